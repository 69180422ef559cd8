"""How well each entry answers a question, and which ones to show: the nearest of several trees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
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
    trees: Mapping[int, float]
    """The same for trees by themselves, without their ends."""


class Place(NamedTuple):
    """An entry in the tree in which it is shown, both by their numbers."""

    number: int
    home: int


def ask(index: Index, lexicon: Lexicon, line: str) -> Question:
    """Every entry that answers a part of ``line``."""
    line = _mended(index, line)
    terms = terms_of(without(line, lexicon.ignored), lexicon.meanings, line)
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
    trees = {number: score for number, score in scores.items() if index.kinds[number] == "t"}
    share = known / whole if whole else 0.0
    return Question(terms, share, _together(index, scores), trees)


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


def chosen(index: Index, question: Question, order: Sequence[int], most: int) -> list[Place]:
    """The first of ``order``, each with its home; of the very first, no two have the same one."""
    places = [Place(number, _home(index, question, number)) for number in order]
    first: list[Place] = []
    for place in places:
        if len(first) < FIRST and place.home not in {each.home for each in first}:
            first.append(place)
    known = {each.home for each in first}
    return [
        *first,
        *(each for each in places if each not in first and _is_news(index, each, known)),
    ][:most]


def _home(index: Index, question: Question, number: int) -> int:
    """The tree that an end is shown in: of those that have it, the one that fits best."""
    return max(index.homes[number], key=lambda tree: question.trees.get(tree, 0.0))


def _is_news(index: Index, place: Place, known: set[int]) -> bool:
    """Whether it says more than a hit that leads to its tree already."""
    return index.kinds[place.number] != "t" or place.home not in known
