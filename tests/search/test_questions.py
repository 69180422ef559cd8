"""Questions of users in their own words: the right tree or end comes first, or among the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tpsupport.pack.source import read
from tpsupport.search.entry import Entry
from tpsupport.search.find import find
from tpsupport.search.index import Index

from .conftest import LIBRARY

DATA = Path(__file__).parents[1] / "data" / "search"
FIRST, FIRST_THREE = 0.85, 0.95
"""Of all questions of a half in a language, so many must lead to the right place."""


class Asked(NamedTuple):
    text: str
    right: frozenset[str]
    """Trees, and ends of trees, that are right answers."""


def asked(half: str, language: str) -> Iterator[Asked]:
    for group in read(DATA / f"{half}.yaml"):
        for question in group[language]:
            own = question if isinstance(question, dict) else {"text": question, "also": []}
            yield Asked(own["text"], frozenset([*group["to"], *own["also"]]))


def places(entry: Entry) -> set[str]:
    """Everywhere that an entry leads to: its trees, and itself in each of them."""
    trees = {entry.tree, *entry.also}
    return trees | {f"{tree}/{entry.node}" for tree in trees if entry.node}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("half", ["tuned", "held"])
def test_the_right_place_comes_first(half: str, language: str, index: Index) -> None:
    ranks: Counter[int] = Counter()
    missed = []
    for question in asked(half, language):
        hits = find(index, question.text, 3).hits
        right = [places(hit.entry) & question.right for hit in hits]
        rank = next((at for at, found in enumerate(right) if found), 3)
        ranks[rank] += 1
        if rank == 3:
            missed.append(question.text)
    count = ranks.total()
    assert ranks[0] / count >= FIRST, missed
    assert (count - ranks[3]) / count >= FIRST_THREE, missed


def test_the_questions_name_places_that_there_are(index: Index) -> None:
    for half in ("tuned", "held"):
        for language in ("zh", "en"):
            for question in asked(half, language):
                assert {each for each in question.right if each not in index.places} == set()


def test_every_tree_is_asked_for_in_each_language_of_each_half() -> None:
    for half in ("tuned", "held"):
        for language in ("zh", "en"):
            trees = {
                place.partition("/")[0]
                for question in asked(half, language)
                for place in question.right
            }
            assert trees >= set(LIBRARY.tree_ids)
