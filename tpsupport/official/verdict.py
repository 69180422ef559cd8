"""What is said of one name or link, and by what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from tpsupport.case import Status

Kind = Literal["official", "formerly_official", "lookalike", "known_bad", "not_known"]
KINDS: tuple[Kind, ...] = get_args(Kind)

GRAVITY: Mapping[Kind, int] = {
    "official": 0,
    "formerly_official": 1,
    "not_known": 2,
    "lookalike": 3,
    "known_bad": 4,
}
"""Of several verdicts on one text the gravest counts."""

STATUS: Mapping[Kind, Status] = {
    "official": "ok",
    "formerly_official": "warn",
    "not_known": "unknown",
    "lookalike": "fail",
    "known_bad": "fail",
}
"""What each means as the status of a check."""

SubjectType = Literal["link", "email", "handle", "package", "phone", "contact", "name"]


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing in a text that leads to somebody."""

    type: SubjectType
    text: str
    """As it is read: without disguise, ``help@example.org`` for ``help[at]…``."""
    shown: str = ""
    """What the reader sees instead: a link's words, or the name beside a mail address."""
    sure: bool = True
    """False: it has the shape of a name, and may be ordinary text."""
    claimed: bool = False
    """The words around it speak of support."""
    platform: str = ""
    """The way of contact that a ``contact`` or ``phone`` belongs to: a key of ``absent``."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who said so, and when."""

    by: str
    seen: str


@dataclass(frozen=True, slots=True)
class Reason:
    """``code`` names a phrase under ``official.reason``; ``values`` fill it."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one subject. ``not_known`` never means safe."""

    kind: Kind
    subject: Subject
    resembles: str = ""
    """The official entry that it is, or is like."""
    trick: str = ""
    """How it is like it: a phrase under ``official.trick``."""
    reasons: tuple[Reason, ...] = ()
    source: Source | None = None
    """Where the official entry, or the listing of an imitation, stands."""


def gravest(verdicts: tuple[Verdict, ...]) -> Verdict:
    """The verdict that counts for a whole text; the first of equals."""
    return max(verdicts, key=lambda verdict: GRAVITY[verdict.kind])
