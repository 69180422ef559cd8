"""What can be found: a problem, an end of one, or an error message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from tpsupport.text import Text

Kind = Literal["tree", "end", "message"]


class Entry(NamedTuple):
    """One thing that search can give."""

    kind: Kind
    tree: str
    """The tree to go on with."""
    node: str
    """The end of that tree: what is shown of an end, what a message leads to; else empty."""
    also: Sequence[str]
    """Other trees that have the same end."""
    outcome: str
    """How an end ends; empty for the others."""
    id: str
    """The message's own; else empty."""
    title: Text
    why: Text
    advice: Sequence[Text]
    sources: Sequence[str]

    @property
    def place(self) -> str:
        """``tree`` or ``tree/end``."""
        return f"{self.tree}/{self.node}" if self.node else self.tree


Fields = Mapping[str, Sequence[str]]
"""Field to its texts, in every language."""


def unpacked(values: list[Any]) -> Entry:
    """The entry that was packed."""
    return Entry(*values)
