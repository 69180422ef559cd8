"""What announces a value: labels in many languages, found in lower plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from tpsupport.privacy import tables
from tpsupport.privacy.plain import plain

_HEAD = 2
_SHORT = 2_000
_JOINTS = " \t\n\r_-"
_MOST_JOINTS = 3


class Label(NamedTuple):
    """A label of ``table`` that stands at ``start`` to ``end``."""

    table: str
    start: int
    end: int


class _Entry(NamedTuple):
    table: str
    parts: tuple[str, ...]
    """Between them up to three spaces, underscores or hyphens, or none."""
    free: bool
    """It may end a longer word: the table marks it with ``*``."""


def within(text: str, *tables_: str) -> Iterator[Label]:
    """The labels of some tables in a short text, in order; of two at one place the longer."""
    entries = _entries(*tables_)
    at, last = 0, len(text) - _HEAD
    while at <= last:
        label = _label_at(text, at, entries.get(text[at : at + _HEAD], ()))
        if label:
            yield label
            at = label.end
        else:
            at += 1


def announce(text: str, *tables_: str) -> bool:
    """Whether there is any label of the tables in a short text."""
    return next(within(text, *tables_), None) is not None


def occurrences(low: str, *tables_: str) -> Iterator[Label]:
    """The labels of some tables in a text of any length; those that end longer words come last."""
    if len(low) <= _SHORT:
        yield from within(low, *tables_)
        return
    entries = _entries(*tables_)
    bounded, free = _sweeps(*tables_)
    for sweep, text in ((bounded, "\n" + low), (free, low)):
        for hit in sweep.finditer(text) if sweep else ():
            at = hit.start()
            label = _label_at(low, at, entries.get(low[at : at + _HEAD], ()))
            if label:
                yield label


def _label_at(text: str, at: int, entries: tuple[_Entry, ...]) -> Label | None:
    inside = at > 0 and text[at - 1].isalnum() and text[at - 1].isascii()
    for entry in entries:
        if inside and not entry.free:
            continue
        end = _end(text, at, entry.parts)
        if end:
            return Label(entry.table, at, end)
    return None


def _end(text: str, at: int, parts: tuple[str, ...]) -> int:
    """Where a label of these parts ends that starts at ``at``, or 0."""
    for number, part in enumerate(parts):
        if number:
            stop = at + _MOST_JOINTS
            while at < stop and text[at : at + 1] in _JOINTS and at < len(text):
                at += 1
        if not text.startswith(part, at):
            return 0
        at += len(part)
    if not text[at - 1].isascii() or not text[at - 1].isalnum():
        return at
    if text[at - 1].isalpha() and text.startswith("s", at):
        at += not _letter(text, at + 1)
    return 0 if _letter(text, at) else at


def _letter(text: str, at: int) -> bool:
    return "a" <= text[at : at + 1] <= "z"


@cache
def _entries(*tables_: str) -> dict[str, tuple[_Entry, ...]]:
    """The labels of the tables by their first two characters, longer ones first."""
    found: dict[str, list[_Entry]] = {}
    for table in tables_:
        for text in _texts(table):
            entry = _Entry(table, tuple(text.lstrip("*").split()), text[0] == "*")
            found.setdefault(entry.parts[0][:_HEAD], []).append(entry)
    return {
        head: tuple(sorted(entries, key=lambda entry: -sum(map(len, entry.parts))))
        for head, entries in found.items()
    }


@cache
def _sweeps(*tables_: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Patterns of all labels, after what ends a word, or anywhere; where they end is not tested."""
    entries = [entry for group in _entries(*tables_).values() for entry in group]
    bounded = _grouped([entry for entry in entries if not entry.free])
    free = _grouped([entry for entry in entries if entry.free])
    return (
        re.compile(f"[^a-z0-9](?:{bounded})") if bounded else None,
        re.compile(free) if free else None,
    )


def _grouped(entries: list[_Entry]) -> str:
    """An alternation that looks at the first character only once."""
    joint = rf"[\s_\-]{{0,{_MOST_JOINTS}}}"
    by_first: dict[str, list[str]] = {}
    for entry in entries:
        first, *more = entry.parts
        label = joint.join(map(re.escape, (first[1:], *more)))
        by_first.setdefault(first[0], []).append(label)
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items())


@cache
def _texts(table: str) -> tuple[str, ...]:
    labels = chain.from_iterable(tables.table("labels")[table].values())
    return tuple(dict.fromkeys(plain("\n".join(labels)).low.split("\n")))
