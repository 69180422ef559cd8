"""A forest as a graph: every node that a walk can come to, and the edges between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tpsupport.pack.models import SHARED, Node, Tree
from tpsupport.pack.pause import uncollected
from tpsupport.trees.forest import Forest

Key = tuple[str, str]
"""Tree and node."""

Edges = Sequence[tuple[str, Key]]
"""Outcome and where it leads, in the order of the file."""


class Graph(NamedTuple):
    """Nodes in an order in which every edge leads onward, the start first."""

    forest: Forest
    edges: dict[Key, Edges]

    def node(self, key: Key) -> Node:
        return self.forest.trees[key[0]].nodes[key[1]]

    @property
    def start(self) -> Key:
        return start_of(self.forest)


def start_of(forest: Forest) -> Key:
    """Where every walk begins."""
    return forest.start, forest.tree.start


def graph(forest: Forest) -> Graph:
    """Everything that can be come to from the start of ``forest``."""
    with uncollected():
        return _found(forest)


def _found(forest: Forest) -> Graph:
    found: dict[Key, Edges] = {}
    done: list[Key] = []
    stack: list[tuple[Key, Iterator[tuple[str, Key]]]] = []

    def enter(key: Key) -> None:
        found[key] = _edges(forest, key)
        stack.append((key, iter(found[key])))

    enter(start_of(forest))
    while stack:
        key, rest = stack[-1]
        target = next((target for _, target in rest if target not in found), None)
        if target:
            enter(target)
        else:
            done.append(key)
            stack.pop()
    return Graph(forest, {key: found[key] for key in reversed(done)})


def _edges(forest: Forest, key: Key) -> Edges:
    tree = forest.trees[key[0]]
    found = []
    for outcome, target in tree.nodes[key[1]].next.items():
        other, node = forest.follow(tree, target)
        found.append((outcome, (other.id, node.id)))
    return found


def as_written(tree: Tree, target: str) -> str:
    """A target as it stands in the file: an ending that trees share has a word before it."""
    return f"{SHARED}{target}" if target in tree.endings else target
