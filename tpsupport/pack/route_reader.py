"""The strict reading of a node that branches on what is known."""

from __future__ import annotations

from typing import Any

from tpsupport.pack.condition_reader import read_condition
from tpsupport.pack.models import ELSE, Branch, Route
from tpsupport.pack.shape import Shape
from tpsupport.pack.source import Path_


def read_route(shape: Shape, data: dict[str, Any], path: Path_) -> Route:
    """The node in ``data``; flaws go to ``shape``."""
    last = data["route"][-1] if isinstance(data["route"], list) and data["route"] else None
    inside = isinstance(last, dict) and ELSE in last
    found = shape.mapping(data, path, ("route",) if inside else ("route", ELSE), (ELSE,))
    branches = []
    for at, item in enumerate(shape.sequence(found["route"], (*path, "route"))):
        here: Path_ = (*path, "route", at)
        if isinstance(item, dict) and ELSE in item:
            shape.note((*here, ELSE), "else_inside")
            found.setdefault(ELSE, item[ELSE])
            continue
        way = shape.mapping(item, here, ("when", "to"))
        if "when" in way:
            read_condition(shape, way["when"], (*here, "when"))
        to = shape.string(way["to"], (*here, "to")) if "to" in way else ""
        branches.append(Branch(way["when"] if isinstance(way.get("when"), dict) else {}, to))
    otherwise = shape.string(found[ELSE], (*path, ELSE)) if ELSE in found else ""
    return Route(str(path[-1]), branches, otherwise)
