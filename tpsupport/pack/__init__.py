"""Reading knowledge: strict YAML with line numbers, the models, the library of a whole pack."""

MAX_BYTES = 1 << 20
"""The size of the largest file that is read."""
