"""How long a text is, as each channel counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from unicodedata import normalize

from tpsupport.desk.reply.book import Count

_LINK = 23
_URL = re.compile(r"https?://[!-~]*[\w/#=&-]", re.ASCII)
_BARE = re.compile(r"(?<![@\w.-])(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:/[!-~]*)?")
_LIGHT = re.compile("[\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]+")
"""Characters that count one; every other one counts two."""


def characters(text: str) -> int:
    """Code points."""
    return len(text)


def utf16(text: str) -> int:
    """Units of UTF-16: two beyond the basic plane."""
    if max(text, default="") <= "\uffff":
        return len(text)
    return len(text) + sum(char > "\uffff" for char in text)


def weighted(text: str) -> int:
    """The weight by X's rules: a link is 23, a Chinese character two, a Latin one one.

    What may or may not be taken for a link counts as the longer of both.
    """
    text = normalize("NFC", text)
    total = 0
    for url in _URL.findall(text):
        total += _LINK
        text = text.replace(url, "", 1)
    for name in _BARE.findall(text):
        total += max(_LINK - len(name), 0)
    light = sum(map(len, _LIGHT.findall(text)))
    return total + 2 * len(text) - light


MEASURES: Mapping[Count, Callable[[str], int]] = {
    "characters": characters,
    "utf16": utf16,
    "x": weighted,
}
