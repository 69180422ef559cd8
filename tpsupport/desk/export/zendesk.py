"""Zendesk: dynamic content, which speaks the customer's language, and macros that send it.

Both are bodies of its interface, one for each call. The placeholder of an item follows from its
name, so that names here hold nothing but small letters, digits and ``_``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from tpsupport.desk.export.catalogue import Catalogue, Entry

CHANNEL = "email"
NAMES: Mapping[str, str] = {
    "customer": "{{ticket.requester.first_name}}",
    "agent": "{{current_user.name}}",
}


def files(found: Catalogue) -> dict[str, str]:
    """``dynamic_content.json`` and ``macros.json``."""
    ends = [(key, list(group)) for key, group in groupby(found.entries, lambda each: each.key)]
    items = [_item(key, entries, found) for key, entries in ends]
    macros = [_macro(key, entries, found) for key, entries in ends]
    return {
        "dynamic_content.json": json.dumps({"items": items}, ensure_ascii=False, indent=1) + "\n",
        "macros.json": json.dumps({"macros": macros}, ensure_ascii=False, indent=1) + "\n",
    }


def _item(key: str, entries: list[Entry], found: Catalogue) -> dict[str, Any]:
    variants = list(_variants(entries, found))
    default = variants[0]["locale_id"] if variants else None
    return {
        "item": {"name": _name(key), "default_locale_id": default, "variants": variants},
    }


def _variants(entries: list[Entry], found: Catalogue) -> Iterator[dict[str, Any]]:
    """One for each language that has a locale; the pack's last one, where English stands, first."""
    for at, each in enumerate(reversed([e for e in entries if e.language in found.locales])):
        yield {
            "locale_id": found.locales[each.language],
            "content": each.text,
            "default": at == 0,
            "active": True,
        }


def _macro(key: str, entries: list[Entry], found: Catalogue) -> dict[str, Any]:
    titles = " / ".join(each.title for each in entries)
    return {
        "macro": {
            "title": f"{found.product}::{entries[0].group}::{titles}",
            "description": key,
            "active": True,
            "actions": [{"field": "comment_value", "value": "{{dc." + _name(key) + "}}"}],
        }
    }


def _name(key: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", key.casefold())
