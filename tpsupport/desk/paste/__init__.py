"""A request comes back: from pasted text, however mangled, to the case that it was made from."""
