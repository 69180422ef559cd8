"""Zammad: text modules as CSV, read by its import, which knows a module again by its name.

Cells with ``~~~`` would become lists, and only a content that holds a tag is taken as HTML. A
customer without a name would be shown as a dash, so only the agent is named.
"""

from __future__ import annotations

from collections.abc import Mapping

from tpsupport.desk.export.catalogue import Catalogue
from tpsupport.desk.export.markup import html
from tpsupport.desk.export.table import table

CHANNEL = "email"
NAMES: Mapping[str, str] = {"agent": "#{user.firstname} #{user.lastname}"}
COLUMNS = ("name", "keywords", "content", "note", "active")


def files(found: Catalogue) -> dict[str, str]:
    """``text_modules.csv``: commas, no byte order mark, no cell that a spreadsheet would run."""
    rows = [
        (
            each.code,
            ", ".join((each.title, each.group, each.end)),
            html(each.text).replace("\n", "").replace("~~~", "~ ~ ~"),
            each.title,
            "true",
        )
        for each in found.entries
    ]
    return {"text_modules.csv": table(COLUMNS, rows)}
