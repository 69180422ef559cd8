"""The ways that a walk can take: a graph of nodes, each with what is known there and matters yet.

Two answers that contradict each other lie on no way: where a route looks at the answer of an
earlier question, only the branch for this answer goes on. A written answer may be anything, so
each branch on one is a way. What checks learn is left out, as in examples.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tpsupport.pack.models import ELSE, SKIPPED, Ask, Node, Route, Step
from tpsupport.pack.pause import uncollected
from tpsupport.trees.condition import facts_in
from tpsupport.trees.graph import Graph, Key

GIVEN_SOMEHOW = ""
"""What is known of a written answer: that there is one."""

Known = tuple[tuple[str, str | None], ...]
"""Facts in order: the option that was chosen, ``GIVEN_SOMEHOW``, or ``None`` if skipped."""

MOST = 20
"""So many states for each node; where answers matter much longer, they are left out of account."""

NOTHING: frozenset[str] = frozenset()

CANNOT = -1
"""Stands where what was answered before rules an outcome out."""


class Ways(NamedTuple):
    """Every state that a walk can come to: a node, and what is known there. 0 is the start."""

    graph: Graph
    at: Sequence[int]
    """The place of each state's node."""
    known: Sequence[Known]
    following: Sequence[Sequence[int]]
    """The states that each leads to, in the order of its node's outcomes, or ``CANNOT``."""
    order: Sequence[int]
    """The states in an order in which each leads onward."""

    def node(self, state: int) -> Node:
        return self.graph.nodes[self.at[state]]

    def key(self, state: int) -> Key:
        return self.graph.key(self.at[state])

    def onward(self, state: int) -> Iterator[tuple[str, int]]:
        """Each outcome that is possible, and the state that follows, in the order of the file."""
        outcomes = zip(self.node(state).next, self.following[state], strict=True)
        return ((outcome, to) for outcome, to in outcomes if to != CANNOT)

    def asks(self, state: int) -> bool:
        """Whether somebody is asked something here: a step asks whether it helped."""
        node = self.node(state)
        if isinstance(node, Ask):
            return all(fact != node.fact for fact, _ in self.known[state])
        return isinstance(node, Step)

    def never(self) -> list[Key]:
        """Nodes that only contradicting answers would come to."""
        reached = set(self.at)
        places = range(len(self.graph.nodes))
        return [self.graph.key(place) for place in places if place not in reached]


def ways(graph: Graph) -> Ways:
    """Every way through ``graph``."""
    with uncollected():
        return _found(graph) or _regardless(graph)


def _found(graph: Graph) -> Ways | None:
    """Every way, with what is known on it; nothing, if that is too much."""
    search = _Search(graph)
    for place in range(len(graph.nodes)):
        for state in search.waiting(place):
            search.order.append(state)
            search.following[state] = search.left(place, search.known[state])
        if len(search.at) > MOST * (len(graph.nodes) + MOST):
            return None
    return Ways(graph, search.at, search.known, search.following, search.order)


class _Search:
    """States as they are found: most nodes have one, at which nothing is known that matters."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.matters = _what_matters(graph)
        self.at: list[int] = []
        self.known: list[Known] = []
        self.following: list[Sequence[int]] = []
        self.order: list[int] = []
        self.bare = [-1] * len(graph.nodes)
        self.others: dict[int, dict[Known, int]] = {}
        self.state(0, ())

    def waiting(self, place: int) -> Iterator[int]:
        """The states of a node, all of them, once every node before it is done."""
        if self.bare[place] >= 0:
            yield self.bare[place]
        yield from self.others.pop(place, {}).values()

    def state(self, place: int, known: Known) -> int:
        """The number of a state."""
        new = len(self.at)
        if known:
            number = self.others.setdefault(place, {}).setdefault(known, new)
        else:
            number = self.bare[place] if self.bare[place] >= 0 else new
            self.bare[place] = number
        if number == new:
            self.at.append(place)
            self.known.append(known)
            self.following.append(())
        return number

    def left(self, place: int, known: Known) -> list[int]:
        """The states to which a node leads where so much is known."""
        node, targets = self.graph.nodes[place], self.graph.targets[place]
        if isinstance(node, Ask):
            told = [_told(self.graph, node, outcome, known) for outcome in node.next]
            return [
                CANNOT if after is None else self.state(target, self.kept(after, target))
                for after, target in zip(told, targets, strict=True)
            ]
        if isinstance(node, Route):
            possible = _branches(node, dict(known))
            targets = [
                target if outcome in possible else CANNOT
                for outcome, target in zip(node.next, targets, strict=True)
            ]
        return [
            CANNOT if target == CANNOT else self.state(target, self.kept(known, target))
            for target in targets
        ]

    def kept(self, known: Known, target: int) -> Known:
        """What still matters at ``target``."""
        matters = self.matters[target]
        if not matters or not known:
            return ()
        return tuple(sorted(each for each in known if each[0] in matters))


def _regardless(graph: Graph) -> Ways:
    """Every way along the edges, whatever was answered."""
    places = range(len(graph.nodes))
    return Ways(graph, places, [()] * len(places), graph.targets, places)


def _what_matters(graph: Graph) -> Sequence[frozenset[str]]:
    """For each node the facts that it or a later one looks at before they are asked for."""
    asked = Counter(node.fact for node in graph.nodes if isinstance(node, Ask))
    found = [NOTHING] * len(graph.nodes)
    for place in range(len(graph.nodes) - 1, -1, -1):
        node, behind = graph.nodes[place], NOTHING
        for target in graph.targets[place]:
            behind = behind if found[target] <= behind else behind | found[target]
        if isinstance(node, Ask):
            again = asked[node.fact] > 1
            if again != (node.fact in behind):
                behind ^= {node.fact}
        elif isinstance(node, Route):
            behind |= {fact for branch in node.branches for _, fact, _ in facts_in(branch.when)}
        found[place] = behind
    return found


def _told(graph: Graph, node: Ask, outcome: str, known: Known) -> Known | None:
    """What is known after an answer; nothing, if it contradicts what was known before."""
    fact = node.own or graph.forest.facts[node.fact]
    said: str | None = outcome
    if fact.options is None:
        said = None if outcome == SKIPPED else GIVEN_SOMEHOW
    for name, before in known:
        if name == node.fact:
            return known if before == said else None
    return (*known, (node.fact, said))


def _branches(node: Route, known: Mapping[str, str | None]) -> list[str]:
    """The outcomes that a route can have."""
    found = []
    for at, branch in enumerate(node.branches, 1):
        holds = may_hold(branch.when, known)
        if holds is not False:
            found.append(str(at))
        if holds:
            return found
    return [*found, ELSE]


def may_hold(condition: Mapping[str, Any], known: Mapping[str, str | None]) -> bool | None:
    """Whether ``condition`` holds; ``None`` if that depends on what was written."""
    return _all(_part(key, value, known) for key, value in condition.items())


def _part(key: str, value: Any, known: Mapping[str, str | None]) -> bool | None:
    match key:
        case "all":
            return _all(may_hold(item, known) for item in value)
        case "any":
            return _not(_all(_not(may_hold(item, known)) for item in value))
        case "not":
            return _not(may_hold(value, known))
    said = known.get(key)
    if not said:
        return None if said == GIVEN_SOMEHOW else False
    if isinstance(value, dict):
        return said in value.get("in", ())
    return bool(said == value)


def _all(parts: Iterator[bool | None]) -> bool | None:
    found = list(parts)
    if False in found:
        return False
    return None if None in found else True


def _not(holds: bool | None) -> bool | None:  # noqa: FBT001
    return None if holds is None else not holds
