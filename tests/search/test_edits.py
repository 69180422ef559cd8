"""Mistyped words, and which known one was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpsupport.search.edits import meant, slips

WORDS = st.text("abcde", max_size=9)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("wallet", "wallet", 0),
        ("walet", "wallet", 1),
        ("wallte", "wallet", 1),
        ("recieve", "receive", 1),
        ("pasword", "password", 1),
        ("mnemonik", "mnemonic", 1),
        ("menmonic", "mnemonic", 1),
        ("transection", "transaction", 1),
        ("aprovel", "approval", 2),
        ("", "ab", 2),
    ],
)
def test_slips(one: str, other: str, count: int) -> None:
    assert slips(one, other, 3) == slips(other, one, 3) == count


@given(WORDS, WORDS, st.integers(0, 3))
def test_slips_are_symmetric_and_bounded(one: str, other: str, most: int) -> None:
    count = slips(one, other, most)
    assert count == slips(other, one, most)
    assert (count == 0) == (one == other)
    assert 0 <= count <= most + 1
    assert (count > most) or count == slips(one, other, 9)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("walet", ["wallet"]),
        ("swapp", ["swap"]),
        ("swop", []),
        ("nod", []),
        ("xyzzy", []),
        ("addres", ["address"]),
    ],
)
def test_the_nearest_known_word_is_meant(word: str, found: list[str]) -> None:
    assert meant(word, ["wallet", "swap", "address", "password", "node"]) == found
