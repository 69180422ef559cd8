"""Addresses in the texts of a pack that are neither official nor known as anybody else's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from tpsupport import __version__
from tpsupport.official.allow import Allow, above_and_self
from tpsupport.official.channels import allow_list
from tpsupport.pack.cache import cached
from tpsupport.pack.shape import Noted

if TYPE_CHECKING:
    from tpsupport.pack.library import Library
    from tpsupport.pack.source import Path_

TOLD = ("endings", "facts", "messages", "pack", "reply", "request")
"""The documents beside the trees whose texts may name an address."""

_KNOWN = ("channels", "lookalikes", "networks", "safety")

_ADDRESS = re.compile(
    r"(?<![\w@./-])(?:https?://)?(?P<mailbox>[a-z0-9.+_-]+@)?"
    r"(?P<host>(?:[^\W_](?:[\w-]*[^\W_])?\.)+[a-z]{2,})(?![\w@])(?P<path>/[\w.+-]*)?",
    re.IGNORECASE,
)


def foreign(library: Library, wanted: Sequence[str] = ()) -> None:
    """Nothing, if every address in the texts of the pack, or of ``wanted``, is one that it knows.

    What was found is remembered for as long as nothing of it changes.

    :raises FlawedPackError: with those of the first document that has others.
    """
    names = [name for name in wanted or (*library.tree_ids, *TOLD) if library.has(name)]
    rests = [library.digest(name) for name in (*names, *_KNOWN) if library.has(name)]
    key = " ".join(["foreign", __version__, *names, *rests])
    for name, noted in cached(key.encode(), partial(_all, library, names)):
        library.refuse(name, [(tuple(path), code, details) for path, code, details in noted])


def _all(library: Library, names: Sequence[str]) -> list[tuple[str, list[Noted]]]:
    """The documents that name such addresses, with these."""
    allow, others = allow_list(library), _others(library)
    found = ((each, [*_unknown(library.document(each), (), allow, others)]) for each in names)
    return [(name, noted) for name, noted in found if noted]


def _others(library: Library) -> Collection[str]:
    """Hosts of other parties: those of networks.yaml, and the links that safety.yaml allows."""
    found = {str(each) for each in library.document("safety").get("links", ())}
    waiting: list[Any] = [library.document("networks")] if library.has("networks") else []
    while waiting:
        match waiting.pop():
            case dict() as inside:
                waiting += inside.values()
            case list() as inside:
                waiting += inside
            case str() as said if said.startswith("https://"):
                found.add(said.split("/")[2].removeprefix("www."))
    return found


def _unknown(data: Any, path: Path_, allow: Allow, others: Collection[str]) -> Iterator[Noted]:
    match data:
        case dict():
            for key, inside in data.items():
                yield from _unknown(inside, (*path, key), allow, others)
        case list():
            for at, inside in enumerate(data):
                yield from _unknown(inside, (*path, at), allow, others)
        case str() if "." in data and not {"examples", "example", "says", "swaps"} & {*path}:
            for found in _ADDRESS.finditer(data):
                if not _known(found, allow, others):
                    yield path, "foreign_address", {"address": found[0]}


def _known(found: re.Match[str], allow: Allow, others: Collection[str]) -> bool:
    host = found["host"].lower()
    if host.rpartition(".")[2] not in allow.lore.words["endings"]:
        return "://" not in found[0]
    if found["mailbox"]:
        return bool(allow.entry("email", f"{found['mailbox']}{host}".lower()))
    handle = (found["path"] or "").strip("/").lower()
    if any(host in platform.hosts for platform in allow.lore.platforms):
        return bool(allow.entry("handle", handle) or host in others)
    above = {*above_and_self(host)}
    return bool(allow.domain(host) or not above.isdisjoint(others))
