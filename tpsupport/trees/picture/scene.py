"""What a drawing of a tree holds, whatever it is drawn with: boxes, and arrows with words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tpsupport.case import OUTCOMES
from tpsupport.pack.models import JUMP, Tree
from tpsupport.trees.graph import as_written
from tpsupport.trees.picture.labels import Labels, kind_to_show, ways_by_target

KINDS = ("ask", "check", "step", "route", *OUTCOMES, "jump")
"""In the order of the legend."""


class Box(NamedTuple):
    """A node, or a tree that is jumped to."""

    kind: str
    name: str
    words: str


class Arrow(NamedTuple):
    """All the ways from one box to another, by their places among the boxes."""

    source: int
    target: int
    words: str


class Scene(NamedTuple):
    """One tree. The first box is its start, and every arrow leads onward."""

    title: str
    boxes: Sequence[Box]
    arrows: Sequence[Arrow]
    legend: Mapping[str, str]
    """Each kind that it has, with its word."""


def scene(tree: Tree, labels: Labels) -> Scene:
    """The boxes of ``tree``, each after all that lead to it, and the arrows between them."""
    order = _onward(tree)
    place = {name: at for at, name in enumerate(order)}
    boxes = [_box(tree, labels, name) for name in order]
    arrows = []
    for at, name in enumerate(order):
        if name in tree.nodes:
            node = tree.nodes[name]
            for outcomes, target in ways_by_target(node):
                said = dict.fromkeys(labels.way(node, outcome) for outcome in outcomes)
                arrows.append(Arrow(at, place[target], " / ".join(said)))
    used = {box.kind for box in boxes}
    legend = {kind: labels.say(kind) for kind in KINDS if kind in used}
    return Scene(f"{tree.id}: {labels.words(tree.title)}", boxes, arrows, legend)


def _box(tree: Tree, labels: Labels, name: str) -> Box:
    if name not in tree.nodes:
        other = labels.forest.trees[name.removeprefix(JUMP)]
        return Box("jump", name, labels.words(other.title))
    node = tree.nodes[name]
    return Box(kind_to_show(node), as_written(tree, name), labels.node(node))


def _onward(tree: Tree) -> list[str]:
    """Nodes, and targets in other trees, in an order in which every way leads onward."""
    done: list[str] = []
    seen = {tree.start}
    stack = [(tree.start, iter(_targets(tree, tree.start)))]
    while stack:
        name, rest = stack[-1]
        target = next((each for each in rest if each not in seen), None)
        if target is None:
            done.append(name)
            stack.pop()
        else:
            seen.add(target)
            stack.append((target, iter(_targets(tree, target))))
    return done[::-1]


def _targets(tree: Tree, name: str) -> Sequence[str]:
    """Where ``name`` leads; the last first, so that the first comes to stand first."""
    node = tree.nodes.get(name)
    return [*node.next.values()][::-1] if node else ()
