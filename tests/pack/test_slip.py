"""Where a file stops being YAML, the message names the slip that somebody probably made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpsupport.pack.flaw import FlawedPackError
from tpsupport.pack.library import Library
from tpsupport.pack.slip import Slip, slip
from tpsupport.pack.source import parse

LIBRARY = Library.open()


@pytest.mark.parametrize(
    ("text", "kind", "line", "column"),
    [
        ("a:\n\tb: 1\n", "tab", 2, 1),
        ("a:\n  b: 1\n\u3000\u3000c: 2\n  d: 3\n", "wide_space", 3, 1),
        ("a: 1\nb:\u3000two\nc: 3\n", "wide_space", 2, 3),
        ("```yaml\na: 1\n```\n", "fence", 1, 1),
        ("a: 1\n// note\nb: 2\n", "slashes", 2, 1),
        ("a: 1\nb\uff1atwo\nc: 3\n", "wide_colon", 2, 2),
        ("a: {b: one\uff0c c: two}\n", "wide_comma", 1, 11),
        ('a: 1\nb: \uff5bc: one, d: "two"\uff5d\n', "wide_bracket", 2, 4),
        ("a:\n  -{b: one, c: two}\n", "dash_space", 2, 3),
        ("a: 1\nb:two\nc: 3\n", "colon_space", 2, 2),
        ('a: 1\nb {c: one, d: "two"}\n', "no_colon", 2, 2),
        ("a: 1\nb two\nc: 3\n", "no_colon", 2, 1),
        ("a: {b: %s}\n", "reserved", 1, 8),
        ("a: @somebody\n", "reserved", 1, 4),
        ("a: {b: **c**}\n", "reserved", 1, 8),
        ('a: {b: "one "two" three"}\n', "quote_inside", 1, 13),
        ('a: {b: "one, c: two}\nd: 1\n', "quote_open", 1, 8),
        ("a: {b: one #2 c}\nd: 1\n", "hash", 1, 12),
        ("a: {b: one {c}, d: two}\ne: 1\n", "brace_inside", 1, 12),
        ("a: {b: one: two}\n", "colon_inside", 1, 11),
        ("a: one: two\n", "colon_inside", 1, 7),
        ("a: {b: one}}\nc: 1\n", "surplus", 1, 12),
        ("a: {b: one\nc: [d]\n", "unclosed", 1, 4),
        ("a:\n  b: 1\n   c: 2\n", "indentation", 3, 5),
        ("a:\n  b: {c: 1}\n c: 2\n", "indentation", 3, 2),
        ("a:\n  - b: 1\n  c: 2\n", "dash", 3, 3),
        ("a:\n  - {b: 1}\n  {b: 2}\n", "dash", 3, 3),
        ("a:\n  {b: 1}\n  - {b: 2}\n", "dash", 2, 3),
        ("- a\nb:\n  {c: 1}\n  - {c: 2}\n", "dash", 2, 1),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n", "merge", 2, 1),
        ("a: 1\n<!-- note -->\nb: 2\n", "slashes", 2, 1),
        ("a: 1\n\uff03 note\nb: 2\n", "slashes", 2, 1),
        ("a:\n  \u2014 {b: c, d: e}\n", "bullet", 2, 3),
        ("a:\n  * {b: 1}\n", "bullet", 2, 3),
        ("a:\n  1. {b: c, d: e}\n", "bullet", 2, 3),
        ("a: \uff08zh: one, en: two\uff09\n", "wide_bracket", 1, 4),
        ("a: (zh: one, en: two)\n", "wide_bracket", 1, 4),
        ("a: {b: end: c}\n", "target_space", 1, 11),
        ("a: {b: one c: two}\n", "comma_before", 1, 12),
        ("a: {b: 'one's two'}\n", "single_inside", 1, 12),
        ('"a": "one",\n"b": "two"\n', "line_comma", 1, 11),
        ("a: zh: one, en: two}\n", "unopened", 1, 4),
        ("a one\nb: two\n", "no_colon", 1, 2),
    ],
)
def test_the_slip_is_named_at_its_place(text: str, kind: str, line: int, column: int) -> None:
    with pytest.raises(FlawedPackError) as caught:
        parse(text, "x.yaml")
    (flaw,) = caught.value.flaws
    assert (flaw.code, flaw.details["slip"]) == ("not_yaml", kind)
    assert (flaw.place.line, flaw.place.column) == (line, column)


def test_an_indentation_names_the_line_beside_which_it_should_stand() -> None:
    text = "a:\n    b: 1\n    # a note\n   c: 2\n"
    found = slip(text, 4, 4, "did not find expected key", opened=False)
    assert found == Slip("indentation", 4, 4, spaces=3, other=2, wanted=4)


@given(st.text(st.sampled_from("ab:{}[]\"'- \n\t#\uff1a\uff0c\u2028%&*!"), max_size=60))
def test_whatever_is_no_yaml_has_a_slip_in_words_and_a_place(text: str) -> None:
    try:
        parse(text, "x.yaml")
    except FlawedPackError as error:
        (flaw,) = error.flaws
        assert flaw.place.line >= 1
        assert flaw.place.column >= 1
        if flaw.code == "not_yaml":
            details = {key: flaw.details.get(key, 0) for key in ("spaces", "other", "wanted")}
            for language in LIBRARY.languages:
                assert LIBRARY.phrase(f"lint.slips.{flaw.details['slip']}", language, **details)
