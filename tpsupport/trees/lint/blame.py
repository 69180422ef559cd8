"""Where the tree is wrong, if its examples are right: what those that fail share with no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tpsupport.pack.models import Ask, Example, Tree, edge_path, kind_of
from tpsupport.trees.forest import Forest
from tpsupport.trees.lint.mend import Fits, mend
from tpsupport.trees.lint.subject import Subject
from tpsupport.trees.walk import Walk

Step_ = tuple[str, str | None]
"""A node and the outcome by which it was left; ``None``: that it was come to."""

MOST = 3
"""Where more than that is suspect, there is more than one mistake, and nothing is said."""


class Played(NamedTuple):
    """How an example ended, and whether as it should; ``idle`` are its answers of no use."""

    example: Example
    done: Walk
    idle: frozenset[str]
    right: bool


def blame(subject: Subject, forest: Forest, played: Sequence[Played], fits: Fits) -> None:
    """Note the edge that the failing examples share, or the node at which all of them stop.

    An answer of no use is the example's own fault, unless another example gives it as well.
    """
    tree = forest.tree
    idle = Counter(row for each in played for row in each.idle)
    played = [
        each._replace(right=each.right and all(idle[row] == 1 for row in each.idle))
        for each in played
    ]
    wrong = [each.example for each in played if not each.right]
    if not wrong or len(wrong) == len(subject.tree.examples) == 1:
        return
    names = ", ".join(each.name for each in wrong)
    edges = [step for step in _shared(tree, played) if step[1] is not None]
    if mended := mend(subject, forest, wrong, edges, fits):
        name, outcome, target = mended
        _suspect(subject, (name, outcome), names=names, nearest=target)
        return
    if any(code == "no_such_retest" for _, code, _ in subject.noted):
        return
    found = suspects(tree, played)
    for step in found if len(found) <= MOST else ():
        _suspect(subject, step, names=names)


def _suspect(subject: Subject, step: Step_, **details: str) -> None:
    """Note an edge, or a node."""
    name, way = step
    node = subject.tree.nodes[name]
    if way is None:
        subject.note(("nodes", name, kind_of(node)), "suspect_node", node=name, **details)
    else:
        lead = node.next[way]
        subject.note(edge_path(node, way), "suspect_edge", outcome=way, node=lead, **details)


def suspects(tree: Tree, played: Sequence[Played]) -> list[Step_]:
    """The first step that all failing examples share, or where each of them leaves the others.

    Where they have an answer of no use in common, it is the question that should have asked for it.
    """
    wrong = [each for each in played if not each.right]
    shared = _shared(tree, played)
    stops = {(each.done.node.id if not each.done.end else "") for each in wrong}
    if len(stops) == 1 and (stop := (*stops, None)) in shared:
        return [stop]
    asked = [step for step in shared if step[1] is None and _asks(tree, step[0])]
    if asked and any(each.idle for each in wrong):
        return asked[:1]
    if edges := [step for step in shared if step[1] is not None]:
        return edges[:1]
    trails = _trails(tree, played)
    firsts = (next((step for step in each if step[1] is not None), None) for each in trails)
    return [*dict.fromkeys(step for step in firsts if step)]


def _trails(tree: Tree, played: Sequence[Played]) -> list[list[Step_]]:
    """The steps of each failing example that no other goes."""
    fine = {step for each in played if each.right for step in _steps(tree, each.done)}
    wrong = (each for each in played if not each.right)
    return [[step for step in _steps(tree, each.done) if step not in fine] for each in wrong]


def _shared(tree: Tree, played: Sequence[Played]) -> list[Step_]:
    """The steps that all failing examples go, and no other."""
    first, *others = _trails(tree, played)
    return [step for step in first if all(step in each for each in others)]


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
