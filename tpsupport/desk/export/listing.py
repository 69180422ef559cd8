"""The catalogue as one JSON document, for programs of one's own."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tpsupport.desk.export.catalogue import Catalogue

CHANNEL = "chat"
NAMES: Mapping[str, str] = {}
SCHEMA_VERSION = 1


def files(found: Catalogue) -> dict[str, str]:
    """``replies.json``, by the schema in ``docs/schemas/catalogue.schema.json``."""
    rows = [{"code": each.code, **each._asdict()} for each in found.entries]
    body = {"schema_version": SCHEMA_VERSION, "product": found.product, "replies": rows}
    return {"replies.json": json.dumps(body, ensure_ascii=False, indent=1) + "\n"}
