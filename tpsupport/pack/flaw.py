"""What is wrong with a pack, and where: file, line and column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tpsupport.errors import PackError

Path_ = tuple[str | int, ...]
"""Where a value stands in a document: keys and list positions from the top."""


class Place(NamedTuple):
    """A place in a file; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Flaw(NamedTuple):
    """One thing that is wrong: ``code`` names a phrase under ``lint``, ``details`` fill it."""

    place: Place
    code: str
    details: Mapping[str, object] = {}


LONGEST = 200
"""So many characters of what an author wrote are shown where it is wrong."""


def clipped(details: Mapping[str, object]) -> dict[str, object]:
    """``details`` with nothing longer than a line can show, however long the author's word is."""
    return {
        key: f"{value[:LONGEST]}…" if isinstance(value, str) and len(value) > LONGEST else value
        for key, value in details.items()
    }


class FlawedPackError(PackError):
    """A pack that cannot be used, with every flaw that was found."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__("flawed", count=len(flaws))
        self.flaws = flaws

    def __str__(self) -> str:
        return "; ".join(f"{flaw.place} {flaw.code} {dict(flaw.details)}" for flaw in self.flaws)


def in_order(flaws: Iterable[Flaw]) -> tuple[Flaw, ...]:
    """The flaws by their places, each once, however many trees it is a flaw of."""
    found = {(flaw.place, flaw.code, str(flaw.details)): flaw for flaw in flaws}
    return tuple(sorted(found.values(), key=lambda flaw: (flaw.place, flaw.code)))


def flawed(
    file: str, code: str, line: int = 1, column: int = 1, **details: object
) -> FlawedPackError:
    """The error of a file that is wrong in one place."""
    return FlawedPackError((Flaw(Place(file, line, column), code, clipped(details)),))
