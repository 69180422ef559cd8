"""Fresh cases of every kind and style, from seeds: what is hidden, and what is left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from random import Random

import pytest

from tpsupport.privacy.finder import find

from . import fresh
from .fresh import Fresh

SEEDS = (11, 12)


def covered(case: Fresh) -> set[int]:
    return {at for match in find(case.text) for at in range(match.start, match.end)}


def leaks(cases: Iterable[Fresh]) -> list[tuple[str, list[str], str]]:
    """Style, what can still be read, and the text, of each case with anything left."""
    found = []
    for case in cases:
        left = fresh.readable(case, covered(case))
        if left:
            found.append((case.style, left, case.text))
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_phrases_with_a_right_checksum_are_hidden_in_every_disguise(seed: int) -> None:
    assert leaks(fresh.mnemonics(Random(seed))) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_damaged_phrases_are_hidden(seed: int) -> None:
    cases = list(fresh.damaged(Random(seed), rounds=5))
    left = leaks(cases)
    assert len(left) <= 0.02 * len(cases), left


def test_whole_phrases_never_leave_four_words() -> None:
    cases = [
        case for case in fresh.damaged(Random(13), rounds=5) if " half " not in f" {case.style} "
    ]
    assert [case for case in leaks(cases) if len(case[1]) > 3] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_keys_and_keystores_are_hidden(seed: int) -> None:
    assert leaks(fresh.keys(Random(seed))) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_passwords_codes_and_personal_data_are_hidden(seed: int) -> None:
    assert leaks(fresh.announced(Random(seed), rounds=2)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_addresses_and_hashes_stay(seed: int) -> None:
    touched = [
        (case.style, case.text)
        for case in fresh.public(Random(seed))
        if any(
            match.start < case.text.index(value) + len(value) and case.text.index(value) < match.end
            for match in find(case.text)
            for value in case.keep
        )
    ]
    assert touched == []


def test_clean_messages_stay() -> None:
    cases = list(fresh.clean())
    touched = [(case.text, find(case.text)) for case in cases if find(case.text)]
    assert touched == []


def test_kinds_are_told_apart() -> None:
    mistaken: Counter[tuple[str, str]] = Counter()
    for case in (*fresh.keys(Random(14)), *fresh.announced(Random(14))):
        kinds = {
            match.kind
            for match in find(case.text)
            if match.start < case.end and case.start < match.end
        }
        if case.style == "key substrate uri":
            kinds = {"private_key"} if kinds == {"mnemonic"} else kinds
        for kind in kinds - {case.kind}:
            mistaken[case.kind, kind] += 1
    assert mistaken == {}


def test_a_right_checksum_is_noticed() -> None:
    plain = [case for case in fresh.mnemonics(Random(15)) if case.style == "en spaces"]
    assert [match.note for case in plain for match in find(case.text)] == ["valid"] * len(plain)
