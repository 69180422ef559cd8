"""Trying other edges: which one, if it led elsewhere, or nowhere, would make the examples right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from tpsupport.pack.models import ELSE, JUMP, SHARED, End, Example, Node, Route
from tpsupport.trees.forest import Forest
from tpsupport.trees.lint.subject import Subject
from tpsupport.trees.stub import Stubs
from tpsupport.trees.walk import walk

Fits = Callable[[Forest, Example], bool]
"""Whether an example comes to its end in a forest, and uses each of its rows."""

LARGEST = 1000
"""Nodes of a tree in which edges are tried."""


def mend(
    subject: Subject,
    forest: Forest,
    wrong: Sequence[Example],
    edges: Sequence[tuple[str, str | None]],
    fits: Fits,
) -> tuple[str, str, str] | None:
    """One of ``edges`` (node, outcome) and where it must lead for all of ``wrong`` to be right."""
    tree = forest.tree
    if len(tree.nodes) > LARGEST:
        return None
    nodes = {**tree.nodes, **_not_taken(tree.nodes, wrong)}
    tried = Forest(tree.id, {**forest.trees, tree.id: tree._replace(nodes=nodes)}, forest.facts)
    found: list[tuple[str, str, str]] = []
    for name, outcome in edges:
        if outcome is None:
            continue
        before = _before(subject.onward, name)
        for target in _targets(subject, nodes):
            if target not in before and target != tree.nodes[name].next[outcome]:
                nodes[name] = led(tree.nodes[name], {outcome: target})
                if all(fits(tried, each) for each in wrong):
                    found.append((name, outcome, target))
        nodes[name] = tree.nodes[name]
    if not found:
        return None
    name, outcome, target = min(found, key=lambda each: each[2] in subject.reached)
    return name, outcome, target if target in tree.nodes or ":" in target else SHARED + target


def _targets(subject: Subject, nodes: Mapping[str, Node]) -> Iterator[str]:
    """Where an edge may lead: what nothing leads to any more comes first."""
    lost = [name for name in nodes if name not in subject.reached]
    yield from lost or nodes
    if not lost:
        yield from (f"{JUMP}{tree}" for tree in subject.behind)


def _not_taken(nodes: Mapping[str, Node], wrong: Sequence[Example]) -> dict[str, Node]:
    """Ends that examples name and that are no nodes: of endings.yaml, it may be."""
    end = next((node for node in nodes.values() if isinstance(node, End)), None)
    names = {each.reaches for each in wrong} - set(nodes)
    return {name: end._replace(id=name) for name in names if end and "/" not in name}


def _before(onward: Mapping[str, Sequence[str]], name: str) -> Collection[str]:
    """The node, and all from which it can be come to."""
    found = {name}
    growing = True
    while growing:
        more = {each for each, targets in onward.items() if not found.isdisjoint(targets)}
        growing = not more <= found
        found |= more
    return found


def harmed_without(subject: Subject, name: str, outcome: str) -> int:
    """How many examples do not come to their ends if one edge leads nowhere."""
    tree = subject.tree
    nowhere = next(node for node in tree.nodes.values() if isinstance(node, End))._replace(id="")
    nodes = {key: led(node, _jumps(node)) for key, node in tree.nodes.items()}
    nodes[name] = led(nodes[name], {outcome: ""})
    cut = tree._replace(nodes={**nodes, "": nowhere})
    forest = Forest(tree.id, {tree.id: cut}, subject.ground.facts)
    ends = (
        walk(forest, each.given, Stubs(each.found)).node.id == each.reaches
        for each in tree.examples
    )
    return sum(not right for right in ends)


def _jumps(node: Node) -> dict[str, str]:
    return {way: "" for way, target in node.next.items() if target.startswith(JUMP)}


def led(node: Node, elsewhere: Mapping[str, str]) -> Node:
    """The node with other targets: outcome to target."""
    if not elsewhere or isinstance(node, End):
        return node
    if not isinstance(node, Route):
        return node._replace(next={**node.next, **elsewhere})
    branches = [
        branch._replace(to=elsewhere.get(str(at), branch.to))
        for at, branch in enumerate(node.branches, 1)
    ]
    return node._replace(branches=branches, otherwise=elsewhere.get(ELSE, node.otherwise))
