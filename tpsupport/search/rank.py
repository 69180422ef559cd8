"""How well each entry answers a question, and which ones to show: the nearest of several trees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tpsupport.search.index import Index
from tpsupport.search.lexicon import Lexicon, without
from tpsupport.search.line import spaced
from tpsupport.search.terms import terms_of

FIRST = 3
"""So many of the first hits are of different trees."""
_OF_TREE, _OF_END = 0.45, 0.35
"""What an end gains by its tree, and a tree by the best of its ends."""
_UNKNOWN = 5.0
"""How rare a term counts that the pack does not hold."""


class Question(NamedTuple):
    """What was asked, as the index reads it."""

    terms: Mapping[str, float]
    known: float
    """The share of what was asked that the pack has any word for, from 0 to 1."""
    scores: Mapping[int, float]
    """Entry to how well it answers: 1 would be all that was asked."""


def ask(index: Index, lexicon: Lexicon, line: str) -> Question:
    """Every entry that answers a part of ``line``."""
    terms = terms_of(_mended(index, without(line, lexicon.ignored)), lexicon.meanings)
    own: dict[int, float] = defaultdict(float)
    whole = known = 0.0
    for term, weight in terms.items():
        row = index.row(term)
        if row is None:
            whole += weight * _UNKNOWN
            continue
        rarity, there = row
        whole += weight * rarity
        known += weight * rarity
        for number, much in there.items():
            own[number] += weight * much
    scores = {number: much / whole for number, much in own.items()}
    return Question(terms, known / whole if whole else 0.0, _together(index, scores))


def _mended(index: Index, line: str) -> str:
    """``line`` with every mistyped word beside the known one that was meant."""
    words = line.split()
    odd = [word for word in words if word.isascii() and index.row(word) is None]
    if not odd:
        return line
    from tpsupport.search.edits import meant

    known = index.words.split()
    mended = {word: meant(word, known) for word in odd}
    return spaced([each for word in words for each in mended.get(word) or [word]])


def _together(index: Index, own: Mapping[int, float]) -> dict[int, float]:
    """Ends gain by their trees, and trees by their ends."""
    best: dict[int, float] = defaultdict(float)
    for number, score in own.items():
        if index.kinds[number] == "e":
            for tree in index.homes[number]:
                best[tree] = max(best[tree], score)
    scores = {
        number: score + _OF_TREE * max(own.get(tree, 0.0) for tree in index.homes[number])
        for number, score in own.items()
        if index.kinds[number] != "t"
    }
    trees = {number for number, kind in enumerate(index.kinds) if kind == "t"}
    return scores | {
        tree: own.get(tree, 0.0) + _OF_END * best[tree]
        for tree in trees
        if tree in own or best[tree]
    }


def chosen(index: Index, order: Sequence[int], most: int) -> list[int]:
    """The first of ``order``; of the very first, no two are of the same tree."""
    first: list[int] = []
    seen: set[int] = set()
    for number in order:
        if len(first) < FIRST and not seen.intersection(index.homes[number]):
            first.append(number)
            seen.update(index.homes[number])
    rest = [number for number in order if number not in first]
    return [*first, *_new(index, rest, seen)][:most]


def _new(index: Index, rest: Sequence[int], seen: set[int]) -> Iterator[int]:
    """What is not said yet: a tree that a hit leads to already is no news."""
    return (
        number
        for number in rest
        if index.kinds[number] != "t" or index.homes[number][0] not in seen
    )
