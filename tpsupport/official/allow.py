"""The allow-list: what is official, the names that are imitated, and what was named in public."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from tpsupport.errors import UsageError
from tpsupport.official.account import account
from tpsupport.official.address import read
from tpsupport.official.brand import Brand, brand
from tpsupport.official.lore import Listing, Lore
from tpsupport.official.verdict import Source

Standing = Literal["official", "affiliated", "confirm", "historic"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)

EntryType = Literal["domain", "email", "handle", "id"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One official name. ``key`` is its comparable form; a handle's is without ``@``."""

    type: EntryType
    key: str
    shown: str
    platform: str = ""
    """Where a handle or id counts; empty: anywhere."""
    standing: Standing = "official"
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """A way of contact on which the product has no account, and the words that name it."""

    id: str
    names: Mapping[str, str]
    """Language to its name."""
    words: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Allow:
    """Everything by which names are judged."""

    lore: Lore
    entries: tuple[Entry, ...]
    brands: tuple[Brand, ...]
    listings: tuple[Listing, ...] = ()
    absent: tuple[Absent, ...] = ()
    _index: Mapping[tuple[EntryType, str], tuple[Entry, ...]] = field(init=False, repr=False)
    listed: Mapping[tuple[EntryType, str], Listing] = field(init=False, repr=False)
    """What was named in public, by type and key; a handle's key is ``platform:name``."""
    parents: frozenset[str] = field(init=False, repr=False)
    """The registered domains above official ones."""
    accounts: tuple[Brand, ...] = field(init=False, repr=False)
    """The official accounts' names, as imitators borrow them."""

    def __post_init__(self) -> None:
        index: dict[tuple[EntryType, str], list[Entry]] = {}
        for entry in self.entries:
            index.setdefault((entry.type, entry.key), []).append(entry)
        listed = {}
        for listing in self.listings:
            entry = parse(listing.entry, self.lore)
            key = f"{entry.platform}:{entry.key}" if entry.type == "handle" else entry.key
            listed[entry.type, key] = listing
        parents = {
            registered(each.key, self.lore) for each in self.entries if each.type == "domain"
        }
        names = {each.key: each.shown for each in self.entries if each.type == "handle"}
        for name, value in (
            ("_index", {key: tuple(found) for key, found in index.items()}),
            ("listed", listed),
            ("parents", frozenset(parents) - {""}),
            ("accounts", tuple(brand(key, shown, self.lore) for key, shown in names.items())),
        ):
            object.__setattr__(self, name, value)

    def entry(self, kind: EntryType, key: str, platform: str = "") -> Entry | None:
        """The official entry of that name; without ``platform`` on whichever platform it is."""
        for found in self._index.get((kind, key), ()):
            if not platform or found.platform in {"", platform}:
                return found
        return None

    def domain(self, host: str) -> Entry | None:
        """The entry that ``host`` equals or is under."""
        for above in above_and_self(host):
            if found := self.entry("domain", above):
                return found
        return None

    def listing(self, host: str) -> Listing | None:
        """What was named in public and is ``host`` or above it."""
        found = (self.listed.get(("domain", above)) for above in above_and_self(host))
        return next((each for each in found if each), None)


def above_and_self(host: str) -> Iterable[str]:
    """``a.b.c``, ``b.c``, ``c``; of a monstrous name only the last parts."""
    labels = host.split(".")[-12:]
    yield host
    for start in range(1, len(labels)):
        yield ".".join(labels[start:])


def registered(host: str, lore: Lore) -> str:
    """The registered domain of ``host``; empty if it stands on a platform that hosts pages."""
    labels = tuple(host.split("."))
    length = lore.suffix(labels)
    if ".".join(labels[-length:]) in lore.words["hosting"] or len(labels) <= length:
        return ""
    return ".".join(labels[-length - 1 :])


def parse(text: str, lore: Lore) -> Entry:
    """An entry as people write it: a domain or link, an exact mail address, or a handle."""
    text = text.strip().strip("\"'[](){}<>")
    if text.startswith("@") and len(text) > 1:
        return Entry("handle", text[1:].lower(), text)
    if "@" in text and "/" not in text:
        return Entry("email", text.removeprefix("mailto:").lower(), text)
    address = read(text)
    found = account(address, lore)
    if found and found.type in {"handle", "id"}:
        shown = f"@{found.value}" if found.type == "handle" else found.value
        key = found.value.lower() if found.type == "handle" else found.value
        kind: EntryType = "handle" if found.type == "handle" else "id"
        return Entry(kind, key, shown, found.platform.id)
    host = address.host.removeprefix("www.")
    if "." not in host or re.search(r"\s", host):
        raise UsageError("official.errors.bad_entry", entry=text[:80])
    return Entry("domain", host, host)


def from_list(text: str, lore: Lore) -> Allow:
    """The allow-list that a comma list or a file's text gives; brands come from its names.

    One entry a line or between commas; ``#`` begins a comment. Raises ``UsageError``.
    """
    lines = (line.partition("#")[0] for line in text.splitlines())
    words = [word for line in lines for word in re.split(r"[,，;\s]+", line) if word]
    entries = tuple(dict.fromkeys(parse(word, lore) for word in words))
    if not entries:
        raise UsageError("official.errors.empty_list")
    return Allow(lore, entries, tuple(_brands(entries, lore)))


def _brands(entries: tuple[Entry, ...], lore: Lore) -> Iterable[Brand]:
    """The names that the entries go by: of domains first, then what mailboxes and handles add."""
    found: dict[str, tuple[str, set[str]]] = {}
    for entry in sorted(
        entries, key=lambda each: ("domain", "email", "handle", "id").index(each.type)
    ):
        name, ending = _name(entry, lore)
        if len(name) < 3 or name in lore.words["own"]:
            name = entry.key.replace(".", "") if entry.type == "domain" else ""
        if not name or (entry.type != "domain" and any(each in name for each in found)):
            continue
        found.setdefault(name, (entry.shown, set()))[1].add(ending)
    for name, (shown, endings) in found.items():
        yield brand(name, shown, lore, frozenset(endings - {""}))


def _name(entry: Entry, lore: Lore) -> tuple[str, str]:
    """The name that an entry stands for, and the ending of its domain."""
    if entry.type == "handle":
        return _without_own(entry.key, lore), ""
    host = entry.key.rpartition("@")[2]
    if entry.type == "email" and host in lore.words["mail"]:
        return _without_own(entry.key.partition("@")[0], lore), ""
    if entry.type == "id":
        return "", ""
    labels = tuple(host.split("."))
    length = lore.suffix(labels)
    return labels[-length - 1] if len(labels) > length else labels[0], ".".join(labels[-length:])


def _without_own(name: str, lore: Lore) -> str:
    """A name without what a team adds to its own: ``lunavault_official`` is ``lunavault``."""
    parts = [part for part in re.split(r"[\W_]+", name) if part]
    kept = [part for part in parts if part not in lore.words["own"]] or parts
    joined = "".join(kept)
    for word in sorted(lore.words["own"], key=len, reverse=True):
        if joined.endswith(word) and len(joined) - len(word) >= 5:
            return joined.removesuffix(word)
    return joined
