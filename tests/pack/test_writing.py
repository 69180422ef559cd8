"""Words as YAML: whatever they are, they read as themselves."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tpsupport.pack.source import parse
from tpsupport.pack.writing import mapping, scalar, sequence, text
from tpsupport.text import clean

ANY = st.one_of(
    st.text(st.sampled_from("ab1 .:,#-?&*!|>%@`'\"\\[]{}~=<+/_中，“：\t"), max_size=12),
    st.sampled_from(
        [
            "true",
            "null",
            "false",
            "~",
            "yes",
            "on",
            "0x1f",
            "012",
            "1.10",
            "12:30",
            "2026-11-20",
            "- a",
            "? b",
            "<<",
            "",
            " a",
            "a ",
        ]
    ),
    st.text(max_size=20),
).filter(lambda words: clean(words) == words and "\r" not in words)


@example("\ufffe\uffff", "a")
@given(ANY, ANY)
def test_words_read_as_themselves_wherever_they_stand(one: str, other: str) -> None:
    assert parse(f"a: {scalar(one)}\n", "x") == {"a": one}
    assert parse(f"- {scalar(one)}\n- {{b: {scalar(other)}}}\n", "x") == [one, {"b": other}]
    assert parse(f"a: {text({'zh': one, 'en': other})}  # c\n", "x") == {
        "a": {"zh": one, "en": other}
    }
    assert parse(f"a: {sequence([one, other])}\n", "x") == {"a": [one, other]}
    assert parse(f"a: {mapping({'b': sequence([one])})}\n", "x") == {"a": {"b": [one]}}


@pytest.mark.parametrize("words", ["没有声音", "No sound", "it's so", "e-mail", "好。"])
def test_plain_words_stay_plain(words: str) -> None:
    assert scalar(words) == words
