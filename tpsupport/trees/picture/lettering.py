"""How wide words are when they are drawn, and how they break into lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_NARROW = frozenset("iljtfrI.,:;'|!()[]{}/ ")
_BROAD = frozenset("mwMW@%")
_NEVER_FIRST = frozenset("。，、；：？！）】」』》”’…·%,.;:?!)]}")
_JOINTS = frozenset("._/-")
"""After one of these a long name may break."""


@lru_cache(maxsize=4096)
def _ems(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—":
        return 1.0
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if character in _NARROW:
        return 0.36
    return 0.92 if character in _BROAD else 0.68 if character.isupper() else 0.59


def ems(text: str) -> float:
    """The width of a line, in ems of its font: at least what common fonts need."""
    return sum(map(_ems, text))


def lines(text: str, width: float, most: int) -> list[str]:
    """``text`` in at most ``most`` lines of ``width`` ems; what has no room shows as ``…``."""
    found: list[str] = []
    line = ""
    for piece in _pieces(text, width):
        if ems(line + piece.rstrip()) <= width:
            line += piece
            continue
        found.append(line.rstrip())
        line = piece.lstrip()
    found = [each for each in (*found, line.rstrip()) if each]
    if len(found) <= most:
        return found
    last = found[most - 1]
    while last and ems(last) > width - 1:
        last = last[:-1]
    return [*found[: most - 1], last.rstrip() + "…"]


def _pieces(text: str, width: float) -> Iterator[str]:
    """What stays together: a word with the blank behind it, a Chinese character with its mark."""
    piece = ""
    for at, character in enumerate(text):
        piece += character
        following = text[at + 1 : at + 2]
        wide = _ems(character) == 1.0 or (following and _ems(following) == 1.0)
        parts = character == " " or (wide and following not in _NEVER_FIRST)
        joint = character in _JOINTS and following.isalnum()
        if parts or joint or ems(piece) > width - 1:
            yield piece
            piece = ""
    if piece:
        yield piece
