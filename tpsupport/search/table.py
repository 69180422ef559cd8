"""A table in one run of bytes, its rows in the order of their keys: found without parsing."""

from __future__ import annotations

from collections.abc import Mapping


def table(rows: Mapping[str, str]) -> bytes:
    """The table of ``rows``; neither keys nor values hold tabs or line breaks."""
    return "".join(f"{key}\t{rows[key]}\n" for key in sorted(rows)).encode()


def look_up(text: bytes, key: str) -> str | None:
    """The row of ``key``, or ``None``."""
    wanted = key.encode("utf-8", "replace")
    low, high = 0, len(text)
    while low < high:
        start = text.rfind(b"\n", low, (low + high) // 2) + 1 or low
        tab = text.index(b"\t", start)
        there = text[start:tab]
        if there == wanted:
            return text[tab + 1 : text.index(b"\n", tab)].decode()
        if there < wanted:
            low = text.index(b"\n", tab) + 1
        else:
            high = start
    return None
