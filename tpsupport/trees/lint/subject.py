"""What a rule is given: one tree, and all that the tree may speak of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tpsupport.case import Status
from tpsupport.pack.models import ELSE, Ask, Fact, Node, Route, Tree
from tpsupport.pack.safety import Safety
from tpsupport.pack.shape import HINTS, Noted, near
from tpsupport.pack.source import Path_
from tpsupport.trees.stub import codes


class Declared(Protocol):
    """What lint must know of a check: its arguments and its closed lists of causes."""

    @property
    def arguments(self) -> Mapping[str, str]: ...

    @property
    def causes(self) -> Mapping[Status, tuple[str, ...]]: ...


@dataclass(frozen=True, slots=True)
class Ground:
    """What every tree of a pack may speak of."""

    trees: Mapping[str, Tree]
    """The trees of the pack that could be read."""
    jumps: Mapping[str, Sequence[str]]
    """From each of these trees, to which trees it jumps."""
    tree_ids: Collection[str]
    facts: Mapping[str, Fact]
    networks: Collection[str]
    """The values of a fact of type ``network``; empty if the pack describes none."""
    checks: Mapping[str, Declared]
    sources: Collection[str]
    safety: Safety
    _outcomes: dict[str, Sequence[str]] = field(default_factory=dict)

    def outcomes(self, check: str) -> Sequence[str]:
        """Everything that a check can find."""
        if check not in self._outcomes:
            self._outcomes[check] = codes(self.checks[check].causes)
        return self._outcomes[check]

    def behind(self, start: str) -> tuple[str, ...]:
        """The trees that jumps lead to from ``start``; it is one of them only in a loop."""
        found: dict[str, None] = {}
        waiting = [start]
        while waiting:
            for jump in self.jumps.get(waiting.pop(), ()):
                if jump not in found:
                    found[jump] = None
                    waiting.append(jump)
        return tuple(found)


@dataclass(slots=True)
class Subject:
    """One tree under proof. A rule notes what is wrong; it changes nothing."""

    tree: Tree
    ground: Ground
    noted: list[Noted] = field(default_factory=list)
    own: Mapping[str, Fact] = field(init=False)
    """The tree's own questions, by their facts."""
    onward: Mapping[str, Sequence[str]] = field(init=False)
    """From each node the nodes of this tree that it leads to, one for each edge."""
    behind: Sequence[str] = field(init=False)
    """The trees that it leads to by jumps."""

    def __post_init__(self) -> None:
        nodes = self.tree.nodes
        self.own = {
            name: node.own for name, node in nodes.items() if type(node) is Ask and node.own
        }
        self.onward = {
            name: [target for target in node.next.values() if target in nodes]
            for name, node in nodes.items()
        }
        self.behind = self.ground.behind(self.tree.id)

    def fact(self, name: str) -> Fact | None:
        """A question of this tree's own, or a shared fact."""
        return self.own.get(name) or self.ground.facts.get(name)

    def values(self, fact: Fact) -> Collection[str] | None:
        """What ``fact`` can be, where that is a closed list."""
        if fact.type == "network" and self.ground.networks:
            return self.ground.networks
        return fact.options

    def note(self, path: Path_, code: str, **details: object) -> None:
        self.noted.append((path, code, details))

    def miss(
        self, path: Path_, code: str, word: str, allowed: Collection[str], **details: object
    ) -> None:
        """Note that ``word`` is none of ``allowed``, with the nearest that is."""
        hint = near(word, allowed) if len(self.noted) < HINTS else {}
        self.note(path, code, **details, **hint)

    def miss_fact(self, path: Path_, code: str, word: str) -> None:
        """Note that ``word`` is no fact."""
        self.miss(path, code, word, {*self.ground.facts, *self.own}, fact=word)

    def targets(self) -> Iterator[tuple[str, str, str]]:
        """Every edge: node, outcome, target."""
        for name, node in self.tree.nodes.items():
            for outcome, target in node.next.items():
                yield name, outcome, target


def edge_path(node: Node, outcome: str) -> Path_:
    """Where in the file the edge stands that leaves ``node`` by ``outcome``."""
    if not isinstance(node, Route):
        return ("nodes", node.id, "next", outcome)
    if outcome == ELSE:
        return ("nodes", node.id, ELSE)
    return ("nodes", node.id, "route", int(outcome) - 1, "to")
