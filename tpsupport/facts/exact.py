"""Values in which every character counts: nothing is mended without a word."""

from __future__ import annotations

import re
from unicodedata import category, name

from tpsupport.facts.rules import refusal

_EDGES = re.compile(r"^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_LABEL = re.compile(r"^[^\W\d_]{2,20}\s?:\s*(?=[0-9A-Za-z])")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn", "Me")
_SCRIPTS_OF_ASIA = ("CJK ", "HIRAGANA ", "KATAKANA ", "HANGUL ", "IDEOGRAPHIC ")


def exact(text: str) -> str:
    """``text`` without what surrounds it, full-width characters made half-width.

    :raises UsageError: for a character inside it that cannot be seen, or that looks like another
        one; both are how a false address is passed off as a right one.
    """
    trimmed = _EDGES.sub("", text).translate(_FULL_WIDTH)
    if trimmed.isascii() and trimmed.isprintable():
        return trimmed
    for at, character in enumerate(trimmed, 1):
        if character.isspace():
            continue
        if category(character) in _UNSEEN:
            raise refusal("invisible", position=at, code=f"U+{ord(character):04X}")
        if _alike(character):
            raise refusal(
                "lookalike", position=at, character=character, code=f"U+{ord(character):04X}"
            )
    return trimmed


def unlabelled(value: str) -> str:
    """``value`` without a word and a colon before it, as in ``TxID: 0x…``."""
    return _LABEL.sub("", value, count=1)


def _alike(character: str) -> bool:
    """Whether it may pass for an ASCII letter or digit: no ASCII, and of no script of its own."""
    if character.isascii() or category(character)[0] not in "LNS":
        return False
    return not name(character, "").startswith(_SCRIPTS_OF_ASIA)
