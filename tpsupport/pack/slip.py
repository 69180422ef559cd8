"""What somebody probably meant to write where a file stops being YAML: the slip, and its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|(?<=[\s{\[,])'(?:[^']|'')*'")
_BLANK = re.compile(r"\s*(#.*)?\Z")
_OPEN, _CLOSE = "{[", "}]"
_NAME = re.compile(r"([a-z][\w.-]*)\s*([:\uff1a]|\s)\s*\S")


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


_ANYWHERE = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("tab", r"^[ \xa0\u3000]*(\t)"),
        ("wide_space", r"^[ \t]*([\xa0\u3000])|:([\xa0\u3000])"),
        ("fence", r"^\s*(```)"),
        ("slashes", r"^\s*(//)"),
        ("wide_colon", r"^\s*(?:- )?[\w.-]+(\uff1a)|[{,\uff0c]\s*[\w.-]+(\uff1a)"),
        ("wide_comma", r"[{\[].*?(\uff0c)\s*[a-z][\w.]*:"),
        ("wide_bracket", r"([\uff5b\uff5d\uff3b\uff3d\u3010\u3011])"),
        ("dash_space", r"^\s*(-)[^\s-]"),
        ("colon_space", r"^\s*(?:- )?[a-z][\w-]*(:)[^\s:/]"),
        ("no_colon", r"^\s*[a-z][\w-]*( +)[{\[\"]"),
        ("reserved", r"(?:[:,] |[\[{] ?|- )([%@`*&!|>])(?=[^\s}])"),
    )
)
"""What can be seen in a line by itself; the group is the place."""


def slip(text: str, line: int, column: int, problem: str, *, opened: bool) -> Slip:
    """The likeliest slip behind libyaml's ``problem`` at a place of ``text``.

    ``opened``: the place is that of a bracket or a quote, not that of the problem.
    """
    lines = [each.rstrip("\r") for each in text.split("\n")]
    for at in (line, _above(lines, line)):
        if found := _seen(lines, at):
            return found
    here = _bare(lines[line - 1]) if line <= len(lines) else ""
    for kind, sees in _KINDS:
        if place := sees(here, problem, column):
            return Slip(kind, line, place)
    if opened:
        return Slip("unclosed", line, column)
    if here and _indented(problem):
        return _indentation(lines, line, column)
    return Slip("other", line, column)


def entry(key: str, allowed: Collection[str] | None) -> tuple[str, str]:
    """The flaw of an entry that has no value, as ``{a: one, b two}`` has, and its name or words.

    ``allowed`` are the names that it can have, if not just any; no flaw (``""``) is one of a name.
    """
    found = _NAME.match(key)
    if found and found[2].strip():
        return ("entry_colon", found[1]) if allowed is None or found[1] in allowed else ("", "")
    if allowed is None or not re.search(r"\W", key):
        return "", ""
    return (
        ("entry_without_colon", found[1]) if found and found[1] in allowed else ("entry_cut", key)
    )


def _seen(lines: list[str], line: int) -> Slip | None:
    if not 0 < line <= len(lines):
        return None
    bare = _bare(lines[line - 1])
    for kind, pattern in _ANYWHERE:
        if found := pattern.search(bare):
            return Slip(kind, line, found.start(found.lastindex or 0) + 1)
    return None


def _bare(line: str) -> str:
    """``line`` with what is in closed quotes made harmless, each character in its place."""
    return _QUOTED.sub(lambda found: f'"{"_" * (len(found[0]) - 2)}"', line)


def _above(lines: list[str], line: int) -> int:
    """The line before that says something; 0 if there is none."""
    at = min(line - 1, len(lines))
    while at > 0 and _BLANK.match(lines[at - 1]):
        at -= 1
    return at


def _quote_inside(here: str, _: str, __: int) -> int:
    found = re.search(r'"_*"(?=[^\s,:}\]#])|"_*" +(?=[^\s,:}\]#])', here)
    return found.end() if found else 0


def _quote_open(here: str, _: str, column: int) -> int:
    return here.find('"', max(column - 1, 0)) + 1 if here.count('"') % 2 else 0


def _colon_inside(here: str, _: str, __: int) -> int:
    found = re.search(r"(?:^\s*(?:- )?|[{,]\s*)[\w.-]+: +[^\s\"'{\[][^{},]*?(: )", here)
    return found.start(1) + 1 if found else 0


def _hash(here: str, problem: str, _: int) -> int:
    return (
        here.find(" #") + 2
        if problem.startswith("did not find expected ','") and " #" in here
        else 0
    )


def _brace_inside(here: str, problem: str, _: int) -> int:
    found = re.search(r"[{,]\s*\w+: *[^\s\"'{\[,]?[^\"'{}\[\],]*(\{)\w*\}", here)
    return found.start(1) + 1 if found and "','" in problem else 0


def _surplus(here: str, _: str, __: int) -> int:
    """Where a bracket closes that nothing has opened."""
    depth = 0
    for at, mark in enumerate(here, 1):
        depth += (mark in _OPEN) - (mark in _CLOSE)
        if depth < 0:
            return at
    return 0


def _no_colon(_: str, problem: str, column: int) -> int:
    return column if "expected ':'" in problem else 0


_KINDS: tuple[tuple[str, Callable[[str, str, int], int]], ...] = (
    ("quote_inside", _quote_inside),
    ("quote_open", _quote_open),
    ("no_colon", _no_colon),
    ("hash", _hash),
    ("brace_inside", _brace_inside),
    ("colon_inside", _colon_inside),
    ("surplus", _surplus),
)


def _indented(problem: str) -> bool:
    return "expected key" in problem or "'-'" in problem or "mapping values" in problem


def _indentation(lines: list[str], line: int, column: int) -> Slip:
    """The line, and the one beside which it should stand."""
    spaces = _spaces(lines[line - 1])
    if outdented := _outdented(lines, line):
        return Slip("indentation", *outdented, spaces)
    other = _beside(lines, line)
    if other and _spaces(lines[other - 1]) == spaces:
        dashed = lines[other - 1].lstrip().startswith("- ")
        return Slip("dash" if dashed else "other", line, column, other=other)
    wanted = _spaces(lines[other - 1]) if other else 0
    return Slip("indentation", line, column, spaces, other, wanted)


def _outdented(lines: list[str], line: int) -> tuple[int, int, int, int] | None:
    """The line above that stands further left than it should: its place, its blanks, its like.

    The lines under it stand further right than ``line``, and those before it just as far.
    """
    spaces = _spaces(lines[line - 1])
    parent, under = _above(lines, line), line
    while parent and _spaces(lines[parent - 1]) >= spaces:
        parent, under = _above(lines, parent), parent
    before = _above(lines, parent) if parent else 0
    while before and _spaces(lines[before - 1]) > spaces:
        before = _above(lines, before)
    if not before or _spaces(lines[under - 1]) <= spaces or _spaces(lines[before - 1]) != spaces:
        return None
    left = _spaces(lines[parent - 1])
    return parent, left + 1, left, before


def _beside(lines: list[str], line: int) -> int:
    """The line above on the level that ``line`` most likely has; 0 if there is none."""
    dashed, spaces = lines[line - 1].lstrip().startswith("- "), _spaces(lines[line - 1])
    parent = _above(lines, line)
    while parent:
        if dashed and lines[parent - 1].lstrip().startswith("- "):
            return parent
        if not dashed and _spaces(lines[parent - 1]) < spaces:
            break
        parent = _above(lines, parent)
    first = parent + 1
    while first < line and _BLANK.match(lines[first - 1]):
        first += 1
    return first if first < line else parent


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
