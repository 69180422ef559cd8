"""The texts of a pack as a table for a translator, and the table back into the pack's files."""
