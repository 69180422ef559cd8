"""The time zone that a time is said in, if it is said."""

from __future__ import annotations

import re
from datetime import timedelta, timezone

from tpsupport.facts.vocabulary import any_of, words
from tpsupport.pack.library import Library

_OFFSET = re.compile(
    r"\(?\+?(?:utc|gmt)\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?\)?"
    r"|(?<=:\d\d)\s*(?P<sign2>\+)(?P<hours2>\d\d):?(?P<minutes2>\d\d)(?!\d)"
    r"|\(?\+?(?<![a-z])(?P<utc>utc|gmt)(?![a-z])\)?"
    r"|(?<=:\d\d)(?P<zulu>z)(?![a-z])"
)
_NAMED = {"zone_plus_8": 8}


def take(text: str, library: Library) -> tuple[timezone | None, str]:
    """The zone that ``text`` names, and ``text`` without it.

    :raises ValueError: for an offset that no zone has.
    """
    match = _OFFSET.search(text)
    if match:
        rest = f"{text[: match.start()]} {text[match.end() :]}"
        rest = re.sub(any_of(library, *_NAMED), " ", rest)
        if match["utc"] or match["zulu"]:
            return timezone(timedelta()), rest
        sign = -1 if match["sign"] == "-" else 1
        hours = int(match["hours"] or match["hours2"])
        minutes = int(match["minutes"] or match["minutes2"] or 0)
        if hours > 14 or minutes > 59:
            raise ValueError(match[0])
        return timezone(sign * timedelta(hours=hours, minutes=minutes)), rest
    for name, offset in _NAMED.items():
        for word in words(library, name):
            if word in text:
                return timezone(timedelta(hours=offset)), text.replace(word, " ", 1)
    return None, text
