"""The forms that values of documents have: days, links, whole numbers, patterns."""

from __future__ import annotations

import re
from typing import Any

from tpsupport.pack.shape import Shape, type_name
from tpsupport.pack.source import Path_

_LINK = re.compile(r"https?://([\w-]+\.)+[\w-]+(:\d+)?(/[^\s@]*)?", re.ASCII)


def day(shape: Shape, data: Any, path: Path_) -> str:
    """A day, a month or a year, as ISO 8601 writes it."""
    if (said := shape.string(data, path)).strip() and not _is_day(said):
        shape.note(path, "not_a_date", found=said)
    return said


def link(shape: Shape, data: Any, path: Path_, *places: str, plain: bool = False) -> str:
    """A link that begins with https (``plain``: or http) and holds each of ``places``."""
    said = shape.string(data, path)
    if not said.strip():
        return said
    filled = re.sub(r"\{\w+\}", "0", said)
    if not _LINK.fullmatch(filled) or not (plain or said.startswith("https:")):
        shape.note(path, "not_a_link", found=said)
    elif {*re.findall(r"\{(\w+)\}", said)} != {*places}:
        shape.note(path, "other_places", wanted=", ".join(places) or "-")
    return said


def number(shape: Shape, data: Any, path: Path_, least: int = 0, most: int = 10**18) -> int:
    """A whole number from ``least`` to ``most``."""
    if isinstance(data, bool) or not isinstance(data, int):
        shape.note(path, "not_an_integer", found=type_name(data))
        return least
    if not least <= data <= most:
        shape.note(path, "out_of_range", least=least, most=most)
    return data


def pattern(shape: Shape, data: Any, path: Path_) -> None:
    """A regular expression."""
    said = shape.string(data, path)
    try:
        re.compile(said)
    except re.error:
        shape.note(path, "bad_pattern", found=said)


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        whole = text + "-01-01"[len(text) - 4 :]
        return len(text) in (4, 7, 10) and date.fromisoformat(whole).isoformat() == whole
    except ValueError:
        return False
