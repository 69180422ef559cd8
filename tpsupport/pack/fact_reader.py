"""From plain data to the facts that a pack's trees may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tpsupport.pack.models import UNSURE, Fact
from tpsupport.pack.shape import Shape
from tpsupport.pack.source import Path_
from tpsupport.text import Text

TYPES = (
    "choice",
    "network",
    "address",
    "tx_hash",
    "token",
    "amount",
    "time",
    "contact",
    "version",
    "link",
    "files",
    "text",
)


def read_facts(shape: Shape, data: Any) -> Mapping[str, Fact]:
    """The facts by their ids. Flaws go to ``shape``."""
    top = shape.mapping(data, (), ("facts",))
    entries = shape.mapping(top.get("facts", {}), ("facts",), (), None)
    return {
        shape.identifier(key, ("facts", key)): _fact(shape, entries[key], ("facts", key))
        for key in entries
    }


def _fact(shape: Shape, data: Any, path: Path_) -> Fact:
    found = shape.mapping(
        data, path, ("type", "label", "prompt"), ("help", "example", "options", "sure", "skip")
    )
    kind = shape.one_of(found["type"], (*path, "type"), TYPES) if "type" in found else ""

    def text(key: str) -> Any:
        return shape.text(found[key], (*path, key)) if key in found else None

    options = None
    if kind == "choice":
        options = _options(shape, found, path)
    elif "options" in found:
        shape.note((*path, "options"), "options_without_choice", type=kind)
    sure = shape.flag(found["sure"], (*path, "sure")) if "sure" in found else False
    if options and UNSURE not in options and not sure:
        shape.note((*path, "options"), "no_unsure")
    elif options and UNSURE in options and sure:
        shape.note((*path, "sure"), "sure_and_unsure")
    return Fact(
        id=str(path[-1]),
        type=kind,
        label=text("label") or {},
        prompt=text("prompt") or {},
        help=text("help"),
        example=_example(shape, found, path),
        options=options,
        sure=sure,
        skip=text("skip"),
    )


def read_options(shape: Shape, data: Any, path: Path_) -> Mapping[str, Text]:
    """The choices of a question by their ids: two at least."""
    options = shape.mapping(data, path, (), None)
    if isinstance(data, dict) and len(data) < 2:
        shape.note(path, "too_few_options")
    found = {
        shape.identifier(key, (*path, key)): shape.text(options[key], (*path, key))
        for key in options
    }
    for language in shape.languages:
        seen: dict[str, str] = {}
        for key, text in found.items():
            said = text.get(language, "")
            if said.strip() and seen.setdefault(said, key) != key:
                shape.note((*path, key, language), "same_option", other=seen[said])
    return found


def _options(shape: Shape, found: dict[str, Any], path: Path_) -> Mapping[str, Text]:
    if "options" in found:
        return read_options(shape, found["options"], (*path, "options"))
    shape.note(path, "missing_key", key="options")
    return {}


def _example(shape: Shape, found: dict[str, Any], path: Path_) -> Text | None:
    if "example" not in found:
        return None
    here = (*path, "example")
    if isinstance(found["example"], dict):
        return shape.text(found["example"], here)
    return dict.fromkeys(shape.languages, shape.string(found["example"], here))
