"""The whole difference between two versions of a tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from tpsupport.pack.library import ENDINGS, Library
from tpsupport.pack.models import End
from tpsupport.trees.difference.changes import Changes, changes
from tpsupport.trees.difference.moved import Moved, moved
from tpsupport.trees.difference.side import Side
from tpsupport.trees.forest import Forest
from tpsupport.trees.graph import graph
from tpsupport.trees.ways import ways


class Version(NamedTuple):
    """A tree, and the pack that it was read from."""

    forest: Forest
    library: Library

    def said(self) -> dict[str, Any]:
        """What the file says, with the endings that it uses among its nodes."""
        tree = self.forest.tree
        found = self.library.document(tree.id)
        shared = self.library.document(ENDINGS)[ENDINGS] if tree.endings else {}
        return {
            **found,
            "nodes": {**found["nodes"], **{name: shared[name] for name in tree.endings}},
        }

    def ends(self) -> list[str]:
        """The ends of the tree itself that some walk comes to, in the order of its nodes."""
        found = ways(graph(self.forest))
        keys = map(found.graph.key, set(found.at))
        reached = {name for tree, name in keys if tree == self.forest.start}
        nodes = self.forest.tree.nodes.items()
        return [name for name, node in nodes if isinstance(node, End) and name in reached]


class Difference(NamedTuple):
    """What a reviewer needs to see."""

    changes: Changes
    moved: Sequence[Moved]
    """The same answers, and another end than before."""
    lost: Sequence[str]
    """Ends that no walk comes to any more, by their old names."""
    gained: Sequence[str]
    """Ends that no walk came to before."""
    complete: bool
    """Whether all answers were looked at; if not, more of them may have moved."""

    @property
    def none(self) -> bool:
        """Whether the versions say and do the same."""
        return self.changes.none and not self.moved and not self.lost and not self.gained


def difference(old: Version, new: Version) -> Difference:
    """What is different in ``new``."""
    found = changes(old.forest.tree, new.forest.tree, old.said(), new.said())
    before = Side(old.forest.tree, old.forest.facts)
    after = Side(new.forest.tree, new.forest.facts, found.renamed)
    elsewhere, complete = moved(before, after)
    ended, ends = old.ends(), new.ends()
    called = [after.shared(name) for name in ends]
    return Difference(
        changes=found,
        moved=elsewhere,
        lost=[name for name in ended if name not in called],
        gained=[name for name in ends if after.shared(name) not in ended],
        complete=complete,
    )
