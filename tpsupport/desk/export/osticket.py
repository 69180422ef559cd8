"""osTicket: its file of premade replies, a YAML list that an installation or language pack reads.

Titles are unique there. Its reader of YAML knows little of quotes, so replies stand in blocks.
"""

from __future__ import annotations

from collections.abc import Mapping

from tpsupport.desk.export.catalogue import Catalogue, Entry
from tpsupport.desk.export.markup import html

CHANNEL = "email"
NAMES: Mapping[str, str] = {"customer": "%{ticket.name.first}"}


def files(found: Catalogue) -> dict[str, str]:
    """``premade.yaml``."""
    return {"premade.yaml": "---\n" + "\n".join(map(_premade, found.entries))}


def _premade(entry: Entry) -> str:
    lines = [
        "- isenabled: 1",
        f"  title: {entry.code}",
        "  response: |",
        *(f"    {line}" for line in html(entry.text).split("\n")),
        "  notes: |",
        f"    {entry.title}",
    ]
    return "\n".join(lines) + "\n"
