"""Markdown is judged by a parser of Markdown: nothing from outside becomes markup."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tpsupport.desk.markdown import code, escaped
from tpsupport.desk.render import render
from tpsupport.pack.library import Library
from tpsupport.trees.forest import Forest

from .conftest import TOLD, walked

HOSTILE = [
    "![x](https://evil.example/x.png)",
    "[click](https://evil.example)",
    "<https://evil.example>",
    "https://evil.example",
    "www.evil.example",
    "<img src=x onerror=alert(1)>",
    "</code><script>alert(1)</script>",
    "`](https://evil.example)`",
    "```",
    "`` ` ``",
    "`",
    "a`",
    "@everyone",
    "#1",
    "| a | b |",
    "# heading",
    "- item",
    "> quote",
    "1. one",
    "**bold** __bold__ ~~gone~~",
    "&lt;b&gt;",
    "\\`\\",
    "[ref]: https://evil.example",
    "$math$",
    ":smile:",
    "---",
]
words = st.text(st.sampled_from("`\\*_[]()<>!#|~&@:/.-+={}$ a中"), min_size=1, max_size=30)


def tokens(text: str) -> list[Token]:
    parsed = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    return [*parsed, *(child for each in parsed for child in each.children or ())]


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_stay_what_they_are(acorn: Library, nuts: Forest, value: str) -> None:
    told = {**TOLD, "what_happened": value, "suspect_link": value, "contact": value}
    found = tokens(render(walked(nuts, {"how": "moved"}, told), nuts, acorn, "markdown"))
    kinds = {token.type for token in found}
    assert kinds <= {
        *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline"),
        *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
        *("text", "text_special", "code_inline"),
    }
    spans = [token.content for token in found if token.type == "code_inline"]
    assert spans.count(value) == 3
    outside = "".join(token.content for token in found if token.type == "text")
    assert value not in outside or len(value) < 4


@settings(max_examples=300, deadline=None)
@given(words.map(lambda text: " ".join(text.split())).filter(bool))
def test_code_holds_any_line(value: str) -> None:
    [span] = [token for token in tokens(f"- x: {code(value)}") if token.type == "code_inline"]
    assert span.content == value


@settings(max_examples=300, deadline=None)
@given(words.map(lambda text: " ".join(text.split())).filter(bool))
def test_escaped_words_are_only_words(value: str) -> None:
    found = tokens(f"x {escaped(value)}")
    assert {token.type for token in found} <= {
        *("paragraph_open", "paragraph_close", "inline", "text", "text_special"),
    }
    said = "".join(token.content for token in found if token.type.startswith("text"))
    assert said == f"x {value}"


def test_no_value_at_all_is_no_code() -> None:
    assert code("") == ""
