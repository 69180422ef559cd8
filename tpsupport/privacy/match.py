"""What was found: a kind, a place, how sure; never the value."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Kind = Literal[
    "keystore",
    "mnemonic",
    "private_key",
    "password",
    "otp",
    "id_card",
    "bank_card",
    "phone",
    "email",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order in which they win where two overlap."""

SECRETS = frozenset(KINDS[:5])
"""Never kept, never echoed. The others are personal data: masked, kept in part."""

Certainty = Literal["certain", "likely", "ambiguous"]

Verdict = Literal["private", "public", "unknown"]
"""What a value is that looks the same secret and public."""


class Match(NamedTuple):
    """One thing to hide: ``text[start:end]`` in code points of the text that was searched.

    ``certain`` means that a check passed (a checksum, a derived key, a known shape), ``ambiguous``
    that it may as well be public and the user has to say. ``note`` is a code: ``valid`` where a
    checksum passed, ``invalid`` where one was tried and failed, or empty. ``words`` counts the
    words of a phrase.
    """

    kind: Kind
    start: int
    end: int
    certainty: Certainty = "likely"
    note: str = ""
    words: int = 0


class Seen(NamedTuple):
    """Where the last value of the same look ended, what it was, and what is announced to follow."""

    end: int = 0
    verdict: Verdict = "unknown"
    ahead: tuple[Verdict, ...] = ()


def settle(found: list[Match]) -> tuple[Match, ...]:
    """``found`` in order and without overlaps: the stronger kind takes the whole of both."""
    settled: list[Match] = []
    for match in sorted(found, key=lambda match: (match.start, -match.end)):
        if settled and match.start < settled[-1].end:
            settled.append(_joined(settled.pop(), match))
        else:
            settled.append(match)
    return tuple(settled)


def _joined(left: Match, right: Match) -> Match:
    strong = min(left, right, key=lambda match: KINDS.index(match.kind))
    return Match(
        strong.kind,
        left.start,
        max(left.end, right.end),
        strong.certainty,
        strong.note,
        max(left.words, right.words) if left.kind == right.kind else strong.words,
    )
