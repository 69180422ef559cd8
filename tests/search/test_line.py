"""A text as search sees it: folded, stemmed, without what varies."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpsupport.search.kept import index_of
from tpsupport.search.line import line_of, stem, words_of

from .conftest import LIBRARY

LETTERS = index_of(LIBRARY).read_with().letters


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("转账一直打包中", ["转账一直打包中"]),
        ("轉帳一直打包中", ["转账一直打包中"]),
        ("ＵＳＤＴ没到账！！", ["usdt", "没到账"]),
        ("我的USDT pending了", ["我的", "usdt", "pend", "了"]),
        ("sent 0x53268c90C9941b12f8fEEa3934c7D488193E7715 12.5 ETH", ["sent", "eth"]),
        ("see https://example.org/claim?x=1 now", ["see", "now"]),
        ("TDbNE1VajxjpgM5p7FyGNDASt3UVoFbiD3 wrong", ["wrong"]),
        ("余额显示0", ["余额显示", "zero"]),
        ("0.00 left, 10 sent", ["zero", "left", "sent"]),
        ("got 0.00001 trx", ["got", "tiny", "trx"]),
        ("trc20 and erc20", ["trc20", "and", "erc20"]),
        ("can't doesn't", ["cant", "doesnt"]),
        ("a\x1b[31m\u202e\u200b", ["a", "m"]),
        ("", []),
        ("12345 !!! ……", []),
    ],
)
def test_the_words_of_a_text(text: str, words: list[str]) -> None:
    assert words_of(text, LETTERS) == words


@pytest.mark.parametrize(
    ("forms", "root"),
    [
        ("swap swaps swapping swapped", "swap"),
        ("fail fails failed failing", "fail"),
        ("approve approves approved approving", "approv"),
        ("confirm confirms confirmed confirming confirmation confirmations", "confirm"),
        ("revoke revoked revoking", "revok"),
        ("cancel canceled canceling", "cancel"),
        ("currency currencies", "currency"),
        ("address", "address"),
        ("status", "status"),
        ("gas", "gas"),
        ("coin coins coin's", "coin"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str, root: str) -> None:
    assert {stem(form) for form in forms.split()} == {root}


@settings(deadline=None)
@given(st.text(max_size=200))
def test_a_line_holds_words_and_single_spaces(text: str) -> None:
    line = line_of(text, LETTERS)
    assert line == f" {' '.join(line.split())} "
    for word in line.split():
        assert word.isalnum() or not word.isascii()
        assert word.isascii() or not any(each.isascii() for each in word)
