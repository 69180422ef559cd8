"""The terms of a line: stems, pairs of Chinese characters, and the meanings that words share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

Meanings = Mapping[str, Sequence[tuple[str, str]]]
"""The first term of a phrase to the phrases that begin with it, each with its meaning's term."""

MEANING = "#"
"""What the term of a meaning begins with."""

WHOLE, SINGLE = 1.0, 0.35
MEANT, HINTED = 1.6, 1.2
"""What a meaning counts, and what it does if one English word or Chinese pair stands for it."""


def terms_of(line: str, meanings: Meanings, whole: str = "") -> dict[str, float]:
    """Every term of ``line`` with what it counts there; meanings are those of the ``whole``."""
    counted: dict[str, float] = {}
    for word in line.split():
        for term, weight in _parts(word):
            counted[term] = counted.get(term, 0.0) + weight
    heads = {term for word in whole.split() for term, _ in _parts(word)} if whole else counted
    for meaning, weight in list(_meant(whole or line, heads, meanings)):
        counted[meaning] = max(weight, counted.get(meaning, 0.0))
    return counted


def first_term(phrase: str) -> str:
    """The term by which a phrase is looked up."""
    word = phrase.split(maxsplit=1)[0]
    return word if word.isascii() else word[:2]


def _parts(word: str) -> Iterator[tuple[str, float]]:
    if word.isascii():
        yield word, WHOLE
        return
    for at, character in enumerate(word):
        yield character, SINGLE
        if at:
            yield word[at - 1 : at + 1], WHOLE


def _meant(line: str, terms: Iterable[str], meanings: Meanings) -> Iterator[tuple[str, float]]:
    for term in terms:
        for phrase, meaning in meanings.get(term, ()):
            if phrase in line:
                yield meaning, HINTED if _is_short(phrase.strip()) else MEANT


def _is_short(phrase: str) -> bool:
    return " " not in phrase if phrase.isascii() else len(phrase) < 3
