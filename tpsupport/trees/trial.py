"""The examples of a tree on trial: where each leads, and which edges they cross together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tpsupport.pack.models import Example, edge_path
from tpsupport.pack.source import Path_
from tpsupport.trees.forest import Forest
from tpsupport.trees.graph import as_written
from tpsupport.trees.lint.examples import play, unused
from tpsupport.trees.walk import Walk


class Trial(NamedTuple):
    """One example, and what came of it."""

    at: int
    """Its position among the examples of its tree."""
    example: Example
    wanted: str
    """``tree/node``: the end that it must reach."""
    done: Walk
    unused: Sequence[tuple[str, str]]
    """The rows that made no difference: ``given`` or ``found``, and the row's name."""

    @property
    def came_to(self) -> str:
        """``tree/node``: where the walk stands."""
        return f"{self.done.tree.id}/{self.done.node.id}"

    @property
    def passed(self) -> bool:
        """Whether it reached its end, and needed all its rows for it."""
        reached = self.done.end is not None and self.came_to == self.wanted
        return reached and not self.unused


class Edge(NamedTuple):
    """One way out of a node of the tree itself, and how many examples take it."""

    node: str
    outcome: str
    target: str
    crossed: int
    path: Path_
    """Where it stands in the tree's file."""


def trials(forest: Forest) -> Iterator[Trial]:
    """Each example of the tree that the forest begins with, walked."""
    for at, example in enumerate(forest.tree.examples):
        done, stubs = play(forest, example)
        reaches = example.reaches
        wanted = reaches if "/" in reaches else f"{forest.start}/{reaches}"
        yield Trial(at, example, wanted, done, tuple(unused(forest, example, done, stubs)))


def edges(forest: Forest) -> list[Edge]:
    """Every edge of the tree that the forest begins with, in the order of its file."""
    tree = forest.tree
    crossed = Counter(
        (visit.node, visit.outcome)
        for trial in trials(forest)
        for visit in trial.done.path
        if visit.tree == forest.start
    )
    return [
        Edge(
            name,
            outcome,
            as_written(tree, target),
            crossed[name, outcome],
            edge_path(node, outcome),
        )
        for name, node in tree.nodes.items()
        for outcome, target in node.next.items()
    ]
