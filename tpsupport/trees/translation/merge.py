"""A table that came back, beside the texts that wait for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from tpsupport.pack.source import Path_
from tpsupport.trees.translation.table import Row, Table
from tpsupport.trees.translation.texts import Entry, value_of


class Problem(NamedTuple):
    """A row that cannot be used."""

    row: Row
    code: str
    """``gone``: no text waits for it; ``stale``: what is translated was changed since;
    ``not_json``."""


class Merged(NamedTuple):
    """What is to be put where."""

    additions: Mapping[str, Mapping[Path_, Any]]
    """By file and path."""
    problems: Sequence[Problem]
    open: int
    """Texts that have no translation yet."""


def merged(entries: Iterable[Entry], table: Table) -> Merged:
    """The translations of ``table``, each for its text."""
    waiting = {entry.id: entry for entry in entries}
    additions: dict[str, dict[Path_, Any]] = {}
    problems = []
    for row in table.rows:
        if not row.words:
            continue
        entry = waiting.get(row.id)
        if entry is None:
            problems.append(Problem(row, "gone"))
        elif not same(entry, row):
            problems.append(Problem(row, "stale"))
        else:
            try:
                found = value_of(row.words, entry.form)
            except ValueError:
                problems.append(Problem(row, "not_json"))
                continue
            additions.setdefault(entry.file, {})[entry.path] = found
            del waiting[row.id]
    return Merged(additions, problems, len(waiting))


def kept(entries: Iterable[Entry], table: Table) -> dict[str, str]:
    """By id the translations of ``table`` that still hold; a text may have moved since.

    One whose place is gone serves for another text that says the same.
    """
    by_id = {row.id: row for row in table.rows if row.words}
    by_words = {tuple(sorted(row.said.items())): row for row in by_id.values()}
    found = {}
    for entry in entries:
        row = by_id.get(entry.id)
        if row is None or not same(entry, row):
            row = by_words.get(tuple(sorted(entry.said.items())))
        if row:
            found[entry.id] = row.words
    return found


def same(entry: Entry, row: Row) -> bool:
    """Whether ``row`` translates what ``entry`` says now; blanks around it do not count."""
    return all(
        words.strip() == row.said[language].strip()
        for language, words in entry.said.items()
        if language in row.said
    )
