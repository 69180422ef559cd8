"""What needs no parser reads as the parser reads it; all else is left to that."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.pack.small import SHIPPED
from tpsupport.pack.flat import flat
from tpsupport.pack.source import parse, text_of

ANSWERS = SHIPPED.parent / "tests/data/answers"
PIECES = (
    *(
        "a",
        "tx_hash",
        "seen",
        "true",
        "null",
        "0",
        "-7",
        "007",
        "1.10",
        "0x00ab",
        "21:40",
        "9" * 19,
    ),
    *(
        ":",
        ": ",
        "  ",
        " ",
        "\n",
        "\n  ",
        "#",
        " # ",
        '"',
        "'",
        "-",
        "- ",
        "?",
        ",",
        "，",
        "{}",
        "[a]",
    ),
    *(
        "&a",
        "*a",
        "!t",
        "|",
        ">",
        "%",
        "@",
        "`",
        "\\",
        "\\n",
        "---",
        "...",
        "<<",
        "~",
        "=",
        "é",
        "转账",
    ),
    *(
        "\t",
        "\r",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u3000",
        "\N{SLIGHTLY SMILING FACE}",
        "yes",
        "B-",
        "_",
    ),
)
NAMES = st.sampled_from(("a", "b", "seen", "tx_hash", "null", "A", "a-b", "2a"))
WORDS = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)
LINES = st.one_of(
    st.builds("{}{}: {}".format, st.sampled_from(("", "  ", "   ")), NAMES, WORDS),
    st.builds('{}{}: "{}"'.format, st.sampled_from(("", "  ")), NAMES, WORDS),
    st.builds("{}:".format, NAMES),
    st.builds("{}# {}".format, st.sampled_from(("", " ", "    ")), WORDS),
    st.sampled_from(("", "  ", "---")),
)


@example(["a: b", "  seen: c"])
@example(["a:", "b: c"])
@example(["a:", "  b:", "  seen: c"])
@example(["a: b", "a: c"])
@example(["a:", "  # nothing", "seen: null"])
@given(st.lists(LINES, max_size=7))
def test_it_reads_as_the_parser_does(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = flat(text)
    assert found is None or repr(found) == repr(parse(text, "x"))


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_whatever_it_reads(text: str) -> None:
    found = flat(text)
    assert found is None or repr(found) == repr(parse(text, "x"))


def test_answers_as_people_write_them() -> None:
    texts = [text_of(file) for file in sorted((ANSWERS / "payment-failure").glob("*.yaml"))]
    read = [flat(text) for text in texts]
    assert len([each for each in read if each]) > len(texts) / 2
    for text, found in zip(texts, read, strict=True):
        assert found is None or repr(found) == repr(parse(text, "x"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing",
        "a",
        "a: 'b'",
        "a: [b]",
        "a: {}",
        "a: b # c",
        "a: b: c",
        "a: b:",
        "a:",
        "a: b\na: c",
        "a: b\n  c: d",
        "a:\n  b:\n  c: d",
        "a:\n   b: c",
        'a: "b\\n"',
        "a: b\n---\nc: d",
        "a: -7",
        "a: b\u2028c: d",
    ],
)
def test_what_is_left_to_the_parser(text: str) -> None:
    assert flat(text) is None


def test_what_it_says() -> None:
    text = (
        '# me\ntree: t\nanswers:\n  when: 2026-11-03 21:40\n\n  left: 3\n  hash: null\n  said: "7"'
    )
    answers = {"when": "2026-11-03 21:40", "left": 3, "hash": None, "said": "7"}
    assert flat(text) == {"tree": "t", "answers": answers}
