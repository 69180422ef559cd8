"""What a pasted text says: the case, how surely it came back, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from tpsupport.case import Case
from tpsupport.desk.paste.record import Record
from tpsupport.trees.forest import Forest

Source = Literal["token", "json", "lines", "nothing"]
"""Where the case was read from: the token, the JSON form, or the lines for people."""


class Problem(NamedTuple):
    """Something to know about a text; ``paste.problems.<code>`` is its phrase."""

    code: str
    details: Mapping[str, object] = {}


class Reading(NamedTuple):
    """What a pasted text says. Everything in it is the customer's own claim."""

    case: Case | None
    """``None`` if nothing of a request could be read. Its times are empty where nothing says them;
    a case from lines may lack facts, findings and the path."""
    forest: Forest | None
    """The trees of the pack of today in which the case was folded; ``None`` if they are gone."""
    source: Source
    verified: bool
    """Everything came back exactly as it was written: a checksum says so. It is no signature."""
    holds: bool | None
    """Whether the trees of today lead to the same end; ``None`` where that cannot be told."""
    language: str
    """The customer's; one of the pack's languages."""
    problems: tuple[Problem, ...] = ()
    record: Record | None = None
    """The case as answers files say it: facts, steps, and what each check found."""
