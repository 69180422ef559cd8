"""Runs of words that score like a recovery phrase: weights, gaps, maximal segments."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from tpsupport.privacy.tokens import Tokens

_DROP = 11.0
_WIDEST_GAP = 24
_WIDEST_REFRAIN = 60
_MOST_LETTERS = 8
_OFTEN = 4
_TORN = -100.0
_HEAD = r"(?:[(\[（#]?\d{1,2}[.)\]:、,）\-]?\s{0,3}(?:[\-:]\s)?)?[\"'“‘\[(]*$"
_LINES = re.compile(r"\s*\n\s*")
_SPACES = re.compile(r"[^\S\n]+")
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_a-z]")
_SENTENCE = re.compile(r"[.!?。！？][\s\"')\]]*$")


class Segment(NamedTuple):
    """Tokens ``first`` to ``last`` (both inside) that together score ``score``."""

    first: int
    last: int
    score: float
    language: str
    """The language that most of the words around belong to."""


def segments(found: Tokens, first: int, last: int) -> list[Segment]:
    """The maximal segments between two tokens: inside, the score never drops by more than 11."""
    words = found.words[first : last + 1]
    language = found.lexicon.main(words)
    own = [found.lexicon.weight(word, language) for word in words]
    costs = _costs(found.gaps[first : last + 1])
    result: list[Segment] = []
    at = 0
    while at < len(own):
        if own[at] > 0:
            end, score = _climb(own, costs, at)
            result.append(Segment(first + at, first + end, score, language))
            at = end
        at += 1
    return result


def _climb(own: list[float], costs: list[float], at: int) -> tuple[int, float]:
    score = best = own[at]
    end = at
    for index in range(at + 1, len(own)):
        score += own[index] + costs[index]
        if score <= 0 or best - score > _DROP:
            break
        if score > best:
            best, end = score, index
    return end, best


def _costs(gaps: list[str]) -> list[float]:
    """What the text before each word costs; nothing if it comes again and again."""
    shapes = Counter(map(shape, gaps))
    costs = []
    ended = False
    for gap in gaps:
        form = shape(gap)
        cost, ends = _cost(form, often=shapes[form] >= _OFTEN)
        costs.append(cost + 3.0 if ends and ended and cost > _TORN else cost)
        ended = ends
    return costs


@lru_cache(maxsize=4096)
def _cost(form: str, *, often: bool) -> tuple[float, bool]:
    """The cost of a gap, and whether a sentence ends in it."""
    if form in (" ", "\n"):
        return 0.0, False
    letters = len(_LETTER.findall(form))
    ends = "0" not in form and bool(_SENTENCE.search(form))
    if often:
        return (0.0 if len(form) <= _WIDEST_REFRAIN else _TORN) - 3.0 * ends, ends
    if len(form) > _WIDEST_GAP or letters > _MOST_LETTERS:
        return _TORN, ends
    return -0.5 * letters - 3.0 * ends - 8.0 * ends_label(form), ends


def ends_label(gap: str) -> bool:
    """Whether the word before a gap announces what follows: a colon stands right behind it."""
    return gap.lstrip("\"')*_ ")[:1] in tuple(":：=")


@lru_cache(maxsize=4096)
def shape(gap: str) -> str:
    """What stands between two words, without its numbers."""
    return _DIGITS.sub("0", _SPACES.sub(" ", _LINES.sub("\n", gap[:200])))


def numbering(low: str, start: int) -> int:
    """Where the number, bracket or quote begins that leads up to ``start``."""
    head = re.compile(_HEAD).search(low, max(start - 12, 0), start)
    return head.start() if head else start
