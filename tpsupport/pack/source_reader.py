"""Where advice comes from: the sources that ends name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

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

    if (seen := text("seen")).strip() and not _is_date(seen):
        shape.note((*path, "seen"), "not_a_date", found=seen)
    return Source(
        id=key,
        title=shape.text(found["title"], (*path, "title")) if "title" in found else {},
        origin=text("from"),
        seen=seen,
        certainty=certainty,
    )


def _is_date(text: str) -> bool:
    """A day, a month or a year."""
    from datetime import date

    try:
        whole = text + "-01-01"[len(text) - 4 :]
        return len(text) in (4, 7, 10) and date.fromisoformat(whole).isoformat() == whole
    except ValueError:
        return False
