"""Lines that do not stand where they should: beside which other line, and how far in."""

from __future__ import annotations

import re
from typing import NamedTuple

_BLANK = re.compile(r"\s*(#.*)?\Z")
_NAMED = re.compile(r"\s*([a-z][\w-]*)(?: +=?>? *[^\s:=>]+)+\s*\Z")


class Slip(NamedTuple):
    """``kind`` names a phrase under ``lint.slips``; lines and columns count from 1.

    ``other`` is the line with which it does not agree: that one has ``wanted`` spaces in front.
    """

    kind: str
    line: int
    column: int
    spaces: int = 0
    other: int = 0
    wanted: int = 0


def above(lines: list[str], line: int) -> int:
    """The line before that says something; 0 if there is none."""
    at = min(line - 1, len(lines))
    while at > 0 and _BLANK.match(lines[at - 1]):
        at -= 1
    return at


def indented(problem: str) -> bool:
    return "expected key" in problem or "'-'" in problem or "mapping values" in problem


def indentation(lines: list[str], line: int, column: int) -> Slip:
    """The line, and the one beside which it should stand."""
    spaces = _spaces(lines[line - 1])
    if outdented := _outdented(lines, line):
        return Slip("indentation", *outdented, spaces)
    other = _beside(lines, line)
    if other and _spaces(lines[other - 1]) == spaces:
        if _dashed(lines[line - 1]) and not _dashed(lines[other - 1]):
            return Slip("dash", other, spaces + 1, other=line)
        dashed = _dashed(lines[other - 1])
        return Slip("dash" if dashed else "other", line, column, other=other)
    wanted = _level(lines[other - 1], lines[line - 1]) if other else 0
    return Slip("indentation", line, column, spaces, other, wanted)


def undashed(lines: list[str], line: int) -> Slip | None:
    """An entry of a list without its dash, under one that has it."""
    other = above(lines, line)
    if not other or line > len(lines) or not _dashed(lines[other - 1]):
        return None
    here, spaces = lines[line - 1], _spaces(lines[other - 1])
    if _spaces(here) != spaces or here[spaces : spaces + 1] not in ("{", "[", '"'):
        return None
    return Slip("dash", line, spaces + 1, other=other)


def colonless(lines: list[str], line: int, problem: str) -> Slip | None:
    """A name without its colon in the line before, which runs on into this one."""
    at = above(lines, line) if "mapping values" in problem else 0
    if not at or _spaces(lines[at - 1]) != _spaces(lines[line - 1]):
        return None
    found = _NAMED.match(lines[at - 1])
    return Slip("no_colon", at, found.end(1) + 1) if found else None


def _dashed(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _level(other: str, line: str) -> int:
    """The spaces before what stands in ``other``, behind its dash if ``line`` has none."""
    inside = _dashed(other) and not _dashed(line)
    return len(other) - len(other.lstrip(" -" if inside else " "))


def _outdented(lines: list[str], line: int) -> tuple[int, int, int, int] | None:
    """The line above that stands further left than it should: its place, its blanks, its like.

    The lines under it stand further right than ``line``, and those before it just as far.
    """
    spaces = _spaces(lines[line - 1])
    parent, under = above(lines, line), line
    while parent and _spaces(lines[parent - 1]) >= spaces:
        parent, under = above(lines, parent), parent
    before = above(lines, parent) if parent else 0
    while before and _spaces(lines[before - 1]) > spaces:
        before = above(lines, before)
    if not before or _spaces(lines[under - 1]) <= spaces or _spaces(lines[before - 1]) != spaces:
        return None
    left = _spaces(lines[parent - 1])
    return parent, left + 1, left, before


def _beside(lines: list[str], line: int) -> int:
    """The line above on the level that ``line`` most likely has; 0 if there is none."""
    dashed, spaces = _dashed(lines[line - 1]), _spaces(lines[line - 1])
    parent = above(lines, line)
    while parent:
        if dashed and _dashed(lines[parent - 1]):
            return parent
        if _spaces(lines[parent - 1]) < spaces:
            break
        parent = above(lines, parent)
    first = parent + 1
    while first < line and _BLANK.match(lines[first - 1]):
        first += 1
    return first if first < line else parent


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
