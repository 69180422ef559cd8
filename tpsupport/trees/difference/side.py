"""One of two versions of a tree that are walked side by side, in names that both share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from typing import Any

from tpsupport.case import Value
from tpsupport.pack.models import (
    ELSE,
    GIVEN,
    JUMP,
    SKIPPED,
    Ask,
    Check,
    End,
    Fact,
    Node,
    Route,
    Step,
    Tree,
)
from tpsupport.trees.condition import facts_in, holds

Thing = tuple[str, ...]
"""What is asked or looked at: ``ask`` and a fact, ``step`` and its node, ``check``, its name and
each of its arguments."""
Known = Mapping[Thing, Value]


class Side:
    """A tree; ``renamed`` gives the names that its nodes have on the other side."""

    def __init__(
        self, tree: Tree, facts: Mapping[str, Fact], renamed: Mapping[str, str] | None = None
    ) -> None:
        self.tree, self.facts, self.renamed = tree, facts, renamed or {}
        self.things: dict[Thing, list[str]] = defaultdict(list)
        """Each thing that matters, with the nodes at which it does."""
        self.before: dict[str, list[str]] = defaultdict(list)
        for name, node in tree.nodes.items():
            for thing in self._looks_at(node):
                self.things[thing].append(name)
            for target in node.next.values():
                self.before[target].append(name)
        self.place = _places(tree)
        self.last = {
            thing: max((self.place[name] for name in names if name in self.place), default=-1)
            for thing, names in self.things.items()
        }
        self._leading: dict[Thing, Set[str]] = {}

    def shared(self, name: str) -> str:
        """The name of a node or fact that both sides understand."""
        return self.renamed.get(name, name)

    def ending(self, name: str) -> str | None:
        """What a walk ends with at ``name``, if it does: an end, or another tree."""
        return self.shared(name) if self.is_over(name) else None

    def is_over(self, name: str) -> bool:
        return name.startswith(JUMP) or isinstance(self.tree.nodes[name], End)

    def wanted(self, name: str) -> Thing | None:
        """What ``name`` waits for; nothing at an end or a route."""
        match None if name.startswith(JUMP) else self.tree.nodes[name]:
            case Ask(fact=fact):
                return "ask", self.shared(fact)
            case Check(check=check, arguments=arguments):
                taken = (f"{key}={self.shared(fact)}" for key, fact in sorted(arguments.items()))
                return "check", check, *taken
            case Step(id=node):
                return "step", self.shared(node)
        return None

    def onward(self, name: str, known: Known) -> str | None:
        """As far as what is ``known`` leads from ``name``.

        ``None`` if this side cannot know such a thing: it has no such option.
        """
        while not self.is_over(name):
            node = self.tree.nodes[name]
            thing = self.wanted(name)
            if thing is None:
                way = self._branch(node, known)
            elif thing not in known:
                return name
            else:
                way = self._way(node, known[thing])
            if way is None:
                return None
            name = node.next[way]
        return name

    def matters(self, name: str, thing: Thing) -> bool:
        """Whether ``thing`` is looked at in ``name`` or behind it."""
        here, last = self.place.get(name), self.last.get(thing, -1)
        if here is None or here >= last:
            return here == last
        return name in self._leading_to(thing)

    def options(self, thing: Thing) -> Iterator[Value]:
        """What may be answered or found; of a written answer, that it may be skipped."""
        for name in self.things.get(thing, ()):
            node = self.tree.nodes[name]
            if isinstance(node, Ask):
                options = (node.own or self.facts[node.fact]).options
                yield from (None,) if options is None else options
            elif isinstance(node, Check):
                yield from node.next

    def looked_for(self, thing: Thing) -> Iterator[str | int]:
        """The words and numbers that routes compare it to."""
        for name in self.things.get(thing, ()):
            node = self.tree.nodes[name]
            for branch in node.branches if isinstance(node, Route) else ():
                for _, fact, wanted in facts_in(branch.when):
                    if ("ask", self.shared(fact)) == thing:
                        yield from _compared(wanted)

    def _leading_to(self, thing: Thing) -> Set[str]:
        """The nodes that look at ``thing``, and all that lead to them."""
        if thing not in self._leading:
            found = set(self.things[thing])
            waiting = list(found)
            while waiting:
                before = [name for name in self.before[waiting.pop()] if name not in found]
                found.update(before)
                waiting += before
            self._leading[thing] = found
        return self._leading[thing]

    def _looks_at(self, node: Node) -> Iterator[Thing]:
        if isinstance(node, Route):
            for branch in node.branches:
                yield from (("ask", self.shared(fact)) for _, fact, _ in facts_in(branch.when))
        elif thing := self.wanted(node.id):
            yield thing

    def _branch(self, node: Node, known: Known) -> str | None:
        if not isinstance(node, Route):
            return None
        facts = {
            fact: known.get(("ask", self.shared(fact)))
            for way in node.branches
            for _, fact, _ in facts_in(way.when)
        }
        ways = enumerate(node.branches, 1)
        return next((str(at) for at, way in ways if holds(way.when, facts)), ELSE)

    def _way(self, node: Node, value: Value) -> str | None:
        if isinstance(node, Ask):
            fact = node.own or self.facts[node.fact]
            if fact.options is None:
                return SKIPPED if value is None else GIVEN
        ways = [value or ""]
        if isinstance(node, Check):
            ways += [(value or "").partition(".")[0]]
        return next((way for way in ways if way in node.next), None)


def _places(tree: Tree) -> dict[str, int]:
    """Each node's place in an order in which every way leads onward."""
    arrivals = Counter(target for node in tree.nodes.values() for target in node.next.values())
    waiting = [name for name in tree.nodes if not arrivals[name]]
    found: dict[str, int] = {}
    while waiting:
        name = waiting.pop()
        found[name] = len(found)
        for target in tree.nodes[name].next.values():
            arrivals[target] -= 1
            if not arrivals[target] and target in tree.nodes:
                waiting.append(target)
    return found


def _compared(wanted: str | Mapping[str, Any]) -> Iterator[str | int]:
    """What a condition compares a fact to."""
    if isinstance(wanted, str):
        yield wanted
    else:
        for limit in wanted.values():
            yield from limit if isinstance(limit, list) else (limit,)
