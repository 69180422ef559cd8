"""The strict reading of targets.yaml: what is wrong with what the network check contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.pack.form import link, number
from tpsupport.pack.shape import Shape

if TYPE_CHECKING:
    from tpsupport.pack.library import Library
    from tpsupport.pack.source import Path_

DOCUMENT = "targets"

_PARTS = {
    "services": ("url", "role"),
    "controls": ("url", "region"),
    "portals": ("url", "status", "body"),
    "challenges": ("header", "value"),
}
_CHOICES = {"role": ("site", "help"), "region": ("mainland", "world")}


def listed(library: Library) -> None:
    """Nothing, if every target is one.

    :raises FlawedPackError: with every flaw of targets.yaml.
    """
    shape = Shape(library.languages)
    top = shape.mapping(library.document(DOCUMENT), (), ("services",), (*_PARTS, "slow_ms"))
    for part, keys in _PARTS.items():
        items = shape.sequence(top.get(part, []), (part,), empty=True)
        for at, data in enumerate(items):
            found = shape.mapping(data, (part, at), keys)
            for key, value in found.items():
                _value(shape, part, key, value, (part, at, key))
        urls = [str(each.get("url", "")) for each in items if isinstance(each, dict)]
        shape.distinct(urls, (part,), "url")
    if "slow_ms" in top:
        number(shape, top["slow_ms"], ("slow_ms",), 1, 600_000)
    library.refuse(DOCUMENT, shape.noted)


def _value(shape: Shape, part: str, key: str, value: Any, path: Path_) -> None:
    if key == "url":
        if part in ("services", "controls") and "://" in str(value) and _bare(str(value)):
            return
        link(shape, value, path, plain=part == "portals")
    elif key == "status":
        number(shape, value, path, 100, 599)
    elif key in _CHOICES:
        shape.one_of(value, path, _CHOICES[key])
    elif key == "body":
        if not isinstance(value, str):
            shape.note(path, "not_text", found=type(value).__name__)
    else:
        shape.string(value, path)


def _bare(url: str) -> bool:
    """Whether it is a bare address that speaks TLS."""
    from tpsupport.checks.network.address import is_address

    scheme, _, rest = url.partition("://")
    return scheme == "https" and is_address(rest.strip("/"))
