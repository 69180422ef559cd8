"""Finding tokens in a pasted text, and saying what is wrong with one that does not hold."""

from __future__ import annotations

import re
from itertools import chain
from typing import NamedTuple

from tpsupport.desk.paste.envelope import Broken, Sealed, length, unseal
from tpsupport.desk.paste.pieces import gathered
from tpsupport.desk.paste.record import Record, parsed
from tpsupport.desk.paste.squeeze import unsqueeze
from tpsupport.desk.paste.views import likely, meant, streams

_PREFIX = re.compile(r"t[\W_]{0,8}p[\W_]{0,8}s[\W_]{0,8}r[\W_]{0,8}[0-9ilo]", re.IGNORECASE)
_MOST = 20
"""Places that are looked at."""
_FIRST, _AROUND = 200, 2000
"""Characters: of a token's first line, and of all that may stand between its lines."""
_LEAST = 24
"""Characters by which a token is known for one, whatever became of it."""


class Token(NamedTuple):
    """One token that holds: what it says, and whether it stands in a quotation."""

    record: Record
    quoted: bool


class Found(NamedTuple):
    """What a text has of tokens: those that hold, each once, and why the last other does not."""

    tokens: tuple[Token, ...]
    broken: Broken | None


def find(text: str) -> Found:
    """The tokens of ``text``, in its order."""
    held: dict[bytes, Token] = {}
    broken: list[Broken] = []
    for view in meant(text):
        for at, quoted in _places(view):
            outcome = _unsealed(view[at:])
            if isinstance(outcome, Broken):
                broken.append(outcome)
            elif outcome and outcome.body not in held and (record := _record(outcome.body)):
                held[outcome.body] = Token(record, quoted)
        if held:
            return Found(tuple(held.values()), None)
    return Found((), min(broken, key=_weight, default=None))


def _places(view: str) -> list[tuple[int, bool]]:
    """Where tokens seem to begin, and whether in a quotation; the last ones, if they are many."""
    found = [each.start() for each in _PREFIX.finditer(view)][-_MOST:]
    lines = [view[view.rfind("\n", 0, at) + 1 : at].lstrip() for at in found]
    return [(at, line.startswith((">", "|"))) for at, line in zip(found, lines, strict=True)]


def _unsealed(text: str) -> Sealed | Broken | None:
    """What the token at the start of ``text`` holds, by whichever way of reading holds.

    Nothing, if this is no token.
    """
    whole = max(length(each) or 0 for each in streams(text[:_FIRST]))
    window = text[: 2 * whole + _AROUND]
    outcomes = []
    for each in chain(streams(window), gathered(window)):
        outcome = unseal(each)
        if isinstance(outcome, Sealed):
            return outcome
        outcomes.append(outcome)
    have = likely(window)
    if have < _LEAST:
        return None
    if any(each == Broken("newer") for each in outcomes):
        return Broken("newer")
    return Broken("cut_off", have, whole) if have < whole else Broken("damaged")


def _weight(broken: Broken) -> tuple[int, int]:
    """What says more comes first."""
    return ("newer", "cut_off", "damaged").index(broken.code), -broken.have


def _record(body: bytes) -> Record | None:
    try:
        return parsed(unsqueeze(body))
    except ValueError:
        return None
