"""Speaking with people: one protocol, and the bodies that it has."""
