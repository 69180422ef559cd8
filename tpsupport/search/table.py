"""A table in one text, each row a line in the order of its keys: found by halving, never parsed."""

from __future__ import annotations

from collections.abc import Mapping


def table(rows: Mapping[str, str]) -> str:
    """The table of ``rows``; neither keys nor values hold tabs or line breaks."""
    return "".join(f"{key}\t{rows[key]}\n" for key in sorted(rows))


def look_up(text: str, key: str) -> str | None:
    """The row of ``key``, or ``None``."""
    low, high = 0, len(text)
    while low < high:
        start = text.rfind("\n", low, (low + high) // 2) + 1 or low
        tab = text.index("\t", start)
        there = text[start:tab]
        if there == key:
            return text[tab + 1 : text.index("\n", tab)]
        if there < key:
            low = text.index("\n", tab) + 1
        else:
            high = start
    return None
