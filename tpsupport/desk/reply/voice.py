"""How support says what a tree says to somebody who sits in front of the program."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Voice(NamedTuple):
    """The voice of the desk in one language."""

    swaps: Mapping[str, str]
    """Words of the trees to words of the desk, or to none; the longest that fits is taken."""
    aside: str
    """What trees add to many steps, and a reply says once."""
    note: str
    """What it says instead, once."""
    pattern: re.Pattern[str] | None

    def tell(self, text: str) -> str:
        """``text`` in the desk's own words; a capital stays one."""
        return self.pattern.sub(self._swapped, text).strip() if self.pattern else text

    def bare(self, text: str) -> str:
        """``text`` without the aside."""
        return text.replace(self.aside, "")

    def _swapped(self, found: re.Match[str]) -> str:
        was = found[0]
        said = self.swaps[was.casefold()]
        return said[:1].upper() + said[1:] if was[:1].isupper() else said

    def steps(self, advice: Sequence[str]) -> tuple[list[str], bool]:
        """What is left of the advice in the desk's words, and whether the aside was taken out."""
        plain = [self.bare(each) for each in advice]
        return [said for each in plain if (said := self.tell(each))], plain != [*advice]


def voice(swaps: Mapping[str, str], aside: str, note: str) -> Voice:
    """The voice with these words."""
    words = sorted(swaps, key=len, reverse=True)
    bounded = [_bounded(word) for word in words]
    pattern = re.compile("|".join(bounded), re.IGNORECASE) if words else None
    return Voice({word.casefold(): said for word, said in swaps.items()}, aside, note, pattern)


def _bounded(word: str) -> str:
    """``word`` for a pattern; what begins or ends as a Latin word is found as a whole one."""
    start = r"\b" if word[:1].isascii() and word[:1].isalnum() else ""
    end = r"\b" if word[-1:].isascii() and word[-1:].isalnum() else ""
    return f"{start}{re.escape(word)}{end}"
