"""The strict reading of a route's condition: a structure, never a string to evaluate."""

from __future__ import annotations

from typing import Any

from tpsupport.pack.shape import Shape, type_name
from tpsupport.pack.source import Path_

COMPARISONS = ("<", "<=", ">", ">=")


def read_condition(shape: Shape, data: Any, path: Path_) -> None:
    found = shape.mapping(data, path, (), None)
    if isinstance(data, dict) and not found:
        shape.note(path, "empty_condition")
    for key, value in found.items():
        here = (*path, key)
        if key in ("all", "any"):
            for at, item in enumerate(shape.sequence(value, here)):
                read_condition(shape, item, (*here, at))
        elif key == "not":
            read_condition(shape, value, here)
        elif isinstance(value, dict):
            _comparison(shape, value, here)
        elif isinstance(value, list):
            shape.note(here, "one_of_several")
        elif isinstance(value, str) and value.startswith(("<", ">", "=")):
            shape.note(here, "unquoted_comparison", found=value)
        else:
            shape.string(value, here)


def _comparison(shape: Shape, data: dict[str, Any], path: Path_) -> None:
    found = shape.mapping(data, path, (), None)
    for key in found:
        if key not in ("in", *COMPARISONS):
            shape.note((*path, key), "no_comparison", found=key)
    if len(found) != 1:
        shape.note(path, "one_comparison")
    for key, value in found.items():
        if key == "in":
            shape.strings(value, (*path, key))
        elif key in COMPARISONS and (isinstance(value, bool) or not isinstance(value, int)):
            shape.note((*path, key), "not_an_integer", found=type_name(value))
