"""Where a diagnosis begins."""

from __future__ import annotations

from typing import NamedTuple

SAID = "what_happened"
"""The fact that holds what somebody said in their own words."""


class Arrival(NamedTuple):
    """Where to begin."""

    tree: str
    end: str = ""
    """The end that may answer at once; empty to go through the tree."""
    said: str | None = None
    """What happened, in the person's own words, if they said so."""
