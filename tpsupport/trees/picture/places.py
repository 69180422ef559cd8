"""Where each slot of the layers stands: columns side by side, and arrows as level as can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tpsupport.trees.picture.layers import Layers

GAP = 10.0
"""Pixels that stay free between two slots of a column."""
LEAST, MOST = 36.0, 110.0
"""Pixels between two columns, the more the steeper the arrows between them."""
SWEEPS = 10
_STEEP = 0.12


class Size(NamedTuple):
    """Pixels that something takes."""

    width: float
    height: float


class Spot(NamedTuple):
    """A slot: the left end of its middle line, its size, and where its column ends."""

    x: float
    y: float
    size: Size
    right: float


def places(found: Layers, size: Callable[[int], Size]) -> tuple[Mapping[int, Spot], Size]:
    """The spot of each slot, and the size of all together; the upper left corner is 0, 0."""
    sizes = {slot: size(slot) for column in found.columns for slot in column}
    y = _levels(found, sizes)
    top = min((y[slot] - sizes[slot].height / 2 for slot in y), default=0.0)
    spots: dict[int, Spot] = {}
    x = 0.0
    for at, column in enumerate(found.columns):
        width = max(sizes[slot].width for slot in column)
        for slot in column:
            spots[slot] = Spot(x, y[slot] - top, sizes[slot], x + width)
        steepest = max(
            (abs(y[a] - y[b]) for a in column for b in found.after.get(a, ())), default=0
        )
        if at + 1 < len(found.columns):
            x += width + min(LEAST + steepest * _STEEP, MOST)
        else:
            x += width
    bottom = max(spot.y + spot.size.height / 2 for spot in spots.values())
    return spots, Size(x, bottom)


def _levels(found: Layers, sizes: Mapping[int, Size]) -> dict[int, float]:
    """The middle line of each slot."""
    y: dict[int, float] = {}
    for column in found.columns:
        at = 0.0
        for slot in column:
            y[slot] = at + sizes[slot].height / 2
            at += sizes[slot].height + GAP
        for slot in column:
            y[slot] -= at / 2
    last = len(found.columns) - 1
    for sweep in range(SWEEPS):
        forth = sweep % 2 == 0
        columns = found.columns[1:] if forth else found.columns[last - 1 :: -1] if last else ()
        for column in columns:
            near = [found.before if forth else found.after]
            if sweep >= SWEEPS - 2:
                near = [found.before, found.after]
            wanted = [_wanted(slot, near, y) for slot in column]
            y.update(zip(column, _settled(column, wanted, sizes), strict=True))
    return y


def _wanted(
    slot: int, near: Sequence[Mapping[int, Sequence[int]]], y: Mapping[int, float]
) -> tuple[float, float]:
    """Where a slot would best stand, and how much that matters."""
    them = [y[each] for neighbours in near for each in neighbours.get(slot, ())]
    return (sum(them) / len(them), float(len(them))) if them else (y[slot], 0.1)


def _settled(
    column: Sequence[int], wanted: Sequence[tuple[float, float]], sizes: Mapping[int, Size]
) -> list[float]:
    """The levels nearest to the wanted ones (least squares) at which the slots do not touch."""
    offset, offsets = 0.0, []
    for at, slot in enumerate(column):
        if at:
            offset += (sizes[column[at - 1]].height + sizes[slot].height) / 2 + GAP
        offsets.append(offset)
    blocks: list[tuple[float, float, int]] = []
    for (level, weight), shift in zip(wanted, offsets, strict=True):
        block = (level - shift, weight, 1)
        while blocks and blocks[-1][0] > block[0]:
            before = blocks.pop()
            both = before[1] + block[1]
            mean = (before[0] * before[1] + block[0] * block[1]) / both
            block = (mean, both, before[2] + block[2])
        blocks.append(block)
    levels = [level for level, _, count in blocks for _ in range(count)]
    return [level + shift for level, shift in zip(levels, offsets, strict=True)]
