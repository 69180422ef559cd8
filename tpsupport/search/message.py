"""Error messages in a text, whatever numbers, addresses and wrappings stand around them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple
from unicodedata import normalize

from tpsupport.search.line import VARYING

GAP = "…"
_SHORT = 8
"""A message of fewer Latin letters, or with digits, counts only as words of its own."""

_MARKS = (": ", "{", "}", '"', "[", "]", "=", "_")

Sayings = Sequence[tuple[int, str, Sequence[str], bool]]
"""Number of an entry, one of its messages, the parts of that, and whether they are words apart."""


class Heard(NamedTuple):
    """A message that stands in a text."""

    number: int
    text: str
    length: int
    """Letters of it that are always the same."""
    share: float
    """How much of the text it is."""
    wrapped: bool
    """Whether the text looks like a machine's, with quotes, braces and colons around it."""


def sayings(said: Mapping[int, Sequence[str]]) -> Sayings:
    """The messages of each entry as they are looked for."""
    return [(number, text, *_parts(text)) for number, texts in said.items() for text in texts]


def heard(text: str, known: Sayings) -> list[Heard]:
    """The messages in ``text``, the longest first; of each entry only the longest."""
    folded = VARYING.sub(" ", normalize("NFKC", text).casefold())
    glued, apart, starts = _glued(folded), _apart(folded), _starts(folded)
    wrapped = any(mark in folded for mark in _MARKS)
    found: dict[int, Heard] = {}
    for number, said, parts, words in known:
        where = apart if words else glued
        if parts[0] in where and _follow(parts, where, None if words else starts):
            length = sum(len(part.replace(" ", "")) for part in parts)
            if number not in found or found[number].length < length:
                share = length / max(len(glued), length, 1)
                found[number] = Heard(number, said, length, share, wrapped)
    return sorted(found.values(), key=lambda each: -each.length)


def _parts(text: str) -> tuple[list[str], bool]:
    folded = normalize("NFKC", text).casefold()
    letters = _glued(folded)
    words = any(each.isdigit() for each in folded) or (letters.isascii() and len(letters) < _SHORT)
    shape = _apart if words else _glued
    return [shape(part) for part in folded.split(GAP) if part.strip()], words


def _glued(folded: str) -> str:
    """The letters alone: numbers, punctuation and spaces are what differs."""
    return "".join(filter(str.isalpha, folded))


def _apart(folded: str) -> str:
    """The words and numbers in Latin letters, each between spaces."""
    kept = (each if each.isascii() and each.isalnum() else " " for each in folded)
    return f" {' '.join(''.join(kept).split())} "


def _starts(folded: str) -> set[int]:
    """Where words begin among the letters alone; any Chinese character may begin one."""
    starts, at, before = set(), 0, ""
    for character in folded:
        if character.isalpha():
            if not (before.isalpha() and before.isascii() and character.isascii()):
                starts.add(at)
            at += 1
        before = character
    return starts


def _follow(parts: Sequence[str], text: str, starts: Collection[int] | None) -> bool:
    """Whether the parts stand in ``text`` one after the other, the first at one of ``starts``."""
    first, *others = parts
    at = text.find(first)
    while at >= 0 and starts is not None and at not in starts:
        at = text.find(first, at + 1)
    for before, part in zip(parts, others, strict=False):
        at = text.find(part, at + len(before) - before.endswith(" ")) if at >= 0 else at
    return at >= 0
