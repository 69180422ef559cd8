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


class State(NamedTuple):
    """A node, and what is known on coming to it."""

    key: Key
    known: Known = ()


Onward = Sequence[tuple[str, State]]
"""Outcome and what follows, in the order of the file."""


class Ways(NamedTuple):
    """Every state that a walk can come to, in an order in which each leads onward."""

    graph: Graph
    onward: dict[State, Onward]

    @property
    def start(self) -> State:
        return State(self.graph.start)

    def node(self, state: State) -> Node:
        return self.graph.node(state.key)

    def asks(self, state: State) -> bool:
        """Whether somebody is asked something here: a step asks whether it helped."""
        node = self.node(state)
        if isinstance(node, Ask):
            return all(fact != node.fact for fact, _ in state.known)
        return isinstance(node, Step)

    def never(self) -> list[Key]:
        """Nodes that only contradicting answers would come to."""
        reached = {state.key for state in self.onward}
        return [key for key in self.graph.edges if key not in reached]


def ways(graph: Graph) -> Ways:
    """Every way through ``graph``."""
    with uncollected():
        return _found(graph)


def _found(graph: Graph) -> Ways:
    matters = _what_matters(graph)
    start = State(graph.start)
    onward: dict[State, Onward] = {}
    waiting: dict[Key, dict[State, None]] = {start.key: {start: None}}
    most = MOST * (len(graph.edges) + MOST)
    for key in graph.edges:
        for state in waiting.pop(key, ()):
            onward[state] = [
                (outcome, State(target, _kept(known, matters[target])))
                for outcome, target, known in _left(graph, state)
            ]
            for _, following in onward[state]:
                waiting.setdefault(following.key, {})[following] = None
        if len(onward) > most:
            return _regardless(graph)
    return Ways(graph, onward)


def _regardless(graph: Graph) -> Ways:
    """Every way along the edges, whatever was answered."""
    return Ways(
        graph,
        {
            State(key): [(outcome, State(target)) for outcome, target in edges]
            for key, edges in graph.edges.items()
        },
    )


def _what_matters(graph: Graph) -> Mapping[Key, frozenset[str]]:
    """For each node the facts that it or a later one looks at before they are asked for."""
    asked = Counter(node.fact for key in graph.edges if isinstance(node := graph.node(key), Ask))
    found: dict[Key, frozenset[str]] = {}
    for key in reversed(graph.edges):
        node = graph.node(key)
        behind = NOTHING
        for _, target in graph.edges[key]:
            behind = behind if found[target] <= behind else behind | found[target]
        if isinstance(node, Ask):
            again = asked[node.fact] > 1
            behind = behind | {node.fact} if again else behind - {node.fact}
        elif isinstance(node, Route):
            behind |= {fact for branch in node.branches for _, fact, _ in facts_in(branch.when)}
        found[key] = behind
    return found


def _left(graph: Graph, state: State) -> Iterator[tuple[str, Key, Known]]:
    """Each way out of ``state``: its outcome, where it leads, and what is known from then on."""
    node, known = graph.node(state.key), dict(state.known)
    possible = _branches(node, known) if isinstance(node, Route) else None
    for outcome, target in graph.edges[state.key]:
        if isinstance(node, Ask):
            said = _said(graph, node, outcome)
            if known.get(node.fact, said) == said:
                yield outcome, target, (*state.known, (node.fact, said))
        elif possible is None or outcome in possible:
            yield outcome, target, state.known


def _said(graph: Graph, node: Ask, outcome: str) -> str | None:
    fact = node.own or graph.forest.facts[node.fact]
    if fact.options is not None:
        return outcome
    return None if outcome == SKIPPED else GIVEN_SOMEHOW


def _kept(known: Known, matters: frozenset[str]) -> Known:
    if not matters or not known:
        return ()
    return tuple(sorted({fact: said for fact, said in known if fact in matters}.items()))


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
