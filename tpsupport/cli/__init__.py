"""The face: commands, the screen, the prompters."""
