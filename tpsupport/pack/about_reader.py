"""The strict reading of pack.yaml: whose pack it is, and which languages it speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tpsupport.pack.shape import Noted, Shape
from tpsupport.pack.source import Path_

_VERSION = re.compile(r"[0-9A-Za-z.+_-]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def read_about(data: Any) -> list[Noted]:
    """The flaws of what pack.yaml says."""
    top = Shape(())
    found = top.mapping(
        data, (), ("pack", "product", "languages"), ("version", "about", "trees", "groups")
    )
    languages = _languages(top, found["languages"]) if "languages" in found else ()
    shape = Shape(languages, top.noted)
    if "pack" in found:
        shape.identifier(found["pack"], ("pack",))
    if "version" in found:
        version = shape.string(found["version"], ("version",))
        if version.strip() and not _VERSION.fullmatch(version):
            shape.note(("version",), "bad_version", found=version)
    for key in ("product", "about"):
        if key in found and languages:
            shape.text(found[key], (key,))
    _trees(shape, found.get("trees", []), ("trees",))
    for at, group in enumerate(shape.sequence(found.get("groups", []), ("groups",), empty=True)):
        inside = shape.mapping(group, ("groups", at), ("title", "trees"))
        if "title" in inside and languages:
            shape.text(inside["title"], ("groups", at, "title"))
        if "trees" in inside:
            _trees(shape, inside["trees"], ("groups", at, "trees"))
    return shape.noted


def _trees(shape: Shape, data: Any, path: Path_) -> None:
    trees = enumerate(shape.sequence(data, path, empty=path == ("trees",)))
    shape.distinct((shape.identifier(tree, (*path, at)) for at, tree in trees), path)


def _languages(shape: Shape, data: Any) -> Sequence[str]:
    found: list[str] = []
    for at, item in enumerate(shape.sequence(data, ("languages",))):
        word = shape.string(item, ("languages", at)).strip()
        if word in found:
            shape.note(("languages", at), "duplicate_key", key=word)
        elif word:
            found.append(word)
            if not _LANGUAGE.fullmatch(word):
                shape.note(("languages", at), "bad_language", found=word)
    return found
