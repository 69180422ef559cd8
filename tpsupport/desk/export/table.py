"""Rows as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_RUN = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell begins with that a spreadsheet computes."""


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Commas, quotes where they are needed, lines that end as RFC 4180 says."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def harmless(cell: str) -> str:
    """``cell`` behind an apostrophe if a spreadsheet would compute it."""
    return f"'{cell}" if cell.startswith(_RUN) else cell
