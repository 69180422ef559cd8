"""The marks around a secret go with it, and no others."""

from __future__ import annotations

import pytest

from tpsupport.privacy.marks import with_marks
from tpsupport.privacy.match import Kind, Match


@pytest.mark.parametrize(
    ("text", "inside", "kind", "hidden"),
    [
        ('say ["a", "b"] now', '["a", "b', "mnemonic", '["a", "b"]'),
        ('"a" "b" rest', '"a" "b', "mnemonic", '"a" "b"'),
        ("key [1,2,3] end", "1,2,3", "private_key", "[1,2,3]"),
        ('{"key":"abc"}', "abc", "private_key", "abc"),
        ("his “words” here", "words", "mnemonic", "words"),
        ('"me@x.org"', "me@x.org", "email", "me@x.org"),
        ("[[[[[[1]]]]]]", "1", "private_key", "[[[[1]]]]"),
    ],
)
def test_what_goes(text: str, inside: str, kind: Kind, hidden: str) -> None:
    start = text.index(inside)
    found = with_marks(text, Match(kind, start, start + len(inside)))
    assert text[found.start : found.end] == hidden
