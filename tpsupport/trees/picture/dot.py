"""A drawing of a tree in the language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tpsupport.trees.picture.colours import INK, OF, PALE
from tpsupport.trees.picture.lettering import lines
from tpsupport.trees.picture.scene import Box, Scene

_SHAPES: Mapping[str, str] = {
    "ask": 'shape=box style="rounded,filled"',
    "check": "shape=hexagon style=filled",
    "step": "shape=parallelogram style=filled",
    "route": "shape=octagon style=filled",
    "jump": "shape=cds style=filled",
}
_SQUARE = "shape=box style=filled"
_ROOM, _ROOM_BESIDE = 17, 14
"""Ems of a line in a box, and beside an arrow."""


def dot(scene: Scene) -> str:
    """The whole document."""
    return "\n".join(_lines(scene)) + "\n"


def _lines(scene: Scene) -> Iterator[str]:
    yield "digraph {"
    yield f'  graph [rankdir=LR label="{quoted(scene.title)}" labelloc=t charset="UTF-8"]'
    yield f'  node [fontname="sans-serif" fontsize=11 fontcolor="{INK}"]'
    yield f'  edge [fontname="sans-serif" fontsize=9 color="{PALE}"]'
    for at, box in enumerate(scene.boxes):
        yield f"  n{at} [{_look(box.kind, _words(scene, box))}]"
    for arrow in scene.arrows:
        words = _broken(arrow.words, _ROOM_BESIDE)
        yield f'  n{arrow.source} -> n{arrow.target} [label="{words}"]'
    yield '  subgraph cluster_legend { label=""'
    for kind, words in scene.legend.items():
        yield f"    legend_{kind} [{_look(kind, quoted(words))}]"
    yield from ("  }", "}")


def _look(kind: str, words: str) -> str:
    colours = OF[kind]
    shape = _SHAPES.get(kind, _SQUARE)
    return f'{shape} fillcolor="{colours.inside}" color="{colours.line}" label="{words}"'


def _words(scene: Scene, box: Box) -> str:
    head = quoted(f"{scene.legend[box.kind]} · {box.name}")
    return f"{head}\\n{_broken(box.words, _ROOM)}" if box.words else head


def _broken(words: str, room: float) -> str:
    return "\\n".join(quoted(line) for line in lines(words, room, len(words)))


def quoted(words: str) -> str:
    """``words`` as they may stand in quotes."""
    for special, instead in (("&", "&amp;"), ("\\", "\\\\"), ('"', '\\"')):
        words = words.replace(special, instead)
    return words
