"""The plan of a drawing: which words stand where, before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tpsupport.trees.picture.layers import layers
from tpsupport.trees.picture.lettering import ems, lines
from tpsupport.trees.picture.places import Size, Spot, places
from tpsupport.trees.picture.scene import Box, Scene

LETTER, LEADING = 13.0, 17.0
"""Pixels: the size of letters, and from line to line."""
SMALL, SMALL_LEADING = 11.0, 14.0
"""The same for names, and for what stands at arrows."""
PAD = 14.0
_BOX, _WORDS = 210.0, 140.0
_MOST_LINES, _MOST_WORDS = 6, 3
_NEAR = 4
"""Slots that a short arrow passes: from a box to its words, at most a bend, and to a box."""


class Lettered(NamedTuple):
    """What stands in a box: what it is and its name, and then its words."""

    head: Sequence[str]
    words: Sequence[str]


class Way(NamedTuple):
    """An arrow: its words, and the spots it passes from its source to its target."""

    words: Sequence[str]
    spots: Sequence[Spot]
    target: int


class Plan(NamedTuple):
    """Everything with its place; the upper left corner is 0, 0."""

    scene: Scene
    boxes: Sequence[tuple[Lettered, Spot]]
    ways: Sequence[Way]
    size: Size


def plan(scene: Scene) -> Plan:
    """Where everything in ``scene`` stands."""
    found = layers(len(scene.boxes), [(arrow.source, arrow.target) for arrow in scene.arrows])
    boxes = [_lettered(scene, box) for box in scene.boxes]
    words = [
        _said(scene, arrow.target, arrow.words, far=len(route) > _NEAR)
        for arrow, route in zip(scene.arrows, found.routes, strict=True)
    ]
    sizes = [*map(_box_size, boxes), *map(_words_size, words)]
    spots, whole = places(found, lambda slot: sizes[slot] if slot < len(sizes) else Size(0, 2))
    ways = [
        Way(said, [spots[slot] for slot in route], arrow.target)
        for said, route, arrow in zip(words, found.routes, scene.arrows, strict=True)
    ]
    return Plan(scene, [(box, spots[at]) for at, box in enumerate(boxes)], ways, whole)


def _lettered(scene: Scene, box: Box) -> Lettered:
    room = _BOX - 2 * PAD
    head = lines(f"{scene.legend[box.kind]} · {box.name}", room / SMALL, 2)
    return Lettered(head, lines(box.words, room / LETTER, _MOST_LINES))


def _box_size(box: Lettered) -> Size:
    return Size(_BOX, PAD + len(box.head) * SMALL_LEADING + len(box.words) * LEADING)


def _said(scene: Scene, target: int, words: str, *, far: bool) -> list[str]:
    """The words of an arrow; one that leads far away says as well where to."""
    room = _WORDS / SMALL
    said = lines(words, room, _MOST_WORDS)
    return [*said, *lines(f"→ {scene.boxes[target].name}", room, 2)] if far else said


def _words_size(words: Sequence[str]) -> Size:
    width = max(map(ems, words), default=0.0) * SMALL
    return Size(width + 8, max(len(words), 1) * SMALL_LEADING)
