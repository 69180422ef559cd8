"""A tree to be looked at: as indented text, and as a drawing."""
