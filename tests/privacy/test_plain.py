"""The plain form: what it folds, and that every place leads back to the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpsupport.privacy.plain import plain

FOLDS = [
    ("plain ASCII", "Seed Phrase 12", "seed phrase 12"),
    ("full width", "ｓｅｅｄ　１２：", "seed 12:"),
    ("zero width", "ab\u200ban\u200c\u2060do\ufeffn", "abandon"),
    ("soft hyphen", "aban\u00addon", "abandon"),
    ("control characters", "aban\x00d\x1bon", "abandon"),
    ("diacritics", "éléphant Ñandú", "elephant nandu"),
    ("decomposed", "e\u0301le\u0301phant", "elephant"),
    ("circled numbers", "①seed⑫word", "1seed12word"),
    ("keycaps", "1\ufe0f\u20e3 seed", "1 seed"),
    ("mathematical letters", "𝐬𝐞𝐞𝐝", "seed"),
    ("ligature", "ﬁne", "fine"),
    ("Cyrillic look-alikes", "аbаndоn", "abandon"),
    ("Cyrillic look-alikes after Chinese", "输入аbаndоn", "输入abandon"),
    ("Cyrillic words stay", "пароль мой", "пароль мои"),
    ("katakana", "パスワード", "はすわーと"),
    ("half-width katakana", "ﾊﾟｽﾜｰﾄﾞ", "はすわーと"),
    ("Hangul", "승용차", "승용차"),
    ("decomposed Hangul", unicodedata.normalize("NFD", "승용차"), "승용차"),
    ("typographic marks", "“key” — it’s", '"key" - it\'s'),
    ("spaces of all kinds", "a\u00a0b\u3000c\u2009d", "a b c d"),
    ("line separator", "a\u2028b", "a\nb"),
    ("dotted capital I", "İstanbul", "istanbul"),
]


@pytest.mark.parametrize(("text", "low"), [fold[1:] for fold in FOLDS], ids=[f[0] for f in FOLDS])
def test_folds(text: str, low: str) -> None:
    assert plain(text).low == low


MIXED = st.text(
    st.sampled_from("aZ9 é\u0301\u200bａ①⑫ﬁ아\u1112\u1161\u11abパﾊﾟаб中\u3000\n\u2028\x00😀İ—"),
    max_size=40,
)


@given(st.one_of(MIXED, st.text(max_size=40)))
def test_each_place_leads_back(text: str) -> None:
    form = plain(text)
    assert len(form.low) == len(form.text)
    last = 0
    for at in range(len(form.text)):
        start, end = form.origin(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert start >= last or form.origin(at - 1, at) == (start, end) or end > last - 1
        last = start
    if form.text:
        start, end = form.origin(0, len(form.text))
        assert 0 <= start < end <= len(text)


@given(MIXED)
def test_folding_is_done_in_one_go(text: str) -> None:
    low = plain(text).low
    assert plain(low).low == low or "\u1112" in text


def test_places_around_what_was_removed() -> None:
    form = plain("a\u200bbc①⑩d")
    at = form.text.index("bc")
    assert form.origin(at, at + 2) == (2, 4)
    at = form.text.index("10")
    assert form.origin(at, at + 2) == (5, 6)


def test_blobs_and_scripts() -> None:
    form = plain(f"tx {'ab12' * 16} 中文 かな 한글")
    assert form.blobs == ((3, 67),)
    assert form.scripts == {"latin", "han", "kana", "hangul"}
    assert plain("plain words").scripts == {"latin"}
