"""Hostile input: bounded, and in time that grows with the length alone."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tpsupport.official.allow import Allow
from tpsupport.official.judge import judge_all
from tpsupport.official.verdict import KINDS

pytestmark = pytest.mark.timing

SHAPES: dict[str, Callable[[int], str]] = {
    "one letter": lambda n: "a" * n,
    "at signs": lambda n: "@" * n,
    "nested at": lambda n: "https://" + "a@" * (n // 2) + "b.com",
    "mail chains": lambda n: "a@b.c@" * (n // 6),
    "labels": lambda n: "https://" + "a." * (n // 2) + "com",
    "like labels": lambda n: "tokenpoxket." * (n // 12) + "com",
    "like hosts": lambda n: " ".join(f"tokenpcket{i}tokenpocet.com" for i in range(n // 30)),
    "brackets": lambda n: "[" * n,
    "half links": lambda n: ("[a](" + "b" * 1900) * (n // 1904),
    "half tags": lambda n: ("<a href=" + "x" * 1500) * (n // 1508),
    "schemes": lambda n: "https://" * (n // 8),
    "percents": lambda n: "https://" + "%25" * (n // 3),
    "closing": lambda n: "https://a.com/" + "(." * (n // 4) + ")." * (n // 4),
    "zero width": lambda n: "\u200b" * n,
    "turned": lambda n: "\u202ea" * (n // 2),
    "han and dots": lambda n: "中." * (n // 2),
    "paths and han": lambda n: "a.com/x中" * (n // 8),
    "wide dots": lambda n: "a.com。" * (n // 6),
    "han hosts": lambda n: "a.中.com/" * (n // 8),
    "phones": lambda n: "+86 138 0013 " * (n // 13),
    "messengers": lambda n: "客服微信：abc12345 " * (n // 16),
    "url tags": lambda n: "[url=" * (n // 5),
    "words": lambda n: "app" * (n // 3) + ".com",
    "punycode": lambda n: ("xn--" + "a" * 55 + "-99.") * (n // 62) + "com",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_long_line_is_judged_in_bounded_time(allow: Allow, shape: Callable[[int], str]) -> None:
    def seconds(size: int) -> float:
        text = shape(size)
        started = time.process_time()
        verdicts = judge_all(text, allow)
        assert {each.kind for each in verdicts} <= set(KINDS)
        return time.process_time() - started

    small = min(seconds(10_000) for _ in range(2))
    assert min(seconds(100_000) for _ in range(2)) < 0.3 + 25 * small


def test_thousands_of_hosts_are_judged_in_a_second(allow: Allow) -> None:
    text = "\n".join(f"https://shop{i}.example{i}.com/a/b?c={i}" for i in range(1200))
    started = time.process_time()
    assert len(judge_all(text, allow)) == 1200
    assert time.process_time() - started < 2
