"""Words as strict YAML: plain where that is safe, else in double quotes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

_PLAIN = re.compile(
    r"[^\W\d_](?:[^\x00-\x1f\x7f-\x9f,:#\[\]{}\"&*!|>%@`\\]*[^\s,:#\[\]{}\"&*!|>%@`\\-])?"
)
"""Text that means itself wherever it stands: it begins with a letter, and nothing in it is YAML."""
_WORDS = ("true", "false", "null")
_ESCAPED = re.compile("[\ufffe\uffff]")
"""What YAML does not let stand as it is, of all that is no hidden character."""


def scalar(text: str) -> str:
    """``text`` as a value that reads as the same text anywhere, on one line."""
    if _PLAIN.fullmatch(text) and text not in _WORDS:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def mapping(entries: Mapping[str, str]) -> str:
    """A mapping on one line; its values stand there as they are given."""
    return "{" + ", ".join(f"{scalar(key)}: {value}" for key, value in entries.items()) + "}"


def text(words: Mapping[str, str]) -> str:
    """A text in all its languages, on one line."""
    return mapping({language: scalar(said) for language, said in words.items()})


def sequence(items: Iterable[str]) -> str:
    """A list of words on one line."""
    return "[" + ", ".join(map(scalar, items)) + "]"


def value(data: Any) -> str:
    """Plain data on one line."""
    match data:
        case str():
            return scalar(data)
        case list():
            return "[" + ", ".join(map(value, data)) + "]"
        case dict():
            return mapping({str(key): value(each) for key, each in data.items()})
    return json.dumps(data)
