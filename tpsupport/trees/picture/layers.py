"""Boxes and arrows in layers: each in its column, in an order in which few arrows cross.

An arrow runs through a slot of its own in each column on its way: first one for its words, then
bends. Arrows to the same box meet as early as they can, and go on as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

SWEEPS = 16
FEW = 4000
"""Slots up to which it pays to look for a better order again and again."""

Neighbours = Mapping[int, Sequence[int]]


class Layers(NamedTuple):
    """Slots are numbered: boxes first, then the words of the arrows, then bends."""

    columns: Sequence[Sequence[int]]
    """The slots of each column, from top to bottom."""
    routes: Sequence[Sequence[int]]
    """For each arrow the slots it passes: its source, its words, bends, its target."""
    before: Neighbours
    after: Neighbours


def layers(boxes: int, arrows: Sequence[tuple[int, int]]) -> Layers:
    """The layers of ``boxes``, of which each arrow leads to a later one."""
    column = _columns(boxes, arrows)
    routes: list[list[int]] = []
    bends: dict[tuple[int, int], int] = {}
    for at, (source, _) in enumerate(arrows):
        words = boxes + at
        column.append(column[source] + 1)
        routes.append([source, words])
    for route, (source, target) in zip(routes, arrows, strict=True):
        for each in range(column[source] + 2, column[target]):
            if (target, each) not in bends:
                bends[target, each] = len(column)
                column.append(each)
            route.append(bends[target, each])
        route.append(target)
    before, after = _neighbours(routes)
    found = Layers(_first_order(column, after), routes, before, after)
    return found._replace(columns=_ordered(found))


def _columns(boxes: int, arrows: Sequence[tuple[int, int]]) -> list[int]:
    """The longest way to each box, with a column for words before every other one."""
    column = [0] * boxes
    for source, target in sorted(arrows):
        column[target] = max(column[target], column[source] + 2)
    return column


def _neighbours(routes: Sequence[Sequence[int]]) -> tuple[Neighbours, Neighbours]:
    before: dict[int, dict[int, None]] = defaultdict(dict)
    after: dict[int, dict[int, None]] = defaultdict(dict)
    for route in routes:
        for one, other in pairwise(route):
            after[one][other] = None
            before[other][one] = None
    return {slot: list(them) for slot, them in before.items()}, {
        slot: list(them) for slot, them in after.items()
    }


def _first_order(column: Sequence[int], after: Neighbours) -> list[list[int]]:
    """Each slot below those that were come to before it."""
    columns: list[list[int]] = [[] for _ in range(max(column, default=0) + 1)]
    seen: set[int] = set()
    waiting = [0]
    while waiting:
        slot = waiting.pop()
        if slot not in seen:
            seen.add(slot)
            columns[column[slot]].append(slot)
            waiting += reversed(after.get(slot, ()))
    return columns


def _ordered(found: Layers) -> list[list[int]]:
    """Columns sorted by where their neighbours stand, forth and back; the best order of all."""
    columns = [list(column) for column in found.columns]
    slots = sum(map(len, columns))
    best, least = columns, crossings(columns, found.after)
    for sweep in range(SWEEPS if slots < FEW else 2):
        forth = sweep % 2 == 0
        neighbours = found.before if forth else found.after
        columns = [list(column) for column in columns]
        walked = range(1, len(columns)) if forth else range(len(columns) - 2, -1, -1)
        for at in walked:
            _sort(columns[at], columns[at - 1 if forth else at + 1], neighbours)
        if (now := crossings(columns, found.after)) < least:
            best, least = columns, now
    return best


def _sort(column: list[int], beside: Sequence[int], neighbours: Neighbours) -> None:
    place = {slot: at for at, slot in enumerate(beside)}

    def middle(item: tuple[int, int]) -> float:
        at, slot = item
        them = neighbours.get(slot)
        own = at * len(beside) / len(column)
        return sum(place[each] for each in them) / len(them) if them else own

    column[:] = [slot for _, slot in sorted(enumerate(column), key=middle)]


def crossings(columns: Sequence[Sequence[int]], after: Neighbours) -> int:
    """How often arrows cross between neighbouring columns."""
    total = 0
    for column, beside in pairwise(columns):
        place = {slot: at for at, slot in enumerate(beside, 1)}
        tree = [0] * (len(beside) + 1)
        drawn = 0
        for slot in column:
            ends = sorted(place[each] for each in after.get(slot, ()))
            for end in ends:
                total += drawn - _sum(tree, end)
            for end in ends:
                _add(tree, end)
            drawn += len(ends)
    return total


def _sum(tree: Sequence[int], at: int) -> int:
    found = 0
    while at:
        found += tree[at]
        at &= at - 1
    return found


def _add(tree: list[int], at: int) -> None:
    while at < len(tree):
        tree[at] += 1
        at += at & -at
