"""A drawing of a tree as SVG: columns from left to right, arrows that never run through a box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from tpsupport.case import OUTCOMES
from tpsupport.trees.picture.colours import INK, OF, PALE, PAPER
from tpsupport.trees.picture.lettering import ems
from tpsupport.trees.picture.places import Spot
from tpsupport.trees.picture.plan import (
    LEADING,
    LETTER,
    PAD,
    SMALL,
    SMALL_LEADING,
    Lettered,
    Plan,
    Way,
    plan,
)
from tpsupport.trees.picture.scene import Box, Scene
from tpsupport.trees.picture.shapes import Frame, number, path

_MARGIN, _HEAD = 24.0, 92.0
_TITLE = 18.0
_TIP = 7.0
_BASE = 0.36
"""Of a letter's size: how far its base line lies below its middle."""
_FONTS = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"


def svg(scene: Scene) -> str:
    """The whole document: valid XML, no scripts, nothing loaded from elsewhere."""
    return "\n".join(_document(plan(scene))) + "\n"


def frame_of(spot: Spot) -> Frame:
    """The rectangle that a slot takes."""
    return Frame(spot.x, spot.y - spot.size.height / 2, *spot.size)


def _document(made: Plan) -> Iterator[str]:
    scene = made.scene
    legend = sum(_legend_width(words) for words in scene.legend.values())
    width = max(made.size.width, ems(scene.title) * _TITLE, legend) + 2 * _MARGIN
    height = made.size.height + _HEAD + 2 * _MARGIN
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}" role="img" font-family="{_FONTS}" '
        f'font-size="{number(LETTER)}" fill="{INK}">'
    )
    yield f"<title>{escape(scene.title)}</title>"
    yield f'<rect width="100%" height="100%" fill="{PAPER}"/>'
    yield _text(_MARGIN, _MARGIN + _TITLE * _BASE, scene.title, _TITLE)
    yield from _legend(scene)
    yield f'<g transform="translate({number(_MARGIN)} {number(_MARGIN + _HEAD)})">'
    for way in made.ways:
        yield from _way(way, scene.boxes[way.target].kind)
    for box, (lettered, spot) in zip(scene.boxes, made.boxes, strict=True):
        yield from _box(box, lettered, frame_of(spot))
    yield "</g>"
    yield "</svg>"


def _legend(scene: Scene) -> Iterator[str]:
    x, y = _MARGIN, _MARGIN + 34
    for kind, words in scene.legend.items():
        yield _outline(kind, Frame(x, y, 34, 20))
        yield _text(x + 42, y + 10, words)
        x += _legend_width(words)


def _legend_width(words: str) -> float:
    return ems(words) * LETTER + 66


def _way(way: Way, kind: str) -> Iterator[str]:
    """From the source's right side to the words, and on from there to the target's left side."""
    source, words, *rest = way.spots
    colour = OF[kind].line if kind in OUTCOMES else PALE
    x, y = source.x + source.size.width, source.y
    yield _line(colour, (x, y), [_curve((x, y), (words.x, words.y))])
    first = words.y - (len(way.words) - 1) * SMALL_LEADING / 2
    for line, text in enumerate(way.words):
        yield _text(words.x + 4, first + line * SMALL_LEADING, text, SMALL)
    yield _line(colour, (words.x + words.size.width, words.y), _onward(words, rest))
    x, y = rest[-1].x, rest[-1].y
    yield f'<path d="M{number(x)} {number(y)}l-{number(_TIP)} -4v8Z" fill="{colour}"/>'


def _onward(words: Spot, rest: Sequence[Spot]) -> Iterator[str]:
    """Level through each column, and a curve between two."""
    yield f"H{number(words.right)}"
    before = words
    for spot in rest[:-1]:
        yield _curve((before.right, before.y), (spot.x, spot.y))
        yield f"H{number(spot.right)}"
        before = spot
    yield _curve((before.right, before.y), (rest[-1].x - _TIP, rest[-1].y))


def _curve(one: tuple[float, float], other: tuple[float, float]) -> str:
    (x, y), (to_x, to_y) = one, other
    middle = number((x + to_x) / 2)
    return f"C{middle} {number(y)} {middle} {number(to_y)} {number(to_x)} {number(to_y)}"


def _line(colour: str, start: tuple[float, float], pieces: Iterator[str] | Sequence[str]) -> str:
    x, y = start
    d = f"M{number(x)} {number(y)}{''.join(pieces)}"
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-opacity=".55"/>'


def _box(box: Box, lettered: Lettered, frame: Frame) -> Iterator[str]:
    yield f"<g><title>{escape(f'{box.name}: {box.words}')}</title>"
    yield _outline(box.kind, frame)
    x, y = frame.x + PAD, frame.y + PAD / 2
    for text in lettered.head:
        yield _text(x, y + SMALL_LEADING / 2, text, SMALL, OF[box.kind].line)
        y += SMALL_LEADING
    for text in lettered.words:
        yield _text(x, y + LEADING / 2, text)
        y += LEADING
    yield "</g>"


def _outline(kind: str, frame: Frame) -> str:
    colours = OF[kind]
    return f'<path d="{path(kind, frame)}" fill="{colours.inside}" stroke="{colours.line}"/>'


def _text(x: float, middle: float, words: str, size: float = LETTER, fill: str = "") -> str:
    """One line of words around its ``middle``."""
    look = f' font-size="{number(size)}"' if size != LETTER else ""
    look += f' fill="{fill}"' if fill else ""
    place = f'x="{number(x)}" y="{number(middle + size * _BASE)}"'
    return f"<text {place}{look}>{escape(words)}</text>"
