"""Chatwoot: a list of canned responses, each the body of one call of its interface.

``short_code`` is unique in an account, so that the same reply is found again. Chatwoot runs Liquid
over what is sent; a contact without a name would leave a hole, so only the agent is named.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from tpsupport.desk.export.catalogue import Catalogue

CHANNEL = "chat"
NAMES: Mapping[str, str] = {"agent": "{{agent.name}}"}


def files(found: Catalogue) -> dict[str, str]:
    """``canned_responses.json``."""
    rows = [{"short_code": each.code, "content": each.text} for each in found.entries]
    return {"canned_responses.json": json.dumps(rows, ensure_ascii=False, indent=1) + "\n"}
