"""The outlines of boxes in SVG, a shape for each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple


class Frame(NamedTuple):
    """Pixels: the upper left corner, width and height."""

    x: float
    y: float
    width: float
    height: float


def number(value: float) -> str:
    """A coordinate, as short as can be."""
    return f"{value:.1f}".removesuffix(".0")


def path(kind: str, frame: Frame) -> str:
    """The outline of a box of ``kind`` in ``frame``, as a path."""
    return _SHAPES.get(kind, _end)(*frame)


def _points(*points: tuple[float, float]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def _question(x: float, y: float, width: float, height: float) -> str:
    return _round(x, y, width, height, 12)


def _end(x: float, y: float, width: float, height: float) -> str:
    return _round(x, y, width, height, 3)


def _round(x: float, y: float, width: float, height: float, radius: float) -> str:
    radius = min(radius, height / 2)
    corner = f"a{number(radius)} {number(radius)} 0 0 1 "
    r = number(radius)
    return (
        f"M{number(x + radius)} {number(y)}H{number(x + width - radius)}{corner}{r} {r}"
        f"V{number(y + height - radius)}{corner}-{r} {r}"
        f"H{number(x + radius)}{corner}-{r} -{r}V{number(y + radius)}{corner}{r} -{r}Z"
    )


def _check(x: float, y: float, width: float, height: float) -> str:
    middle, edge = y + height / 2, 10
    right, bottom = x + width, y + height
    return _points(
        (x, middle), (x + edge, y), (right - edge, y), (right, middle), (right - edge, bottom),
        (x + edge, bottom),
    )  # fmt: skip


def _step(x: float, y: float, width: float, height: float) -> str:
    right, bottom, slant = x + width, y + height, 10
    return _points((x + slant, y), (right, y), (right - slant, bottom), (x, bottom))


def _route(x: float, y: float, width: float, height: float) -> str:
    right, bottom, cut = x + width, y + height, min(8.0, height / 2)
    return _points(
        (x + cut, y), (right - cut, y), (right, y + cut), (right, bottom - cut),
        (right - cut, bottom), (x + cut, bottom), (x, bottom - cut), (x, y + cut),
    )  # fmt: skip


def _jump(x: float, y: float, width: float, height: float) -> str:
    right, bottom, tip = x + width, y + height, 14
    return _points(
        (x, y), (right - tip, y), (right, y + height / 2), (right - tip, bottom), (x, bottom)
    )


_SHAPES: Mapping[str, Callable[[float, float, float, float], str]] = {
    "ask": _question,
    "check": _check,
    "step": _step,
    "route": _route,
    "jump": _jump,
}
