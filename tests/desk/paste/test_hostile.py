"""Texts that were made to be slow to read: each takes a time that grows as it does."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from tpsupport.desk import read

from .conftest import SHIPPED

pytestmark = pytest.mark.timing

SIZE = 400_000
PART = "Content-Type: multipart/mixed; boundary=a\nContent-Transfer-Encoding: 8bit\n\n--a\n"
REPEATED = (
    *("1\n", "&am", "&amp;", "&a=b", "&#8203;", "=20", "=\n", "%20", "a/", "<br>", "\\n", "- - "),
    *("ﷺ", "e\u0301", "\u200b", "的 ", "QUJD+/==\n", "tpsr1", "t p s r 1 ", "Network: a\n", PART),
)


def seconds(text: str) -> float:
    begun = time.process_time()
    reading = read(text, SHIPPED)
    assert reading.case is None
    return time.process_time() - begun


@pytest.mark.parametrize("text", REPEATED, ids=ascii)
def test_in_time(text: str) -> None:
    assert seconds(text * (SIZE // len(text.encode()))) < 2.0


@pytest.mark.parametrize("texts", list(pairwise(REPEATED)), ids=ascii)
def test_two_in_turn_in_linear_time(texts: tuple[str, str]) -> None:
    text = "".join(texts)
    size = SIZE // len(text.encode())
    small = min(seconds(text * (size // 4)) for _ in range(2))
    assert seconds(text * size) < 10 * max(small, 0.03)
