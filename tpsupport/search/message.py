"""Error messages in a text, whatever numbers, addresses and wrappings stand around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tpsupport.search.line import Letters
from tpsupport.search.spelt import Text, apart, folded, glue, weight

GAP = "…"
_SHORT = 8
"""A message of fewer Latin letters, or with digits, counts only as words of its own."""
_NEAR = 60
"""So many letters, at most, stand in a gap."""
_ENDING = 5
"""So many letters may follow in the word in which a message ends."""

Saying = tuple[int, str, Sequence[str], bool, bool]
"""Number of an entry, one of its messages, the parts of that, whether they count only as words of
their own, and whether the entry is a general one: that something failed, and no more.
"""


class Heard(NamedTuple):
    """A message that stands in a text."""

    number: int
    text: str
    length: int
    """Latin letters of it that are always the same; a Chinese character counts as three."""
    share: float
    """How much of the text it is, without what is general."""
    wrapped: bool
    """Whether the text looks like a machine's."""
    framed: bool
    """Whether the text says in general, too, that something failed."""


def sayings(
    said: Mapping[int, Sequence[str]], general: Collection[int], letters: Letters
) -> list[Saying]:
    """The messages of each entry as they are looked for."""
    return [
        (number, text, *_parts(text, letters), number in general)
        for number, texts in said.items()
        for text in texts
    ]


def heard(text: Text, known: Sequence[Saying]) -> list[Heard]:
    """The messages in ``text``, the longest first; of each entry only the longest.

    The general ones are left out where another says more.
    """
    found: dict[int, tuple[int, str, str]] = {}
    frames: dict[int, str] = {}
    for number, said, parts, words, general in known:
        where, starts = (text.apart, None) if words else (text.glued, text.starts)
        if parts[0] in where and _stand(parts, where, starts):
            this = (sum(map(weight, parts)), said, "".join(parts))
            found[number] = max(found.get(number, (0, "", "")), this)
            if general:
                frames[number] = found[number][2]
    special = {number for number in found.keys() - frames if not _inside(found[number][2], frames)}
    frame = sum(found[number][0] for number in frames)
    rest = max(weight(text.glued) - (frame if special else 0), 1)
    told = [
        Heard(number, said, length, min(length / rest, 1.0), text.wrapped, frame > 0)
        for number, (length, said, _) in found.items()
        if number in (special or frames)
    ]
    return sorted(told, key=lambda each: -each.length)


def _inside(said: str, frames: Mapping[int, str]) -> bool:
    """Whether a message is but a part of a general one."""
    return any(said in frame for frame in frames.values())


def _parts(text: str, letters: Letters) -> tuple[list[str], bool]:
    pieces = [folded(piece, letters) for piece in text.split(GAP) if piece.strip()]
    whole = " ".join(pieces)
    words = any(map(str.isdigit, whole)) or (whole.isascii() and len(glue(whole)) < _SHORT)
    return [(apart if words else glue)(piece) for piece in pieces], words


def _stand(parts: Sequence[str], where: str, starts: Collection[int] | None) -> bool:
    """Whether the parts stand one soon after the other, from one of ``starts`` to nearly another.

    A word may go on for an ending, and not for another word.
    """
    for at in _places(parts[0], where):
        end = _followed(parts, where, at) if starts is None or at in starts else -1
        if end >= 0 and (
            starts is None
            or end + _ENDING >= len(where)
            or any(each in starts for each in range(end, end + _ENDING + 1))
        ):
            return True
    return False


def _places(part: str, where: str) -> Iterator[int]:
    at = where.find(part)
    while at >= 0:
        yield at
        at = where.find(part, at + 1)


def _followed(parts: Sequence[str], where: str, at: int) -> int:
    """Where the last of ``parts`` ends, the first of which stands at ``at`` or -1."""
    end = at + len(parts[0])
    for before, part in pairwise(parts):
        start = end - before.endswith(" ")
        at = where.find(part, start, start + _NEAR + len(part))
        if at < 0:
            return -1
        end = at + len(part)
    return end
