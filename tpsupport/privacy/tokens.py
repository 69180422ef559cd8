"""The words of a text, and where among them words of the lists stand close together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, repeat
from typing import NamedTuple

from tpsupport.privacy.lexicon import Lexicon, lexicon

_FEWEST, _FEWEST_STRONG, _MANY = 4, 3, 12
_BRIDGE, _AROUND = 3, 16
_LETTERS = 29
_WORD = {"latin": "([a-z]+)", "kana": "([ぁ-ゖー]+)", "hangul": "([가-힣]+)"}
_DENSE = re.compile(r"[LICP](?:[xs]*(?:u[xs]*){0,2}[LICP]){3,}")
_FOUR = re.compile("[LIC]{4}")
_SPELLED = re.compile(f"s{{{_LETTERS},}}")
_BLOB = re.compile("[0-9a-z]{20,}")
_LETTER_RUN = re.compile("[a-z]{2,}")


class Tokens(NamedTuple):
    """The words of a text in one script."""

    script: str
    lexicon: Lexicon
    words: list[str]
    gaps: list[str]
    """``gaps[i]`` stands before ``words[i]``, the last one after the last word."""
    starts: list[int]

    def end(self, index: int) -> int:
        """Where ``words[index]`` ends in the text."""
        return self.starts[index] + len(self.words[index])

    def said(self, first: int, after: int) -> set[str]:
        """The listed words there, but for those that hold sentences together."""
        kind = self.lexicon.kind
        return {word for word in self.words[first:after] if kind(word) in "LICP"}


class Stretch(NamedTuple):
    """Words ``first`` to ``last`` (both inside) of ``tokens`` are dense with listed ones."""

    tokens: Tokens
    first: int
    last: int


class Places(NamedTuple):
    """Where to look closely: dense stretches, and runs of single letters (from, to)."""

    stretches: list[Stretch]
    spelled: list[tuple[int, int]]


@cache
def _word(script: str) -> re.Pattern[str]:
    return re.compile(_WORD[script])


def places(low: str, script: str, blobs: Sequence[tuple[int, int]]) -> Places:
    """Where in ``low`` a phrase could be; ``blobs`` are the places of addresses and the like."""
    parts = _word(script).split(low)
    if len(parts) < 2 * _FEWEST:
        return Places([], [])
    classes = "".join(map(lexicon(script).classes.get, parts[1::2], repeat("u")))
    found = Places([], [])
    offset = done = 0
    for first, last in _spans(classes):
        before, after = max(first - _AROUND, 0), min(last + _AROUND, len(classes) - 1)
        offset += sum(map(len, parts[done : 2 * before]))
        done = 2 * before
        near = _tokens(parts[done : 2 * after + 3], script, offset)
        found.stretches.append(
            _without_blobs(Stretch(near, first - before, last - before), low, blobs)
        )
    letters = list(_SPELLED.finditer(classes))
    if letters:
        starts = list(accumulate(map(len, parts), initial=0))
        found.spelled.extend(
            (starts[2 * hit.start() + 1], starts[2 * hit.end()]) for hit in letters
        )
    return found


def tokens(low: str, script: str, offset: int = 0) -> Tokens:
    """The words of ``low``, which stands at ``offset`` of a longer text."""
    return _tokens(_word(script).split(low), script, offset)


def _tokens(parts: list[str], script: str, offset: int) -> Tokens:
    starts = list(accumulate(map(len, parts), initial=offset))[1::2]
    return Tokens(script, lexicon(script), parts[1::2], parts[::2], starts)


def _spans(classes: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for hit in _DENSE.finditer(classes):
        if not _promising(hit[0]):
            continue
        if found and hit.start() - found[-1][1] <= _BRIDGE:
            found[-1] = found[-1][0], hit.end() - 1
        else:
            found.append((hit.start(), hit.end() - 1))
    return found


def _promising(classes: str) -> bool:
    """Whether words of these classes could be a phrase, or a part of one that is announced."""
    strong = classes.count("L") + classes.count("P")
    if strong >= _FEWEST_STRONG or len(classes) >= _MANY:
        return True
    return strong == _FEWEST_STRONG - 1 and _FOUR.search(classes) is not None


def _without_blobs(stretch: Stretch, low: str, blobs: Sequence[tuple[int, int]]) -> Stretch:
    words = stretch.tokens
    start, end = words.starts[0], words.end(len(words.words) - 1)
    at = bisect_left(blobs, (start, 0))
    if at == len(blobs) or blobs[at][0] >= end:
        return stretch
    struck = tokens(_BLOB.sub(_struck, low[start:end]), words.script, start)
    return Stretch(struck, 0, len(struck.words) - 1)


def _struck(blob: re.Match[str]) -> str:
    """A blob as something that separates words, unless it is made of listed words."""
    text = blob[0]
    letters = _LETTER_RUN.findall(text)
    listed = lexicon("latin").listed
    if text.isalpha() or sum(map(listed, letters)) >= 0.6 * len(letters) > 0:
        return text
    return "\ufffc" * len(text)
