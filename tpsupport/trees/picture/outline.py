"""A tree as indented text: each node where it is first met, and referred to from then on."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tpsupport.pack.models import JUMP, End, Tree
from tpsupport.trees.graph import as_written
from tpsupport.trees.picture.labels import Labels, kind_to_show, ways_by_target

DEEPEST = 8
"""So many nodes stand within each other; what would stand deeper begins anew at the margin."""


class Line(NamedTuple):
    """One line. ``kind`` is a node's (an end's own), or one of ``way``, ``again``, ``later``,
    ``jump``."""

    depth: int
    kind: str
    name: str
    """The node, the tree that is jumped to, or the outcomes."""
    words: str


def outline(tree: Tree, labels: Labels) -> Iterator[Line]:
    """Every node that the start leads to, and every way."""
    yield from _Outline(tree, labels).lines()


Waiting = list[tuple[int, Iterator[tuple[Sequence[str], str]], str]]
"""The nodes that are open: their depth, the ways that are left, their names."""


class _Outline:
    def __init__(self, tree: Tree, labels: Labels) -> None:
        self.tree, self.labels = tree, labels
        self.seen: set[str] = set()
        self.later: deque[str] = deque([tree.start])
        self.open: Waiting = []

    def lines(self) -> Iterator[Line]:
        while self.later:
            name = self.later.popleft()
            if name not in self.seen:
                yield self.enter(name, 0)
            while self.open:
                depth, ways, name = self.open[-1]
                way = next(ways, None)
                if way is None:
                    self.open.pop()
                    continue
                outcomes, target = way
                yield self.way(name, outcomes, depth + 1)
                yield self.arrive(target, depth + 2)

    def enter(self, name: str, depth: int) -> Line:
        """The line of a node that is met for the first time."""
        node = self.tree.nodes[name]
        self.seen.add(name)
        if not isinstance(node, End):
            self.open.append((depth, iter(ways_by_target(node)), name))
        shown = as_written(self.tree, name)
        return Line(depth, kind_to_show(node), shown, self.labels.node(node))

    def arrive(self, target: str, depth: int) -> Line:
        """The line of what a way leads to."""
        if target.startswith(JUMP):
            other = target.removeprefix(JUMP)
            title = self.labels.words(self.labels.forest.trees[other].title)
            return Line(depth, "jump", other, title)
        node = self.tree.nodes[target]
        if target in self.seen:
            return Line(depth, "again", as_written(self.tree, target), self.labels.node(node))
        if depth < 2 * DEEPEST or isinstance(node, End):
            return self.enter(target, depth)
        if target not in self.later:
            self.later.append(target)
        return Line(depth, "later", target, self.labels.node(node))

    def way(self, name: str, outcomes: Sequence[str], depth: int) -> Line:
        node = self.tree.nodes[name]
        words = (self.labels.way(node, outcome) for outcome in outcomes)
        said = dict.fromkeys(each for each in words if each not in outcomes)
        return Line(depth, "way", ", ".join(outcomes), " / ".join(said))
