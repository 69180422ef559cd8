"""What somebody probably meant to write where a file stops being YAML: the slip, and its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from tpsupport.pack.indent import Slip, above, colonless, indentation, indented, undashed

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|(?<=[\s{\[,])'(?:[^']|'')*'")
_OPEN, _CLOSE = "{[", "}]"
_WIDEST = 2_000
"""Characters of a line that are looked at."""
_NAME = re.compile(r"([a-z][\w.-]*)\s*([:\uff1a]|[-=]>|=|\u2192|\s)\s*\S")


_ANYWHERE = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("tab", r"^[ \xa0\u3000]*(\t)"),
        ("wide_space", r"^[ \t]*([\xa0\u3000])|:([\xa0\u3000])"),
        ("fence", r"^\s*(```)"),
        ("merge", r"^(<{7}|={7}|>{7})(?: |$)"),
        ("slashes", r"^\s*(//|/\*|<!--|\uff03)"),
        ("bullet", r"^\s*([\u2010-\u2015\u2022\u2212\u25cf\u00b7\uff0d]|(?:\*|\d+[.)\u3001]) )"),
        ("wide_colon", r"^\s*(?:- )?[\w.-]+(\uff1a)|[{,\uff0c]\s*[\w.-]+(\uff1a)"),
        ("wide_comma", r"[{\[].*?(\uff0c)\s*[a-z][\w.]*:"),
        (
            "wide_bracket",
            r"([\uff5b\uff5d\uff3b\uff3d\u3010\u3011]|(?<=: )[(\uff08](?=[a-z]+[:\uff1a]))",
        ),
        ("target_space", r": +(?:end|tree)(: +)[a-z]"),
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
    lines = [each.rstrip("\r")[:_WIDEST] for each in text.split("\n")]
    if line > len(lines):
        return Slip("other", line, column)
    found = _seen(lines, line) or _seen(lines, above(lines, line))
    if found := found or undashed(lines, line) or colonless(lines, line, problem):
        return found
    here = _bare(lines[line - 1]) if line <= len(lines) else ""
    for kind, sees in _KINDS:
        if place := sees(here, problem, column):
            return Slip(kind, line, place)
    if opened:
        return Slip("unclosed", line, column)
    if here and indented(problem):
        return indentation(lines, line, column)
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
    return _QUOTED.sub(lambda found: found[0][0] + "_" * (len(found[0]) - 2) + found[0][0], line)


def _quote_inside(here: str, _: str, __: int) -> int:
    found = re.search(r'"_*"(?=[^\s,:}\]#])|"_*" +(?=[^\s,:}\]#])', here)
    return found.end() if found else 0


def _single_inside(here: str, _: str, __: int) -> int:
    found = re.search(r"'_*'(?=[^\s,:}\]#])", here)
    return found.end() if found else 0


def _quote_open(here: str, _: str, column: int) -> int:
    return here.find('"', max(column - 1, 0)) + 1 if here.count('"') % 2 else 0


def _unopened(here: str, problem: str, _: int) -> int:
    """Where a bracket should open for the one that closes."""
    found = re.match(r"\s*(?:- )?[\w.-]+: +(?=[\w.-]+: )", here)
    return found.end() + 1 if found and _surplus(here, problem, 0) else 0


def _comma_before(here: str, _: str, __: int) -> int:
    found = re.search(r"[{,]\s*[\w.-]+: +[^\s\"'{\[][^{},]*? ([a-z][\w-]*: )", here)
    return found.start(1) + 1 if found else 0


def _line_comma(here: str, problem: str, _: int) -> int:
    bare = here.rstrip()
    return len(bare) if bare.endswith(",") and "expected key" in problem else 0


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
    ("single_inside", _single_inside),
    ("line_comma", _line_comma),
    ("unopened", _unopened),
    ("quote_open", _quote_open),
    ("no_colon", _no_colon),
    ("hash", _hash),
    ("brace_inside", _brace_inside),
    ("comma_before", _comma_before),
    ("colon_inside", _colon_inside),
    ("surplus", _surplus),
)


__all__ = ["Slip", "entry", "slip"]
