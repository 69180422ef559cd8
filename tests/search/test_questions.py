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
"""Of all questions of a part in a language, so many must lead to the right place."""
RIGHT_END, RIGHT_END_OF_THREE = 0.85, 0.93
"""The same where an end that is named must be the right one too."""
WRONGLY_SURE = 0.02
"""Of those that are sure, no more may be wrong."""
PARTS = ("tuned", "held", "told")


class Asked(NamedTuple):
    text: str
    right: frozenset[str]
    """Trees, and ends of trees, that are right answers."""
    ends: frozenset[str]
    """The ends of which one must be named, if any is; all are right if there are none."""


def asked(part: str, language: str) -> Iterator[Asked]:
    for group in read(DATA / f"{part}.yaml"):
        ends = frozenset(group.get("ends", ()))
        for question in group.get(language, ()):
            own = question if isinstance(question, dict) else {"text": question, "also": []}
            yield Asked(own["text"], frozenset([*group["to"], *own["also"]]), ends)


def places(entry: Entry) -> set[str]:
    """Everywhere that an entry leads to: its trees, and itself in each of them."""
    trees = {entry.tree, *entry.also}
    return trees | {f"{tree}/{entry.node}" for tree in trees if entry.node}


def rank(index: Index, question: Asked) -> int:
    """Which of the first three is right; 3 if none is."""
    hits = find(index, question.text, 3).hits
    return next((at for at, hit in enumerate(hits) if places(hit.entry) & question.right), 3)


def end_rank(index: Index, question: Asked) -> int:
    """The same, if an end that is named must be a right one."""
    for at, hit in enumerate(find(index, question.text, 3).hits):
        named = {place for place in places(hit.entry) if "/" in place}
        if named & question.ends or (not named and places(hit.entry) & question.right):
            return at
    return 3


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_the_right_place_comes_first(part: str, language: str, index: Index) -> None:
    ranks = {each.text: rank(index, each) for each in asked(part, language)}
    missed = [text for text, at in ranks.items() if at]
    assert [*ranks.values()].count(0) / len(ranks) >= FIRST, missed
    assert sum(at < 3 for at in ranks.values()) / len(ranks) >= FIRST_THREE, missed


def test_an_end_that_is_named_is_the_right_one(index: Index) -> None:
    questions = [each for each in (*asked("told", "zh"), *asked("told", "en")) if each.ends]
    ranks = Counter(end_rank(index, each) for each in questions)
    assert ranks[0] / ranks.total() >= RIGHT_END
    assert 1 - ranks[3] / ranks.total() >= RIGHT_END_OF_THREE


def test_who_is_sure_is_right(index: Index) -> None:
    questions = [each for part in PARTS for lang in ("zh", "en") for each in asked(part, lang)]
    sure = [each for each in questions if find(index, each.text, 1).sure]
    wrong = [each.text for each in sure if rank(index, each)]
    assert len(sure) > len(questions) / 2
    assert len(wrong) <= WRONGLY_SURE * len(sure), wrong


@pytest.mark.parametrize(
    ("text", "trees"),
    [
        ("怎么回事啊", {"security", "payment-failure", "top-up-delay"}),
        ("点不了啊 用不了", {"payment-failure", "node-trouble", "dapp"}),
        ("操作错了怎么办", {"wrong-network", "security", "payment-failure"}),
        ("it dont work", {"payment-failure", "node-trouble", "dapp"}),
        ("is my wallet safe", {"security", "fake-site", "fake-app"}),
        ("i pressed the wrong thing", {"wrong-network", "security", "payment-failure"}),
    ],
)
def test_who_says_next_to_nothing_is_offered_the_likeliest(
    text: str, trees: set[str], index: Index
) -> None:
    answer = find(index, text, 3)
    assert not answer.sure
    assert {hit.entry.tree for hit in answer.hits} == trees


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("eos says account does not exist", "eos-resources"),
        ("APT 链提示余额不足", "aptos"),
    ],
)
def test_a_network_that_is_named_has_its_own_errors(text: str, tree: str, index: Index) -> None:
    assert tree in {hit.entry.tree for hit in find(index, text, 1).hits}


def test_the_questions_name_places_that_there_are(index: Index) -> None:
    for part in PARTS:
        for language in ("zh", "en"):
            for question in asked(part, language):
                assert question.right | question.ends <= index.places.keys()


def test_every_tree_is_asked_for_in_each_language_of_each_half() -> None:
    for half in ("tuned", "held"):
        for language in ("zh", "en"):
            trees = {
                place.partition("/")[0]
                for question in asked(half, language)
                for place in question.right
            }
            assert trees >= set(LIBRARY.tree_ids)
