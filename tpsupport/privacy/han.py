"""Chinese characters in a row: how they hang together, and what they say about prose."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import log2
from typing import Literal, NamedTuple

from tpsupport.privacy import tables
from tpsupport.privacy.checksum import bip39

Link = Literal["apart", "same", "near", "torn"]
"""How a character hangs on the one before: both stand alone, one group, two groups, not at all."""

WIDEST_GAP = 40
_AROUND = 60
_ODD = re.compile(rb"(?=(\x00{4}|\x00{2}\x01\x00{3}|\x00{3}\x01\x00{2}))")
_LETTER, _NO_LETTER = r"[^\W\d_a-z]", r"[\W\d_a-z]"
_CLOSE = re.compile(rf"{_LETTER}(?:\s{{0,3}}{_LETTER}){{7,}}")
_ONE_BY_ONE = re.compile(rf"{_LETTER}(?:{_NO_LETTER}{{1,40}}+{_LETTER}(?!{_LETTER})){{6,}}")
_COUNTING = (
    r"第 ?(?:\d{1,2}|[一二三四五六七八九十]{1,3}) ?[个個](?:单词|單詞|[词詞字])? ?[是为為]?"
    r"|(?<!\d)\d{1,2} ?[个個](?:单词|單詞|[词詞字])?[是为為]?"
)
_LISTS = ("chinese_simplified", "chinese_traditional")
_STRANGE, _TORN, _DROP = -6.0, -100.0, 12.0
_USUAL, _UNUSUAL, _UNEQUAL = -6.0, 1.2, -4.0
_PROMISING = 1.0
_USUAL_APART, _UNUSUAL_APART = -2.0, 2.8


class Stretch(NamedTuple):
    """The Chinese characters of a text: where they stand, how they are linked, what they score."""

    chars: list[str]
    places: list[int]
    links: list[Link]
    steps: list[float]

    def link_after(self, at: int) -> Link:
        """How the character after ``at`` hangs on it."""
        return self.links[at + 1] if at + 1 < len(self.links) else "torn"

    def edge(self, at: int, step: int, most: int) -> int:
        """The first (``step`` -1) or last (1) character of the group of ``at``, ``most`` away."""
        for _ in range(most):
            if (self.link_after(at) if step > 0 else self.links[at]) != "same":
                break
            at += step
        return at


def stretch(low: str) -> Stretch:
    """The Chinese characters of ``low`` where enough of them hang together, in its order."""
    if any(char in low for char in "第个個"):
        low = re.sub(_COUNTING, lambda hit: " " * len(hit[0]), low)
    found = Stretch([], [], [], [])
    for start, end in _regions(low):
        _add(found, low, start, end)
    return found


def _regions(low: str) -> list[tuple[int, int]]:
    """Where eight characters or more stand together or one by one, with what is around them."""
    spans = [hit.span() for hit in _CLOSE.finditer(low) if _odd(hit[0])]
    spans += [
        (max(hit.start() - _AROUND, 0), hit.end() + _AROUND) for hit in _ONE_BY_ONE.finditer(low)
    ]
    regions: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if regions and start <= regions[-1][1]:
            regions[-1] = regions[-1][0], max(regions[-1][1], end)
        else:
            regions.append((start, end))
    return regions


def _odd(text: str) -> bool:
    """Whether five characters in a row or so score for a phrase; prose seldom has them."""
    chars = "".join(text.split()).translate(_simplified())
    followers, weights = tables.followers(), weights_by_rank()
    usual = bytes(after in followers.get(before, "") for before, after in pairwise(chars))
    for hit in _ODD.finditer(usual):
        start, end = hit.span(1)
        score = sum(weights.get(char, _STRANGE) for char in chars[start : end + 1])
        if score + _UNUSUAL * (end - start) + (_USUAL - _UNUSUAL) * hit[1].count(1) >= _PROMISING:
            return True
    return False


def _add(found: Stretch, low: str, begin: int, stop: int) -> None:
    weights, followers, simplified = weights_by_rank(), tables.followers(), _simplified()
    last, size, end = "", 0, 0
    for hit in _han().finditer(low, begin, stop):
        start = hit.start()
        text = hit[0].translate(simplified)
        link = _link(low[end:start], size, len(text)) if last else "torn"
        steps = [weights.get(char, _STRANGE) for char in text]
        steps[0] += _joint(link, usual=text[0] in followers.get(last, ""))
        steps[0] += _UNEQUAL if link == "near" and len(text) != size else 0.0
        for at, (before, after) in enumerate(pairwise(text), 1):
            steps[at] += _USUAL if after in followers.get(before, "") else _UNUSUAL
        found.chars.extend(hit[0])
        found.places.extend(range(start, hit.end()))
        found.links.append(link)
        found.links.extend(["same"] * (len(text) - 1))
        found.steps.extend(steps)
        last, size, end = text[-1], len(text), hit.end()


def _link(gap: str, before: int, after: int) -> Link:
    if before == after == 1:
        close = len(gap) <= WIDEST_GAP and not any(
            "ぁ" <= char <= "ヿ" or "가" <= char <= "힣" for char in gap
        )
        return "apart" if close else "torn"
    return "near" if gap.isspace() and len(gap) <= 3 else "torn"


def _joint(link: Link, *, usual: bool) -> float:
    if link == "torn":
        return _TORN
    if link == "apart":
        return _USUAL_APART if usual else _UNUSUAL_APART
    return _USUAL if usual else _UNUSUAL


def climb(found: Stretch, at: int) -> tuple[int, float]:
    """How far from ``at`` the score keeps rising, without a fall of 12; where, and how high."""
    score = best = weights_by_rank().get(found.chars[at], _STRANGE)
    end = at
    for index in range(at + 1, len(found.steps)):
        score += found.steps[index]
        if score <= 0 or best - score > _DROP:
            break
        if score > best:
            best, end = score, index
    return end, best


@cache
def _han() -> re.Pattern[str]:
    return re.compile("[\u3400-\u9fff]+")


@cache
def weights_by_rank() -> Mapping[str, float]:
    """How much likelier each character is in a phrase than in prose (log2), by its rank."""
    weights = [min(max(log2((rank + 20) * 5.12 / 2048), -3.0), 3.5) for rank in range(2048)]
    found: dict[str, float] = {}
    for language in reversed(_LISTS):
        found |= zip(tables.words(language), weights, strict=True)
    return found


@cache
def _simplified() -> Mapping[int, str]:
    pairs = zip(tables.words(_LISTS[1]), tables.words(_LISTS[0]), strict=True)
    return {ord(old): new for old, new in pairs if old != new}


@cache
def _places(language: str) -> Mapping[str, int]:
    return {char: index for index, char in enumerate(tables.words(language))}


def valid(chars: Sequence[str]) -> bool:
    """Whether ``chars`` are a phrase with a right checksum, in either script."""
    for language in _LISTS:
        indexes = [_places(language).get(char, -1) for char in chars]
        if -1 not in indexes and bip39(indexes):
            return True
    return False
