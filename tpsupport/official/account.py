"""Accounts: a link to a platform or a store, reduced to the name or number that it means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tpsupport.official.address import Address
from tpsupport.official.lore import Lore, Platform

_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Account:
    """One account on one platform."""

    platform: Platform
    type: str
    """``handle``, ``id``, ``phone``, ``invite``, or ``page``: something of the platform itself."""
    value: str = ""
    slug: str = ""
    """Words in the link that anybody may choose."""


def account(address: Address, lore: Lore) -> Account | None:
    """The account that a link leads to; ``None`` if its host is no platform of accounts."""
    host = address.host.removeprefix("www.").removeprefix("m.").removeprefix("mobile.")
    host = host.removeprefix("old.").removeprefix("web.")
    for platform in lore.platforms:
        if host in platform.hosts or address.scheme in platform.schemes:
            return _on(platform, address)
    return None


def _on(platform: Platform, address: Address) -> Account:
    for name, value in parameters(address.query):
        if name in platform.query and value:
            return Account(platform, platform.query_type, value.lstrip("@"))
    segments = tuple(part for part in address.path.split("/") if part)
    for form in platform.paths:
        found = _match(form, segments)
        if found and found.get("handle", "").lower() not in platform.skip:
            kind = next(
                (key for key in ("handle", "id", "phone", "invite") if key in found), "page"
            )
            if found.get(kind, "").lower() not in platform.skip:
                return Account(
                    platform, kind, found.get(kind, "").lstrip("@"), found.get("slug", "")
                )
    return Account(platform, "page")


def _match(form: tuple[str, ...], segments: tuple[str, ...]) -> dict[str, str] | None:
    """The fields of ``form`` in the first ``segments`` of a path, if it fits."""
    if len(segments) < len(form):
        return None
    found = {}
    for part, segment in zip(form, segments, strict=False):
        before, field, _ = _FIELD.split(part, maxsplit=1) if "{" in part else (part, "", "")
        if not field and segment.lower() != part:
            return None
        if field and (not segment.lower().startswith(before) or len(segment) == len(before)):
            return None
        if field:
            found[field] = segment[len(before) :]
    return found


def parameters(query: str) -> tuple[tuple[str, str], ...]:
    """Name and value of each part of a query, names in lower case."""
    pairs = (part.partition("=") for part in re.split("[&;]", query)[:200])
    return tuple((name.lower(), value) for name, _, value in pairs)
