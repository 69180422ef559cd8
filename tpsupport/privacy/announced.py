"""The words by which a password or a one-time code is announced, as patterns."""

from __future__ import annotations

import re
from functools import cache

from tpsupport.privacy import tables
from tpsupport.privacy.plain import plain

QUOTES = "\"'“”‘’「」『』`"


@cache
def joint() -> re.Pattern[str]:
    """What stands between a label and its value; ``strong`` if it says that a value follows."""
    table = tables.table("announcing")
    spaced, unspaced = _alternatives("is"), _alternatives("is_unspaced")
    spaced = rf"(?<![a-z])(?:{spaced})(?=[\s:=\"'])"
    verb = rf"(?:{table['between']})(?:{spaced}|(?:{unspaced})[一-鿿]{{0,4}})"
    return re.compile(
        rf"(?!\s*\n\s*\n)[{QUOTES})\]）*_]{{0,3}}(?P<gap>[^\S\n]{{0,3}}\n?[^\S\n]{{0,3}})"
        rf"(?P<strong>(?:[:：=＝]|=>|->|→|–|{verb})\s{{0,2}}[:：=＝]?)?"
        rf"(?P<space>\s{{0,3}})(?P<quote>[{QUOTES}<\[(（*_]{{0,3}})"
    )


@cache
def units() -> re.Pattern[str]:
    """What may follow a number that only counts something."""
    return re.compile(rf"\s{{0,2}}(?:{_alternatives('units')})")


@cache
def not_values() -> frozenset[str]:
    """Words that are said of a password but are none."""
    return frozenset(tables.table("announcing")["not_values"])


@cache
def not_codes() -> re.Pattern[str]:
    """Words before "code" that make it another kind of code."""
    return re.compile(rf"(?:{_alternatives('not_codes')})[\s_-]{{0,2}}$")


def _alternatives(name: str) -> str:
    words = {plain(word).low for word in tables.table("announcing")[name]}
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
