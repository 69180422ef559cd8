"""An answer is kept by one name: no two questions or steps of a walk may share it."""

from __future__ import annotations

from collections.abc import Iterator

from tpsupport.pack.models import JUMP, Ask, Step, Tree, edge_path
from tpsupport.trees.lint.subject import Subject


def own(subject: Subject) -> None:
    """Note own questions and steps whose name means something else in a walk through this tree."""
    mine = dict.fromkeys(_own_names(subject.tree))
    for name in mine:
        if name in subject.ground.facts:
            subject.note(("nodes", name), "own_fact_is_shared", fact=name)
    there: dict[str, str] = {}
    for other in subject.behind:
        tree = subject.ground.trees.get(other)
        for name in _own_names(tree) if tree and tree is not subject.tree else ():
            if name in mine:
                subject.note(("nodes", name), "own_fact_in_other_tree", fact=name, tree=other)
            elif name in there:
                _twice(subject, name, there[name], other)
            else:
                there[name] = other


def _own_names(tree: Tree) -> Iterator[str]:
    for name, node in tree.nodes.items():
        if isinstance(node, Step) or (isinstance(node, Ask) and node.own):
            yield name


def _twice(subject: Subject, fact: str, one: str, other: str) -> None:
    """Two trees that this one leads to; they need not know of each other, but the case is one."""
    behind = subject.ground.behind
    if one in behind(other) or other in behind(one):
        return
    for name, outcome, target in subject.targets():
        jump = target[len(JUMP) :]
        if target.startswith(JUMP) and other in (jump, *behind(jump)):
            path = edge_path(subject.tree.nodes[name], outcome)
            subject.note(path, "own_fact_twice", fact=fact, tree=one, other=other)
            return
