"""The catalogue as CSV, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping

from tpsupport.desk.export.catalogue import Catalogue
from tpsupport.desk.export.table import table

CHANNEL = "chat"
NAMES: Mapping[str, str] = {}
COLUMNS = ("code", "language", "tree", "end", "outcome", "group", "title", "text")
_MARK = "\ufeff"
"""Without it, spreadsheets take the file for one in their own old encoding."""


def files(found: Catalogue) -> dict[str, str]:
    """``replies.csv``."""
    rows = [[str(getattr(each, name)) for name in COLUMNS] for each in found.entries]
    return {"replies.csv": _MARK + table(COLUMNS, rows)}
