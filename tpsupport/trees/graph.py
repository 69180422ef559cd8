"""A forest as a graph: every node that a walk can come to, and the edges between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tpsupport.pack.models import JUMP, SHARED, Node, Tree
from tpsupport.pack.pause import uncollected
from tpsupport.trees.forest import Forest

Key = tuple[str, str]
"""Tree and node."""


class Graph(NamedTuple):
    """Nodes by their places in an order in which every edge leads onward; 0 is the start."""

    forest: Forest
    trees: Sequence[Tree]
    """The tree of each node."""
    nodes: Sequence[Node]
    targets: Sequence[Sequence[int]]
    """The places that each node leads to, in the order of its outcomes."""

    def key(self, place: int) -> Key:
        return self.trees[place].id, self.nodes[place].id


def graph(forest: Forest) -> Graph:
    """Everything that can be come to from the start of ``forest``."""
    with uncollected():
        return _Survey(forest).graph()


class _Survey:
    """Numbers nodes as it comes to them, and puts them in order when it has seen them all."""

    def __init__(self, forest: Forest) -> None:
        self.forest = forest
        self.numbers: dict[str, dict[str, int]] = {name: {} for name in forest.trees}
        self.trees: list[Tree] = []
        self.nodes: list[Node] = []
        self.targets: list[list[int]] = []
        """The numbers that each node leads to; none while nobody went on from it."""
        self.number(forest.tree, forest.tree.start)

    def graph(self) -> Graph:
        order = self.deepest_first()[::-1]
        places = [0] * len(order)
        for place, number in enumerate(order):
            places[number] = place
        return Graph(
            self.forest,
            [self.trees[number] for number in order],
            [self.nodes[number] for number in order],
            [[places[target] for target in self.targets[number]] for number in order],
        )

    def deepest_first(self) -> list[int]:
        """Every node after all that it leads to."""
        done: list[int] = []
        left = [0]
        stack = [0]
        self.go_on(0)
        entered = {0}
        while stack:
            targets, at = self.targets[stack[-1]], left[-1]
            while at < len(targets) and targets[at] in entered:
                at += 1
            if at == len(targets):
                done.append(stack.pop())
                left.pop()
                continue
            left[-1] = at + 1
            entered.add(targets[at])
            stack.append(targets[at])
            left.append(0)
            self.go_on(targets[at])
        return done

    def go_on(self, number: int) -> None:
        """Find where a node leads."""
        tree = self.trees[number]
        self.targets[number] = [
            self.number(tree, target) for target in self.nodes[number].next.values()
        ]

    def number(self, tree: Tree, target: str) -> int:
        """The number of what ``target`` means in ``tree``."""
        if target.startswith(JUMP):
            tree = self.forest.trees[target[len(JUMP) :]]
            target = tree.start
        numbers = self.numbers[tree.id]
        number = numbers.get(target)
        if number is None:
            number = numbers[target] = len(self.nodes)
            self.trees.append(tree)
            self.nodes.append(tree.nodes[target])
            self.targets.append([])
        return number


def as_written(tree: Tree, target: str) -> str:
    """A target as it stands in the file: an ending that trees share has a word before it."""
    return f"{SHARED}{target}" if target in tree.endings else target
