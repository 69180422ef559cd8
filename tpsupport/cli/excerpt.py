"""A line of a file with a caret under one place, cut where it is long."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tpsupport.cli.wrap import display_width
from tpsupport.text import clean

_MORE = "…"
_LINE_BREAK = r"\r\n?|\n"


def lines_of(file: str) -> Sequence[str]:
    """The lines of ``file``, as far as it can be read; what is no UTF-8 shows as ``\ufffd``."""
    from tpsupport.errors import PackError
    from tpsupport.pack.source import raw_of

    try:
        raw = raw_of(Path(file))
    except PackError:
        return ()
    return re.split(_LINE_BREAK, raw.decode("utf-8-sig", "replace"))


def excerpt(number: int, line: str, column: int, width: int) -> tuple[str, str]:
    """``line`` behind its number, and the caret under ``column`` (from 1), ``width`` wide at most.

    A wide character takes two columns; what nobody can see is left out, and a tab is a blank.
    """
    gutter = f"{number:>6} | "
    before, after = (visible(part) for part in (line[: column - 1], line[column - 1 :]))
    room = max(width - len(gutter), 20)
    if display_width(before) + max(display_width(after), 1) > room:
        before = _last(before, room * 2 // 3)
        after = _first(after, room - display_width(before))
    caret = " " * display_width(before) + "^"
    return (gutter + before + after).rstrip(), " " * (len(gutter) - 2) + "| " + caret


def visible(line: str) -> str:
    """``line`` as a screen may show it."""
    return clean(line).replace("\t", " ").replace("\n", " ")


def _last(text: str, room: int) -> str:
    """The end of ``text``, behind a mark that there is more."""
    if display_width(text) <= room:
        return text
    while display_width(text) > room - 1:
        text = text[max(len(text) - room, 1) :]
    return _MORE + text


def _first(text: str, room: int) -> str:
    """The beginning of ``text``, and a mark that there is more."""
    if display_width(text) <= room:
        return text
    text = text[:room]
    while display_width(text) > room - 1:
        text = text[:-1]
    return text + _MORE
