"""A table for a spreadsheet, in CSV or TSV: read back as it was written, and never a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

BOM = "\ufeff"
"""What makes some spreadsheets read UTF-8."""
FIXED = ("id", "place", "form")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""A cell that a spreadsheet might work out; an apostrophe before it keeps it words."""


class Row(NamedTuple):
    """One row as it came back."""

    id: str
    said: Mapping[str, str]
    """What the languages said when the table was written."""
    words: str
    """The translation; empty if there is none yet."""
    line: int
    """The line at which it ends in the table."""


class Table(NamedTuple):
    """A table as it came back."""

    language: str
    rows: Sequence[Row]


def write(header: Sequence[str], rows: Iterable[Sequence[str]], *, tabs: bool = False) -> str:
    """The table; every cell is safe to open."""
    page = io.StringIO()
    writer = csv.writer(page, delimiter="\t" if tabs else ",", lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([guarded(each) for each in row])
    return page.getvalue()


def read(text: str) -> Table | None:
    """The table in ``text``, which a spreadsheet may have written; ``None`` if it is none.

    Its last column holds the translation, those before it the source languages.
    """
    text = text.removeprefix(BOM)
    first = text.partition("\n")[0]
    delimiter = next((each for each in "\t;" if first.startswith(f"id{each}")), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        header = [name.strip() for name in next(reader, [])]
        if header[: len(FIXED)] != [*FIXED] or len(header) < len(FIXED) + 2:
            return None
        *sources, language = header[len(FIXED) :]
        rows = []
        for cells in reader:
            if any(cells):
                full = [*map(unguarded, cells), *[""] * len(header)][: len(header)]
                said = dict(zip(sources, full[len(FIXED) :], strict=False))
                words = full[-1] if full[-1].strip() else ""
                rows.append(Row(full[0], said, words, reader.line_num))
    except csv.Error:
        return None
    return Table(language, rows)


def guarded(words: str) -> str:
    """``words`` so that no spreadsheet takes them for a formula."""
    return f"'{words}" if _FORMULA.match(words) else words


def unguarded(words: str) -> str:
    """What was guarded, with the line breaks that it had."""
    words = words.replace("\r\n", "\n")
    return words[1:] if words.startswith("'") and _FORMULA.match(words) else words
