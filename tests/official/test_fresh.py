"""Fresh cases: every trick on brands of many shapes, in every form in which people send them."""

from __future__ import annotations

import itertools
import random

import pytest

from tpsupport.official.allow import Allow, from_list
from tpsupport.official.judge import judge
from tpsupport.official.lore import Lore

from . import fresh

SEEDS = (20261101, 20261102, 7)


@pytest.fixture(scope="module")
def lists(knowledge: Lore) -> dict[fresh.Brand, Allow]:
    return {brand: from_list(brand.official, knowledge) for brand in fresh.BRANDS}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_look_alike_is_caught(lists: dict[fresh.Brand, Allow], seed: int) -> None:
    missed = [
        (trick, case, found.kind)
        for brand, trick, case in fresh.lookalikes(seed, 8)
        if (found := judge(case, lists[brand])).kind != "lookalike"
    ]
    assert missed == []


@pytest.mark.parametrize("seed", SEEDS)
def test_no_official_one_is_accused(lists: dict[fresh.Brand, Allow], seed: int) -> None:
    wrong = [
        (case, found.kind, found.trick)
        for brand, case in fresh.officials(seed, 40)
        if (found := judge(case, lists[brand])).kind != "official"
    ]
    assert wrong == []


def test_the_cases_are_many_and_different() -> None:
    cases = {case for seed in SEEDS for _, _, case in fresh.lookalikes(seed, 8)}
    tricks = {trick for _, trick, _ in fresh.lookalikes(SEEDS[0], 1)}
    assert len(cases) > 2500
    assert len(tricks) == len(fresh.HOST_TRICKS) + len(fresh.LINK_TRICKS) + 2


def test_names_of_two_ordinary_words_are_left_alone(
    lists: dict[fresh.Brand, Allow], knowledge: Lore
) -> None:
    """At most one in a hundred, for every brand, of names that others might well choose."""
    dice = random.Random(3)
    words = sorted(knowledge.words["words"])
    hosts = [
        f"{dice.choice(words)}{dice.choice(['', '-'])}{dice.choice(words)}.{ending}"
        for ending in itertools.chain.from_iterable([["com", "io", "app", "net", "pro"]] * 100)
    ]
    for brand, names in lists.items():
        flagged = [host for host in hosts if judge(host, names).kind != "not_known"]
        assert len(flagged) <= len(hosts) // 100, (brand, flagged)
