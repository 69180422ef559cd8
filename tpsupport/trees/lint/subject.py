"""What a rule is given: one tree, and all that the tree may speak of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tpsupport.case import Status
from tpsupport.pack.models import Ask, Fact, Tree
from tpsupport.pack.safety import Safety
from tpsupport.pack.shape import HINTS, Noted, near
from tpsupport.pack.source import Path_
from tpsupport.trees.lint.typed import Typed, anything
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
    typed: Typed = anything
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
class Notes:
    """What is wrong in one file. A rule notes it; it changes nothing."""

    ground: Ground
    noted: list[Noted] = field(default_factory=list)

    def fact(self, name: str) -> Fact | None:
        """What ``name`` means in this file."""
        return self.ground.facts.get(name)

    def facts(self) -> Collection[str]:
        """Every name that means one."""
        return self.ground.facts

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
        self.miss(path, code, word, self.facts(), fact=word)


class Subject(Notes):
    """One tree under proof."""

    def __init__(self, tree: Tree, ground: Ground) -> None:
        super().__init__(ground)
        nodes = tree.nodes
        self.tree = tree
        self.written = tree.written
        self.own = {
            name: node.own for name, node in nodes.items() if type(node) is Ask and node.own
        }
        """Its own questions, by their facts."""
        self.onward: Mapping[str, Sequence[str]] = {
            name: [target for target in node.next.values() if target in nodes]
            for name, node in nodes.items()
        }
        """From each node the nodes of this tree that it leads to, one for each edge."""
        self.reached: Collection[str] = nodes
        """The nodes that the start leads to, as far as it is known."""
        self.behind = ground.behind(tree.id)
        """The trees that it leads to by jumps."""

    def fact(self, name: str) -> Fact | None:
        """A question of this tree's own, or a shared fact."""
        return self.own.get(name) or self.ground.facts.get(name)

    def facts(self) -> Collection[str]:
        """Every name that means one."""
        return {*self.ground.facts, *self.own}

    def values(self, fact: Fact) -> Collection[str] | None:
        """What ``fact`` can be, where that is a closed list."""
        if fact.type == "network" and self.ground.networks:
            return self.ground.networks
        return fact.options

    def targets(self) -> Iterator[tuple[str, str, str]]:
        """Every edge: node, outcome, target."""
        for name, node in self.tree.nodes.items():
            for outcome, target in node.next.items():
                yield name, outcome, target
