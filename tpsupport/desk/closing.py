"""How every request closes: what nobody will ask for, and where it may be sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tpsupport.desk.fields import Line
from tpsupport.errors import PackError
from tpsupport.pack.library import Library
from tpsupport.text import in_language

MOST = 2
"""Channels that are named."""


def closing(library: Library, language: str) -> Iterator[Line]:
    """The safety lines of the pack, and the channels for support that are surely official."""
    for at, line in enumerate(library.safety.lines):
        yield Line(f"safety_{at}", "", in_language(line, language), own=True)
    listed = [
        each["address"] or library.phrase("request.in_app", language, path=each["path"])
        for each in channels(library, language)
    ]
    if listed:
        separator = library.phrase("request.semicolon", language)
        label = library.phrase("request.label.channels", language)
        yield Line("channels", label, separator.join(listed))


def channels(library: Library, language: str) -> list[dict[str, str]]:
    """Each official channel for support, best first: its id, name, address and path in the app.

    Empty where the pack names none, or none in a shape that is known.
    """
    try:
        entries = library.document("channels")["channels"]
        found = [_channel(key, entry, language) for key, entry in entries.items()]
    except (PackError, OSError, KeyError, TypeError, AttributeError):
        return []
    return [each for each in found if each][:MOST]


def _channel(key: str, entry: dict[str, Any], language: str) -> dict[str, str]:
    if entry["for"] != "support" or entry["standing"] != "official":
        return {}
    return {
        "id": key,
        "name": in_language(entry["name"], language),
        "address": str(entry.get("address", "")),
        "path": in_language(entry.get("path", {"": ""}), language),
    }
