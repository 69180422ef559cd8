"""Recovery phrases whose words are glued together, or whose letters are set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tpsupport.privacy import tables
from tpsupport.privacy.lexicon import SCRIPTS
from tpsupport.privacy.match import Match
from tpsupport.privacy.plain import Plain

_NO_LETTER = re.compile("[^0-9a-z]")
_LATIN = re.compile("[a-z]{30,}")
_GLUED = {"kana": "[ぁ-ゖー]{24,}", "hangul": "[가-힣]{18,}"}
_SIZES = {"latin": (3, 10), "kana": (3, 8), "hangul": (2, 6)}
_FEWEST = 7
_SKIPPED = -2.5


class _Way(NamedTuple):
    """The best way to end at a letter: its score, the length of the last word (0: none ends)."""

    score: float
    size: int


def glued(form: Plain) -> list[Match]:
    """Every phrase in ``form`` that is written as one word."""
    found = []
    for script, hit in _long_words(form):
        words = _segmented(hit[0], script)
        if len({hit[0][start:end] for start, end in words}) >= _FEWEST:
            found.append(_match(hit.start() + words[0][0], hit.start() + words[-1][1], len(words)))
    return found


def spelled(low: str, places: list[tuple[int, int]]) -> list[Match]:
    """Every phrase among the ``places`` where letters stand alone, one after another."""
    found = []
    for start, end in places:
        letters = _NO_LETTER.sub("", low[start:end])
        words = [] if any(map(str.isdigit, letters)) else _segmented(letters, "latin")
        if len({letters[first:after] for first, after in words}) >= _FEWEST:
            found.append(_match(start, end, len(words)))
    return found


def _long_words(form: Plain) -> Iterator[tuple[str, re.Match[str]]]:
    for start, end in form.blobs:
        for hit in _LATIN.finditer(form.low, start, end):
            yield "latin", hit
    for script, pattern in _GLUED.items():
        if script in form.scripts:
            for hit in re.finditer(pattern, form.low):
                yield script, hit


def _match(start: int, end: int, words: int) -> Match:
    return Match("mnemonic", start, end, "likely", "invalid", words)


@cache
def _vocabulary(script: str) -> frozenset[str]:
    return frozenset().union(*map(tables.words, SCRIPTS[script]))


def _segmented(letters: str, script: str) -> list[tuple[int, int]]:
    """The listed words of which a stretch of ``letters`` is best explained, as places."""
    listed, (least, most) = _vocabulary(script), _SIZES[script]
    ways = [_Way(0.0, 0)]
    top = 0
    for end in range(1, len(letters) + 1):
        best = _Way(max(ways[-1].score + _SKIPPED, 0.0), 0)
        for size in range(least, min(most, end) + 1):
            score = ways[end - size].score + size - 1
            if score > best.score and letters[end - size : end] in listed:
                best = _Way(score, size)
        ways.append(best)
        if best.score > ways[top].score:
            top = end
    return _words(ways, top)


def _words(ways: list[_Way], end: int) -> list[tuple[int, int]]:
    words = []
    while ways[end].score > 0:
        size = ways[end].size
        if size:
            words.append((end - size, end))
        end -= size or 1
    return words[::-1]
