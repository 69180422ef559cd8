"""A walk that begins in the middle of a tree, with what it would know by then."""

from __future__ import annotations

from collections.abc import Sequence

from tpsupport.errors import UsageError
from tpsupport.pack.models import Ask, Node
from tpsupport.pack.shape import near
from tpsupport.trees.forest import Forest
from tpsupport.trees.walk import Walk

_KNOWN = "known:"
"""What the nodes that tell the facts are called; no node of a file can have such a name."""


def midway(forest: Forest, at: str, known: Sequence[str]) -> Forest:
    """``forest`` with ``at`` for its start, where the facts in ``known`` have been asked for.

    :raises UsageError: if its tree has no such node.
    """
    tree = forest.tree
    if at not in tree.nodes:
        raise UsageError("tree_tools.errors.unknown_node", node=at[:80], **near(at, tree.nodes))
    told: dict[str, Node] = {}
    start = at
    for name in reversed(known):
        fact = forest.fact(name)
        if fact:
            own = None if name in forest.facts else fact
            asked = Ask(f"{_KNOWN}{name}", name, dict.fromkeys(fact.outcomes, start), own)
            told[asked.id] = asked
            start = asked.id
    moved = tree._replace(start=start, nodes={**told, **tree.nodes})
    return forest._replace(trees={**forest.trees, forest.start: moved})


def seen(done: Walk) -> Walk:
    """``done`` without what it was told to begin with."""
    path = tuple(visit for visit in done.path if not visit.node.startswith(_KNOWN))
    return done._replace(path=path)
