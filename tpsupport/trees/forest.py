"""A tree with every tree that it can jump to: what a walk walks in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tpsupport.errors import UsageError
from tpsupport.pack.cache import content_hash
from tpsupport.pack.flaw import Flaw, FlawedPackError, in_order
from tpsupport.pack.library import Library
from tpsupport.pack.models import JUMP, Ask, Fact, Node, Tree
from tpsupport.pack.shape import near


class Forest(NamedTuple):
    """Trees by their ids, the one to start in, and the facts that they share."""

    start: str
    trees: Mapping[str, Tree]
    facts: Mapping[str, Fact]
    ahead: Mapping[tuple[str, str], int] | None = None
    """By tree and node the most questions that can still come, where that is known."""
    hash: str | None = None
    """The digest, where that is known without reading every tree."""

    @property
    def tree(self) -> Tree:
        return self.trees[self.start]

    @property
    def digest(self) -> str:
        """One hash over all its trees: a case is replayed on the same ones, or says so."""
        if self.hash is not None:
            return self.hash
        parts = ",".join(f"{name}={self.trees[name].digest}" for name in sorted(self.trees))
        return content_hash(parts.encode())[:16]

    def follow(self, tree: Tree, target: str) -> tuple[Tree, Node]:
        """Where ``target`` leads from a node of ``tree``."""
        if target.startswith(JUMP):
            tree = self.trees[target[len(JUMP) :]]
            target = tree.start
        return tree, tree.nodes[target]

    def fact(self, name: str) -> Fact | None:
        """A shared fact, or the own question of one of the trees."""
        if name in self.facts:
            return self.facts[name]
        for tree in self.trees.values():
            node = tree.nodes.get(name)
            if isinstance(node, Ask) and node.own:
                return node.own
        return None


def read(library: Library, start: str) -> Forest:
    """The tree ``start`` of the pack and all that it jumps to, read but not proved.

    :raises UsageError: if the pack has no such tree.
    :raises FlawedPackError: with the flaws of shape in every file.
    """
    there = library.tree_ids
    if start not in there:
        raise UsageError("unknown_tree", tree=start[:80], **near(start, there))
    trees: dict[str, Tree] = {}
    flaws: list[Flaw] = []
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            try:
                trees[name] = read_one(library, name)
            except FlawedPackError as error:
                flaws.extend(error.flaws)
                continue
            waiting.extend(jump for jump in trees[name].jumps if jump in there)
    if flaws:
        raise FlawedPackError(in_order(flaws))
    return Forest(start, trees, library.facts)


def read_one(library: Library, name: str) -> Tree:
    """One tree of the pack, its shape right.

    :raises FlawedPackError: with every flaw of its shape.
    """
    return library.tree(name)
