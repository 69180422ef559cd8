"""How well each entry answers a question, and which to show: first the nearest of several trees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from tpsupport.search.index import UNKNOWN, Index
from tpsupport.search.kin import named, sides
from tpsupport.search.lexicon import Lexicon, without
from tpsupport.search.likeness import closeness
from tpsupport.search.line import spaced
from tpsupport.search.terms import terms_of

FIRST = 3
"""So many of the first hits are of different trees."""
ALIKE = 0.5
"""What it counts to be asked in the very words by which a thing is asked for."""
MANY = 0.85
"""Below one, so that many words that tell a little outweigh one that tells much."""
OF_TREE = 0.3
"""What a message gains by the tree that it leads to."""
OF_END = 0.35
"""What a tree gains by the best of its ends."""
ELSEWHERE, UNSAID = 0.4, 0.9
"""What is left of an entry about one network if the question names another one, or none."""
ENOUGH, TELLING, APART = 0.45, 0.55, 1.4
"""How much an end must answer to be shown in place of its tree, how much beside the tree, and how
much more than the tree's other ends: a wrong end would mislead, where the tree asks.
"""


class Place(NamedTuple):
    """An entry in the tree in which it is shown, both by their numbers."""

    number: int
    home: int


class Question(NamedTuple):
    """What was asked, as the index reads it."""

    known: float
    """The share of what was asked that the pack has any word for, from 0 to 1."""
    own: Mapping[int, float]
    """Entry to how well it answers by itself: 1 would be all that was asked."""
    trees: Mapping[int, float]
    """Tree to how well it answers together with the best of its ends."""
    messages: Collection[int]
    """The entries that are error messages; what their tree is about says less of them."""
    here: Set[int]
    """The entries about networks that the question names, and no other."""
    elsewhere: Set[int]
    """The entries about other networks than those."""

    def score(self, place: Place) -> float:
        """How well an entry answers in its tree."""
        if place.number == place.home:
            return self.trees.get(place.home, 0.0)
        own, of_tree = self.own.get(place.number, 0.0), self.own.get(place.home, 0.0)
        if place.number in self.messages:
            return own + OF_TREE * of_tree
        return OF_END * own + of_tree


def ask(index: Index, lexicon: Lexicon, line: str) -> Question:
    """Every entry that answers a part of ``line``."""
    terms = terms_of(without(line, lexicon.ignored), lexicon.meanings, line)
    own: dict[int, float] = defaultdict(float)
    whole = known = 0.0
    for term, weight in terms.items():
        rarity, there = index.row(term) or (UNKNOWN, {})
        whole += weight * rarity
        known += weight * rarity if there else 0.0
        for number, much in there.items():
            own[number] += (weight * much) ** MANY
    scores = defaultdict(float, {number: much / whole for number, much in own.items()})
    for number, much in closeness(index, terms).items():
        scores[number] += ALIKE * much
    here, away = sides(line, index.kin)
    elsewhere = away if named(line, index.kin) else set()
    for number in away & scores.keys():
        scores[number] *= ELSEWHERE if elsewhere else UNSAID
    messages = {number for number, kind in enumerate(index.kinds) if kind == "m"}
    trees = _with_ends(index, scores)
    share = known / whole if whole else 0.0
    return Question(share, scores, trees, messages, here, elsewhere)


def mended(index: Index, line: str) -> str:
    """``line`` with the known word that was meant in place of every mistyped one."""
    words = line.split()
    strange = [word for word in words if word.isascii() and index.row(word) is None]
    if not strange:
        return line
    from tpsupport.search.edits import meant

    known = dict.fromkeys(index.words.split())
    odd = [word for word in strange if word not in known]
    right = {word: meant(word, known) for word in odd}
    return spaced([each for word in words for each in right.get(word) or [word]])


def _with_ends(index: Index, own: Mapping[int, float]) -> dict[int, float]:
    """Each tree with the best of its ends."""
    best: dict[int, float] = defaultdict(float)
    for number, score in own.items():
        if index.kinds[number] == "e":
            for tree in index.homes[number]:
                best[tree] = max(best[tree], score)
        elif index.kinds[number] == "t":
            best[number] = max(best[number], 0.0)
    return {tree: own.get(tree, 0.0) + OF_END * score for tree, score in best.items()}


def ordered(index: Index, question: Question) -> list[Place]:
    """Everything that answers, the best first: trees as themselves or by their one telling end.

    The other ends follow where they stand by their own score in the tree that fits them best.
    """
    scores: dict[Place, float] = {}
    inside: dict[int, list[float]] = defaultdict(list)
    for number, own in question.own.items():
        if number not in question.trees:
            place = Place(number, _home(index, question, number))
            scores[place] = question.score(place)
            if index.kinds[number] == "e":
                inside[place.home].append(own)
    for tree, score in question.trees.items():
        first, second = sorted([*inside[tree], 0.0, 0.0])[:-3:-1]
        least = max(ENOUGH, TELLING * question.own.get(tree, 0.0), APART * second)
        if first < least:
            scores[Place(tree, tree)] = score
    return sorted(scores, key=lambda place: (-scores[place], place.number != place.home))


def _home(index: Index, question: Question, number: int) -> int:
    """The tree that an entry is shown in: of those that have it, the one that fits best."""
    return max(index.homes[number], key=lambda tree: question.trees.get(tree, 0.0))


def chosen(places: Sequence[Place], most: int) -> list[Place]:
    """The first of ``places``; of the very first, no two lead to the same tree."""
    first: list[Place] = []
    for place in places:
        if len(first) < FIRST and place.home not in {each.home for each in first}:
            first.append(place)
    return [*first, *_news(places, first)][:most]


def _news(places: Sequence[Place], first: Sequence[Place]) -> Iterator[Place]:
    """What says more than a hit that leads to the same tree already."""
    known = {each.home for each in first}
    return (
        each
        for each in places
        if each not in first and not (each.number == each.home and each.home in known)
    )
