"""A network: by its key, a name, an alias or a chain id, in any case and width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from unicodedata import normalize

from tpsupport.facts.rules import Answer, excerpt, refusal
from tpsupport.pack.library import Library
from tpsupport.text import clean

Fields = Mapping[str, Any]
"""What networks.yaml says of one network."""

_JOINTS = re.compile(r"[\s\-_./()·]+")


def read(answer: Answer) -> str:
    """The key of the network. What is none is told with the nearest name."""
    typed = clean(answer.text).strip()
    rules = answer.rules
    there = networks(rules.library)
    if typed in there:
        return typed
    names = _names(there)
    found = rules.find_network(typed) if rules.find_network else None
    found = found or names.get(fold(typed), ("",))[0]
    if not found:
        raise refusal("network_unknown", found=excerpt(typed), nearest=_nearest(typed, names))
    return found


def networks(library: Library) -> Mapping[str, Fields]:
    """The networks of the pack by their keys; none if it describes none."""
    if not library.file("networks").is_file():
        return {}
    found: Mapping[str, Fields] = library.document("networks").get("networks", {})
    return found


def known_network(answer: Answer) -> str | None:
    """The key of the network that the case is about, if that was answered."""
    key = answer.known.get("network")
    return key if key in networks(answer.rules.library) else None


def plain_name(key: str, fields: Fields) -> str:
    """One name that is understood in every language."""
    return next((name for name in fields.get("name", {}).values() if name.isascii()), key)


def fold(text: str) -> str:
    """``text`` as names are compared: half width, no case, no spaces, dashes or brackets."""
    return _JOINTS.sub("", normalize("NFKC", text).casefold())


def _names(there: Mapping[str, Fields]) -> dict[str, tuple[str, str]]:
    """Every folded name to the key of its network and the name as it is written."""
    names: dict[str, tuple[str, str]] = {}
    for key, fields in there.items():
        for name in _written(key, fields):
            names.setdefault(fold(name), (key, name))
    return names


def _written(key: str, fields: Fields) -> Iterator[str]:
    yield key
    yield from fields.get("name", {}).values()
    yield from fields.get("aliases", ())
    yield str(fields.get("caip2", key))
    yield str(fields.get("chain_id", key))


def _nearest(typed: str, names: Mapping[str, tuple[str, str]]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(fold(typed)[:64], list(names), n=1, cutoff=0.6)
    return names[near[0]][1] if near else ""
