"""The line of a flaw: the caret stands under its place, whatever the line holds."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tpsupport.cli.excerpt import excerpt, lines_of
from tpsupport.cli.wrap import display_width

ALPHABET = st.sampled_from("ab {}:，。支付失败ｘ\t\u200b\x07\u0301é🙂")
GUTTER = 9


def test_a_short_line() -> None:
    assert excerpt(7, "  next: {a: b}", 11, 80) == (
        "     7 |   next: {a: b}",
        "       |           ^",
    )


def test_a_wide_character_is_two_columns() -> None:
    assert excerpt(12, "zh: 支付失败 x", 10, 80) == (
        "    12 | zh: 支付失败 x",
        "       |" + " " * (1 + 4 + 8 + 1) + "^",
    )


def test_a_long_line_is_cut_around_the_caret() -> None:
    words = "".join(f"w{at} " for at in range(100))
    line, caret = excerpt(1, words, words.index("w50") + 1, 60)
    assert "w50" in line
    assert line[caret.index("^") :].startswith("w50")
    assert line[GUTTER] == "…"
    assert line.endswith("…")
    assert display_width(line) <= 60


def test_a_place_behind_the_end_of_the_line() -> None:
    assert excerpt(1, "ab", 3, 80) == ("     1 | ab", "       |   ^")
    assert excerpt(1, "", 1, 80) == ("     1 |", "       | ^")


@given(st.text(ALPHABET, max_size=80), st.integers(1, 81), st.integers(29, 120))
def test_the_caret_is_under_the_place(text: str, column: int, width: int) -> None:
    line, caret = excerpt(1, text, column, width)
    assert display_width(line) <= width
    assert display_width(caret) <= width
    seen = text[column - 1 :].replace("\t", " ").translate({0x200B: None, 7: None})
    if seen.strip() and not seen.startswith("\u0301"):
        at = display_width(caret) - 1
        under = next(end for end in range(len(line) + 1) if display_width(line[:end]) == at)
        assert line[under:].lstrip("\u0301")[:1] == seen[0]


def test_lines_are_those_that_yaml_counts(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes("\ufeffa\r\nb\rc\n支".encode() + b"\xff")
    assert lines_of(str(file)) == ["a", "b", "c", "支\ufffd"]
    assert lines_of(str(tmp_path)) == lines_of(str(tmp_path / "none")) == ()
