"""Wrapping: widths, places where lines may break, and nothing ever lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from tpsupport.cli.wrap import display_width, wrap

NEVER_FIRST = "。，、；：？！）】」』》〉”’…—"
NEVER_LAST = "（【「『《〈“‘"


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("plain", 5),
        ("交易哈希", 8),
        ("TRON 网络。", 11),
        ("Ｆｕｌｌ", 8),
        ("ｶﾅ", 2),
        ("한국어", 6),
        ("e\u0301", 1),
        ("a\u200bb", 2),
        ("“引号”", 6),
        ("× → …", 5),
        ("🙂", 2),
    ],
)
def test_width(text: str, width: int) -> None:
    assert display_width(text) == width
    assert wcswidth(text) == width


def test_ambiguous_width_can_be_said() -> None:
    assert display_width("“引号”", ambiguous=2) == 8


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 9, ["one two", "three"]),
        ("one  two", 20, ["one  two"]),
        ("one two  ", 20, ["one two"]),
        ("a\n\nb\n", 10, ["a", "", "b", ""]),
        ("复制交易哈希。", 12, ["复制交易哈", "希。"]),
        ("复制交易哈希。好", 14, ["复制交易哈希。", "好"]),
        ("去资产（收款）", 8, ["去资产", "（收款）"]),
        ("选TRON网络", 7, ["选TRON", "网络"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("地址abcdefghijkl", 8, ["地址", "abcdefgh", "ijkl"]),
        ("1. one two three", 9, ["1. one", "   two", "   three"]),
        ("- 资产里点开", 8, ["- 资产里", "  点开"]),
        ("[OK] 网络正常", 12, ["[OK] 网络正", "     常"]),
        ("  one two", 7, ["  one", "  two"]),
        ("a\tb", 20, ["a   b"]),
        ("a\u00a0b c", 3, ["a\u00a0b", "c"]),
        ("abc", 0, ["ab", "c"]),
        ("abcd  f", 5, ["abcd", "f"]),
        ("字字字", 1, ["字", "字", "字"]),
    ],
)
def test_lines(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@pytest.mark.parametrize(
    ("first", "rest", "lines"),
    [
        ("* ", None, ["* one", "  two"]),
        ("* ", "> ", ["* one", "> two"]),
        ("  12. ", None, ["  12. one", "two"]),
    ],
)
def test_indents(first: str, rest: str | None, lines: list[str]) -> None:
    assert wrap("one two", 9 if len(first) > 4 else 6, first, rest) == lines


@pytest.mark.parametrize("width", range(14, 44))
def test_marks_stay_with_their_words(width: int) -> None:
    text = "打开“资产”，点开这个币（例如 USDT），再点“交易哈希”；它也叫 Hash、TxID……——记下来！"
    for line in wrap(text, width):
        assert line[0] not in NEVER_FIRST
        assert line[-1] not in NEVER_LAST


WORDS = st.text(st.sampled_from("abc 中文，。（）“”…\n1.-é🙂"), max_size=60)


@settings(max_examples=150, deadline=None)
@given(WORDS, st.integers(4, 40), st.sampled_from(["", "- ", "12. "]))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int, first: str) -> None:
    lines = wrap(text, width, first)
    kept = "".join("".join(lines).split())
    assert kept == "".join((first + text).split())
    assert all(display_width(line) <= width for line in lines)
