"""Resemblance of a whole link: of its host, and of what stands beside the host."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tpsupport.official.account import parameters
from tpsupport.official.address import Address
from tpsupport.official.allow import Allow, above_and_self
from tpsupport.official.brand import Brand
from tpsupport.official.resemble import label, resemble

MAX_BESIDE = 4000
"""So many characters of a path and query are looked at."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The trick, and the official entry that it imitates."""

    trick: str
    of: str


def host_likeness(address: Address, allow: Allow) -> Likeness | None:
    """How the host is like an official name, if it is."""
    if address.is_ip or not address.host:
        return None
    whole = f".{address.host}."
    for entry in allow.entries:
        if entry.type == "domain" and f".{entry.key}." in whole:
            return Likeness("subdomain", entry.shown)
    labels = address.labels
    length = allow.lore.suffix(labels)
    names = labels[:-length] or labels
    ending = ".".join(labels[-length:])
    exactly = "hosted" if ending in allow.lore.words["hosting"] else "ending"
    for text in dict.fromkeys(reversed(names)):
        found = None if text == "www" else _label_likeness(text, ending, allow)
        if found and found.trick == "exact":
            return Likeness(exactly if text == names[-1] else "subdomain", found.of)
        if found:
            hidden = found.trick == "confusable" and "punycode" in address.tricks
            return Likeness("punycode", found.of) if hidden else found
    return _spread(names, labels, ending, allow)


def _label_likeness(text: str, ending: str, allow: Allow) -> Likeness | None:
    one = label(text, allow.lore)
    for brand in allow.brands:
        if trick := resemble(one, brand, allow.lore, near=ending in brand.endings):
            return Likeness(trick, brand.of)
    return None


def _spread(
    names: tuple[str, ...], labels: tuple[str, ...], ending: str, allow: Allow
) -> Likeness | None:
    """A brand that is spread over several labels, or over a label and the ending."""
    if len(labels) < 2:
        return None
    for parts, least in ((names, 5), (labels, 7)):
        folded = [allow.lore.folding.skeleton(part[:63]) for part in parts if part != "www"]
        joined = "".join(folded)
        for brand in allow.brands:
            same = joined == brand.skeleton
            if same and len(parts) > 1 and ending in brand.endings:
                return Likeness("split", brand.of)
            if len(brand.skeleton) < least or brand.strict:
                continue
            free = len(brand.skeleton) >= 8 and len(brand.core) > 3 and brand.skeleton in joined
            if free or same or (len(parts) > 1 and joined.startswith(brand.skeleton)):
                return Likeness("split", brand.of)
    return None


def hidden_likeness(address: Address, allow: Allow) -> Likeness | None:
    """An official name in an authority that is built to be misread: ``user@host``, a backslash."""
    tricks = [each for each in ("userinfo", "backslash", "encoded") if each in address.tricks]
    if not tricks:
        return None
    pieces = (address.user, address.host, address.path)
    found = next((of for piece in pieces for of in _mentioned(piece, allow)), "")
    return Likeness(tricks[0], found) if found else None


def beside_likeness(address: Address, allow: Allow) -> Likeness | None:
    """An official name in the path, the query or the fragment of somebody else's link."""
    if is_general(address.host, allow):
        return None
    passing = allow.lore.words["passing"]
    kept = [f"{name}={value}" for name, value in parameters(address.query) if name not in passing]
    text = "/".join((address.path, *kept, address.fragment))
    found = next(iter(_mentioned(text, allow)), "")
    return Likeness("in_path", found) if found else None


def is_general(host: str, allow: Allow) -> bool:
    """Whether ``host`` is a general site, where a name in the path says nothing."""
    words = allow.lore.words
    for name in above_and_self(host):
        if name in words["open"] or name in words["hosting"]:
            return False
        if name in words["neutral"]:
            return True
    return False


def _mentioned(text: str, allow: Allow) -> Iterable[str]:
    """The official entries whose names stand in ``text``."""
    text = text[:MAX_BESIDE].lower()
    for entry in allow.entries:
        if entry.type == "domain" and entry.key in text and _alone(entry.key, text):
            yield entry.shown
    skeletons = [allow.lore.folding.skeleton(part) for part in re.split(r"[/?&=#:;,\s@\\]+", text)]
    for brand in allow.brands:
        if any(_names(skeleton, brand) for skeleton in skeletons):
            yield brand.of


def _alone(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<![a-z0-9-]){re.escape(name)}(?![a-z0-9-])", text))


def _names(skeleton: str, brand: Brand) -> bool:
    if brand.strict or len(brand.skeleton) < 8:
        return skeleton == brand.skeleton and not brand.strict
    if len(brand.core) <= 3:
        return skeleton.startswith(brand.skeleton)
    return brand.skeleton in skeleton
