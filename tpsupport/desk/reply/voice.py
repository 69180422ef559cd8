"""How support says what a tree says to somebody who sits in front of the program."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_SOME = "[^\u3002\uff01\uff1f\uff1b.!?;\n\u201d]*"
_REST = "[^\u3002\uff01\uff1f\uff1b\uff0c.!?;,\n\u201d]*"
"""What ``*`` stands for, within words and at their end, where a comma ends it."""


class Swaps(NamedTuple):
    """Words and what is said instead, which may be nothing; the longest that fits is taken."""

    words: Sequence[str]
    """The longest first; ``*`` stands for some words of one clause."""
    said: Sequence[str]
    needles: Sequence[str]
    """One of these is in every text that has such words, in small letters."""
    pattern: re.Pattern[str] | None

    def tell(self, text: str) -> str:
        """``text`` in the other words; a capital stays one."""
        folded = text.casefold()
        if self.pattern is None or not any(needle in folded for needle in self.needles):
            return text
        return self.pattern.sub(self._swapped, text).strip()

    def _swapped(self, found: re.Match[str]) -> str:
        said = self.said[int(found.lastgroup[1:])] if found.lastgroup else ""
        return said[:1].upper() + said[1:] if found[0][:1].isupper() else said


def swaps(given: Mapping[str, str]) -> Swaps:
    """The swaps of these words."""
    words = sorted(given, key=len, reverse=True)
    parts = [f"(?P<w{at}>{_bounded(word)})" for at, word in enumerate(words)]
    pattern = re.compile("|".join(parts), re.IGNORECASE) if words else None
    needles = {max(word.casefold().split("*"), key=len) for word in words}
    few = [each for each in needles if not any(one in each for one in needles - {each})]
    return Swaps(words, [given[word] for word in words], few, pattern)


def _bounded(word: str) -> str:
    """``word`` for a pattern; what begins or ends as a Latin word is found as a whole one."""
    start = r"\b" if word[:1].isascii() and word[:1].isalnum() else ""
    end = r"\b" if word[-1:].isascii() and word[-1:].isalnum() else ""
    inner = _SOME.join(map(re.escape, word.rstrip("*").split("*")))
    return start + inner + (_REST if word.endswith("*") else end)


class Voice(NamedTuple):
    """The voice of the desk in one language."""

    address: Swaps
    """How the customer is spoken to; a reviewed sentence stays one when this alone changes."""
    swaps: Swaps
    """What the desk says instead of the program."""
    aside: str
    """What trees add to many steps, and a reply says once."""
    note: str
    """What it says instead, once."""

    def tell(self, text: str) -> str:
        """``text`` in the desk's own words."""
        return self.address.tell(self.swaps.tell(text))

    def bare(self, text: str) -> str:
        """``text`` without the aside."""
        return text.replace(self.aside, "")

    def steps(self, advice: Sequence[str]) -> tuple[list[str], bool]:
        """What is left of the advice in the desk's words, and whether the aside was taken out."""
        plain = [self.bare(each) for each in advice]
        return [said for each in plain if (said := self.tell(each))], plain != [*advice]
