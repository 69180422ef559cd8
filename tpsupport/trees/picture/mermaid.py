"""A drawing of a tree in the language of Mermaid, as pages on code hosts show it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from tpsupport.trees.picture.colours import INK, OF
from tpsupport.trees.picture.scene import Box, Scene

_SHAPES: Mapping[str, tuple[str, str]] = {
    "ask": ("([", "])"),
    "check": ("{{", "}}"),
    "step": ("[/", "/]"),
    "route": ("{", "}"),
    "jump": (">", "]"),
}
"""Brackets around the words of a box; ends have square ones."""
_SQUARE = ("[", "]")
_SPECIAL = re.compile(r"[\"#&<>:;%`\\*$]|^\s*(?:[-+]|[0-9]+[.)])")


def mermaid(scene: Scene) -> str:
    """The whole document."""
    return "\n".join(_lines(scene)) + "\n"


def _lines(scene: Scene) -> Iterator[str]:
    title = json.dumps(scene.title, ensure_ascii=False)
    yield from ("---", f"title: {title}", "---", "flowchart LR")
    for at, box in enumerate(scene.boxes):
        yield f"  n{at}{_shape(box.kind, _words(scene, box))}:::{box.kind}"
    for arrow in scene.arrows:
        yield f'  n{arrow.source} -->|"{quoted(arrow.words)}"| n{arrow.target}'
    yield '  subgraph legend[" "]'
    for kind, words in scene.legend.items():
        yield f"    legend_{kind}{_shape(kind, quoted(words))}:::{kind}"
    yield "  end"
    for kind in scene.legend:
        colours = OF[kind]
        yield f"  classDef {kind} fill:{colours.inside},stroke:{colours.line},color:{INK}"


def _shape(kind: str, words: str) -> str:
    left, right = _SHAPES.get(kind, _SQUARE)
    return f'{left}"{words}"{right}'


def _words(scene: Scene, box: Box) -> str:
    head = quoted(f"{scene.legend[box.kind]} · {box.name}")
    return f"{head}<br/>{quoted(box.words)}" if box.words else head


def quoted(words: str) -> str:
    """``words`` as they may stand in quotes: whatever could mean something is a number there."""
    return _SPECIAL.sub(lambda found: "".join(f"#{ord(each)};" for each in found[0]), words)
