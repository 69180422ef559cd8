"""Recovery phrases whose words are glued together, or whose letters are set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tpsupport.privacy import tables
from tpsupport.privacy.lexicon import SCRIPTS
from tpsupport.privacy.match import Match
from tpsupport.privacy.plain import Plain

_NO_LETTER = re.compile("[^0-9a-z]")
_LATIN = re.compile("[a-z]{30,}")
_GLUED = {"kana": "[ぁ-ゖー]{24,}", "hangul": "[가-힣]{18,}"}
_LEAST = {"latin": 3, "kana": 3, "hangul": 2}
"""Letters of the shortest words that count."""
_FEWEST = 7
_SKIPPED = -2.5


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


@cache
def _lengths(script: str) -> dict[str, tuple[int, ...]]:
    """How long the listed words are that begin with some letters."""
    found: dict[str, set[int]] = {}
    for word in _vocabulary(script):
        if len(word) >= _LEAST[script]:
            found.setdefault(word[: _LEAST[script]], set()).add(len(word))
    return {head: tuple(sorted(lengths)) for head, lengths in found.items()}


def _segmented(letters: str, script: str) -> list[tuple[int, int]]:
    """The listed words of which a stretch of ``letters`` is best explained, as places.

    A word counts its letters but one; each letter that is in none takes ``_SKIPPED`` away.
    """
    listed, lengths, least = _vocabulary(script), _lengths(script), _LEAST[script]
    scores, sizes = [0.0] * (len(letters) + 1), [0] * (len(letters) + 1)
    for at in range(len(letters)):
        score = scores[at]
        if score + _SKIPPED >= scores[at + 1]:
            scores[at + 1], sizes[at + 1] = max(score + _SKIPPED, 0.0), 0
        for size in lengths.get(letters[at : at + least], ()):
            after = at + size
            if (
                after < len(scores)
                and letters[at:after] in listed
                and score + size - 1 > scores[after]
            ):
                scores[after], sizes[after] = score + size - 1, size
    return _words(scores, sizes)


def _words(scores: list[float], sizes: list[int]) -> list[tuple[int, int]]:
    """The words that lead to the highest score."""
    end = scores.index(max(scores))
    words = []
    while scores[end] > 0:
        size = sizes[end]
        if size:
            words.append((end - size, end))
        end -= size or 1
    return words[::-1]
