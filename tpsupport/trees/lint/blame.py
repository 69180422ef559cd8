"""Where the tree is wrong, if its examples are right: what those that fail share with no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tpsupport.pack.models import JUMP, Ask, End, Node, Route, Tree, edge_path, kind_of
from tpsupport.trees.forest import Forest
from tpsupport.trees.lint.subject import Subject
from tpsupport.trees.stub import Stubs
from tpsupport.trees.walk import Walk, walk

Step_ = tuple[str, str | None]
"""A node and the outcome by which it was left; ``None``: that it was come to."""

MOST = 3
"""Where more than that is suspect, there is more than one mistake, and nothing is said."""


class Played(NamedTuple):
    """How an example ended, and whether as it should; ``idle`` are its answers of no use."""

    name: str
    done: Walk
    idle: frozenset[str]
    right: bool


def blame(subject: Subject, played: Sequence[Played]) -> None:
    """Note the edge that the failing examples share, or the node at which all of them stop.

    An answer of no use is the example's own fault, unless another example gives it as well.
    """
    tree = subject.tree
    idle = Counter(row for each in played for row in each.idle)
    played = [
        each._replace(right=each.right and all(idle[row] == 1 for row in each.idle))
        for each in played
    ]
    found = suspects(tree, played) if not all(each.right for each in played) else []
    if not found or len(found) > MOST:
        return
    names = ", ".join(each.name for each in played if not each.right)
    for name, outcome in found:
        node = tree.nodes[name]
        if outcome is None:
            here = ("nodes", name, kind_of(node))
            subject.note(here, "suspect_node", node=name, names=names)
        else:
            target = node.next[outcome]
            there = edge_path(node, outcome)
            subject.note(there, "suspect_edge", outcome=outcome, node=target, names=names)


def suspects(tree: Tree, played: Sequence[Played]) -> list[Step_]:
    """The first step that all failing examples share, or where each of them leaves the others.

    Where they have an answer of no use in common, it is the question that should have asked for it.
    """
    fine = {step for each in played if each.right for step in _steps(tree, each.done)}
    wrong = [[*_steps(tree, each.done)] for each in played if not each.right]
    trails = [[step for step in each if step not in fine] for each in wrong]
    shared = [step for step in trails[0] if all(step in each for each in trails)] if trails else []
    stops = {each[-1] for each in wrong if each and each[-1][1] is None}
    if len(stops) == 1 and stops <= set(shared):
        return [*stops]
    if frozenset.intersection(*(each.idle for each in played if not each.right)):
        asked = [step for step in shared if step[1] is None and _asks(tree, step[0])]
        if asked:
            return asked[:1]
    if edges := [step for step in shared if step[1] is not None]:
        return edges[:1]
    firsts = (next((step for step in each if step[1] is not None), None) for each in trails)
    return [*dict.fromkeys(step for step in firsts if step)]


def _asks(tree: Tree, name: str) -> bool:
    """Whether the node asks for a fact that trees share."""
    node = tree.nodes[name]
    return isinstance(node, Ask) and not node.own


def _steps(tree: Tree, done: Walk) -> Iterator[Step_]:
    """What an example goes through in its own tree; a node at which it stops comes last."""
    for visit in done.path:
        if visit.tree == tree.id:
            yield visit.node, None
            yield visit.node, visit.outcome
    if done.tree.id == tree.id and not done.end:
        yield done.node.id, None


def harmed_without(subject: Subject, name: str, outcome: str) -> int:
    """How many examples do not come to their ends if one edge leads nowhere."""
    tree = subject.tree
    nowhere = next(node for node in tree.nodes.values() if isinstance(node, End))._replace(id="")
    nodes = {key: _cut(node, outcome if key == name else None) for key, node in tree.nodes.items()}
    cut = tree._replace(nodes={**nodes, "": nowhere})
    forest = Forest(tree.id, {tree.id: cut}, subject.ground.facts)
    ends = (
        walk(forest, each.given, Stubs(each.found)).node.id == each.reaches
        for each in tree.examples
    )
    return sum(not right for right in ends)


def _cut(node: Node, outcome: str | None) -> Node:
    """The node without its jumps to other trees, and without one way out."""
    ways = node.next
    lost = {way for way, target in ways.items() if way == outcome or target.startswith(JUMP)}
    if not lost or isinstance(node, End):
        return node
    if not isinstance(node, Route):
        return node._replace(next={way: "" if way in lost else ways[way] for way in ways})
    branches = [
        branch._replace(to="") if str(at) in lost else branch
        for at, branch in enumerate(node.branches, 1)
    ]
    return node._replace(branches=branches, otherwise="" if "else" in lost else node.otherwise)
