"""Where advice comes from: the sources that ends name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from tpsupport.pack.form import day
from tpsupport.pack.shape import Shape
from tpsupport.text import Text

CERTAINTY = ("official", "independent", "derived")


class Source(NamedTuple):
    """One source: ``origin`` names the file or page and its version, ``seen`` the date."""

    id: str
    title: Text
    origin: str
    seen: str
    certainty: str


def read_sources(shape: Shape, data: Any) -> Mapping[str, Source]:
    """The sources by their ids. Flaws go to ``shape``."""
    top = shape.mapping(data, (), ("sources",))
    entries = shape.mapping(top.get("sources", {}), ("sources",), (), None)
    return {
        shape.string(key, ("sources", key)): _source(shape, entries[key], key) for key in entries
    }


def _source(shape: Shape, data: Any, key: str) -> Source:
    path = ("sources", key)
    found = shape.mapping(data, path, ("title", "from", "seen", "certainty"))
    certainty = ""
    if "certainty" in found:
        certainty = shape.one_of(found["certainty"], (*path, "certainty"), CERTAINTY)

    def text(name: str) -> str:
        return shape.string(found[name], (*path, name)) if name in found else ""

    return Source(
        id=key,
        title=shape.text(found["title"], (*path, "title")) if "title" in found else {},
        origin=text("from"),
        seen=day(shape, found["seen"], (*path, "seen")) if "seen" in found else "",
        certainty=certainty,
    )
