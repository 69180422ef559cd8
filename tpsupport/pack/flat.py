"""YAML so plain that no parser is needed: lines of ``name: words``, and such lines under a name.

To import PyYAML takes a short run a tenth of its time. Whatever is not surely plain is left to it.
"""

from __future__ import annotations

import re
from typing import Any

_LINE = re.compile(r'(  )?([a-z][a-z0-9_]*):(?: ("[^"\\]*"|[^\W_](?:(?:[^:#]|:(?! ))*[^:# ])?))?')
"""Where it stands, its name, and what it says: in quotes without escapes, or beginning plainly."""
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}


def flat(text: str) -> dict[str, Any] | None:
    """The data of ``text``; ``None`` if it takes a parser to tell, or to say what is wrong."""
    if not text.replace("\n", "").isprintable():
        return None
    found: dict[str, Any] = {}
    below: dict[str, Any] | None = None
    for line in text.split("\n"):
        if line.lstrip(" ")[:1] in ("", "#"):
            continue
        match = _LINE.fullmatch(line)
        if not match:
            return None
        indent, name, said = match.groups()
        into = below if indent else found
        if into is None or name in into or (indent and said is None):
            return None
        into[name] = value = _value(said)
        if not indent:
            below = value if said is None else None
    return None if {} in found.values() else found or None


def _value(said: str | None) -> Any:
    if said is None:
        return {}
    return said[1:-1] if said.startswith('"') else meant(said)


def meant(text: str) -> str | int | bool | None:
    """What a plain scalar means: only ``true``, ``false``, ``null`` and integers are not text."""
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text
