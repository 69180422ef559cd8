"""A question as a form: a text, a menu, and where it is wanted a line to type in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tpsupport.cli.prompt.protocol import Way


class Row(NamedTuple):
    """One line of the menu: what it stands for, and the key that leads to it."""

    value: str | Way
    label: str
    key: str | None = None

    @property
    def answers(self) -> bool:
        """Whether choosing it answers the question, rather than leading out of it."""
        return isinstance(self.value, str) or self.value is Way.SUBMIT


class Form(NamedTuple):
    """Everything that is shown of a question, and what its keys do."""

    head: str
    text: str
    hint: str
    """How to answer; the line to type in follows it."""
    rows: Callable[[str], Sequence[Row]]
    """The menu, for what has been typed so far."""
    typed: str | None = None
    """The text to begin with in the line to type in; ``None`` for no such line."""
    nothing: str = ""
    """What stands where no row answers to what has been typed."""
    back: bool = False
    help: bool = False

    def showing(self, text: str) -> Form:
        """The same with another text above it."""
        return self._replace(text=text)


class Picked(NamedTuple):
    """The row that was chosen, and what stood in the line to type in."""

    value: str | Way
    typed: str = ""
