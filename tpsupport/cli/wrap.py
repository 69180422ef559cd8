"""Text in columns: how wide it is on a screen, and where its lines may break."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_NEVER_FIRST = frozenset("。，、；：？！）】」』》〉〕”’…—～·％℃,.;:?!)]}%")
_NEVER_LAST = frozenset("（【「『《〈〔“‘([{$￥¥")
_NO_BREAK = "\u00a0\u2007\u202f"
_MARKER = re.compile(r" *(?:(?:[0-9]{1,3}[.)]|[-*]|\[[A-Z]{2,5}\]) +)?")
_LEAST = 4
"""Columns that an indent must leave for words; one that does not is no indent."""


@lru_cache(maxsize=4096)
def _cells(character: str, ambiguous: int) -> int:
    """The columns of one character; ``ambiguous`` ones differ between terminals."""
    if " " <= character <= "~":
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc") or "ᅠ" <= character <= "ᇿ":
        return 0
    kind = unicodedata.east_asian_width(character)
    return ambiguous if kind == "A" else 2 if kind in "WF" else 1


def display_width(text: str, ambiguous: int = 1) -> int:
    """The columns that one line of ``text`` takes."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(_cells(character, ambiguous) for character in text)


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """``text`` in lines of at most ``width`` columns; nothing is cut, and ``\\n`` is kept.

    Lines begin with ``first``, then with ``rest`` (as wide as ``first`` if not given); under a
    number, a dash or ``[OK]`` they hang. Chinese breaks anywhere but before a closing mark or
    after an opening one; a word that is wider than a line breaks where it must. Beside Chinese,
    quotes and dashes count two columns, as Chinese consoles draw them.
    """
    wide = not text.isascii() and any(_cells(character, 1) == 2 for character in text)
    width = max(width, 2)
    hang = " " * display_width(first) if rest is None else rest
    lines: list[str] = []
    for paragraph in text.expandtabs(4).split("\n"):
        lines += _paragraph(paragraph, width, hang if lines else first, hang, 2 if wide else 1)
    return lines


def _paragraph(text: str, width: int, first: str, rest: str, ambiguous: int) -> list[str]:
    marker = _MARKER.match(text)
    mark = marker[0] if marker else ""
    words = text[len(mark) :]
    first, rest = first + mark, rest + " " * display_width(mark)
    if display_width(first, ambiguous) > width - _LEAST:
        first, words = "", first + words
    if display_width(first + words, ambiguous) <= width:
        return [(first + words).rstrip()]
    if display_width(rest, ambiguous) > width - _LEAST:
        rest = ""
    lines, line, room = [], first, width - display_width(first, ambiguous)
    for unit in _units(words):
        needed = display_width(unit, ambiguous)
        if needed > room and unit.isspace():
            room = room if line in (first, rest) else 0
            continue
        if needed > room and line not in (first, rest):
            lines.append(line.rstrip())
            line, room = rest, width - display_width(rest, ambiguous)
        *whole, last = _pieces(unit, room, width - display_width(rest, ambiguous), ambiguous)
        for piece in whole:
            lines.append(line + piece)
            line, room = rest, width - display_width(rest, ambiguous)
        line, room = line + last, room - display_width(last, ambiguous)
    return [*lines, line.rstrip()]


def _units(text: str) -> Iterator[str]:
    """The parts of ``text`` that stay together."""
    start = 0
    for at in range(1, len(text)):
        if _may_break(text[at - 1], text[at]):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def _may_break(left: str, right: str) -> bool:
    spaces = [each.isspace() and each not in _NO_BREAK for each in (left, right)]
    if any(spaces):
        return not all(spaces)
    if right in _NEVER_FIRST or left in _NEVER_LAST or _cells(right, 1) == 0:
        return False
    return _cells(left, 1) == 2 or _cells(right, 1) == 2


def _pieces(unit: str, room: int, width: int, ambiguous: int) -> list[str]:
    """``unit`` as one piece if there is room for it, else in pieces as wide as the lines."""
    pieces, piece, used = [], "", 0
    for character in unit:
        cells = _cells(character, ambiguous)
        if used + cells > room and piece:
            pieces.append(piece)
            piece, used, room = "", 0, width
        piece, used = piece + character, used + cells
    return [*pieces, piece]
