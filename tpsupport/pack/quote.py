"""A quote that was left open, where a later one has closed it."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"")


def left_open(text: str, line: int) -> tuple[int, int] | None:
    """Place of the quote that the first one of ``line``, where ``text`` breaks, has closed."""
    lines = text.split("\n")
    if not 1 < line <= len(lines) or '"' not in lines[line - 1]:
        return None
    at = line - 1
    while at and '"' not in lines[at - 1]:
        at -= 1
    bare = _QUOTED.sub(lambda found: "_" * len(found[0]), lines[at - 1]) if at else ""
    return (at, bare.rindex('"') + 1) if bare.count('"') == 1 else None
