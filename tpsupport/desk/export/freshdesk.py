"""Freshdesk: the body of the call that makes many canned responses at once.

``folder_id`` is a number that only the help desk knows. With visibility 0 all agents see a
response.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from tpsupport.desk.export.catalogue import Catalogue
from tpsupport.desk.export.markup import html

CHANNEL = "email"
NAMES: Mapping[str, str] = {
    "customer": "{{ticket.requester.firstname}}",
    "agent": "{{ticket.agent.name}}",
}
ALL_AGENTS = 0


def files(found: Catalogue) -> dict[str, str]:
    """``canned_responses.json``."""
    rows = [
        {
            "title": each.code,
            "content_html": html(each.text),
            "folder_id": found.folder,
            "visibility": ALL_AGENTS,
        }
        for each in found.entries
    ]
    body = {"canned_responses": rows}
    return {"canned_responses.json": json.dumps(body, ensure_ascii=False, indent=1) + "\n"}
