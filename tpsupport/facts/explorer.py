"""Links to explorers: the transaction or address that such a page is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from tpsupport.facts.network import Fields

Kind = Literal["tx", "address"]

_LINK = re.compile(r"\s*(?:(?i:https?)://\S+|(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,20}/\S+)\s*")
_VALUE = re.compile(r"\\\{(tx|address)\\\}")
_HASH = re.compile(r"(?<![0-9A-Za-z])(?:0[xX])?[0-9a-fA-F]{64}(?![0-9A-Za-z])")
_SIGNATURE = re.compile(r"(?<![0-9A-Za-z])[1-9A-HJ-NP-Za-km-z]{86,88}(?![0-9A-Za-z])")


class Page(NamedTuple):
    """What a link leads to; ``network`` is a key, empty where the site is not one of ours."""

    kind: Kind
    value: str
    network: str = ""


def is_link(text: str) -> bool:
    """Whether ``text`` is a link with a path, not a value."""
    return _LINK.fullmatch(text) is not None


def look(text: str, there: Mapping[str, Fields]) -> Page | None:
    """The page that the link ``text`` is of. No site is contacted.

    On a site that no network names, a transaction's hash is still seen, an address is not.
    """
    link = text.strip()
    for key, fields in there.items():
        for template in _templates(fields):
            if match := _pattern(template).match(link):
                kind: Kind = "address" if match.lastgroup == "address" else "tx"
                return Page(kind, match[kind], key)
    if match := _HASH.search(link) or _SIGNATURE.search(link):
        return Page("tx", match[0])
    return None


def _templates(fields: Fields) -> Iterator[str]:
    for each in fields.get("explorers", ()):
        yield from (each["tx"], each["address"])
    yield from fields.get("recognized", ())


@lru_cache(maxsize=512)
def _pattern(template: str) -> re.Pattern[str]:
    """Any scheme, ``www.`` or not, perhaps a language folder, and anything after the value."""
    bare = template.split("://", 1)[-1].removeprefix("www.").split("?")[0]
    host, _, path = bare.partition("/")
    inside = _VALUE.sub(r"(?P<\1>[0-9A-Za-z.-]+)", re.escape(path))
    folder = r"(?:[a-z]{2}(?:[-_][a-zA-Z]{2,4})?/)?"
    return re.compile(rf"(?:https?://)?(?:www\.)?{re.escape(host)}/{folder}{inside}", re.IGNORECASE)
