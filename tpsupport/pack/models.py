"""The models of knowledge: a tree with its five kinds of node, and the facts that trees ask for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tpsupport.case import Outcome, Value
from tpsupport.text import Text

if TYPE_CHECKING:
    from tpsupport.pack.source import Path_

JUMP = "tree:"
"""What the target of a jump to another tree begins with."""
SHARED = "end:"
"""What a target begins with that is an ending of endings.yaml."""

GIVEN, SKIPPED, UNSURE, ELSE = "given", "skipped", "unsure", "else"
STEP_OUTCOMES = ("fixed", "not_fixed", "cannot")


class Fact(NamedTuple):
    """A fact that the pack declares for all its trees."""

    id: str
    type: str
    label: Text
    prompt: Text
    help: Text | None = None
    example: Text | None = None
    options: Mapping[str, Text] | None = None
    """The choices of a ``choice``; ``None`` for an open fact."""
    sure: bool = False
    skip: Text | None = None

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What a question for it can lead to."""
        return (GIVEN, SKIPPED) if self.options is None else tuple(self.options)


class Ask(NamedTuple):
    """A question. Its answer is ``fact``: a shared one, or one of the tree's own."""

    id: str
    fact: str
    next: Mapping[str, str]
    own: Fact | None = None
    """The question itself, where it is the tree's own."""


class Check(NamedTuple):
    """A self-check by name; ``arguments`` says which fact each argument takes."""

    id: str
    check: str
    arguments: Mapping[str, str]
    next: Mapping[str, str]


class Step(NamedTuple):
    """Something for the user to do; with ``retest``, a check then says whether it helped."""

    id: str
    text: Text
    next: Mapping[str, str]
    retest: str | None = None
    arguments: Mapping[str, str] | None = None


class Branch(NamedTuple):
    """One way out of a route: taken when ``when`` holds and none before it did."""

    when: Mapping[str, Any]
    to: str


class Route(NamedTuple):
    """A branching on facts that are known already."""

    id: str
    branches: Sequence[Branch]
    otherwise: str

    @property
    def next(self) -> Mapping[str, str]:
        """Outcomes are the positions of the branches, from 1, and ``else``."""
        ways = {str(at): branch.to for at, branch in enumerate(self.branches, 1)}
        return {**ways, ELSE: self.otherwise}


class End(NamedTuple):
    """Where a tree stops: what is wrong, why, and what to do."""

    id: str
    outcome: Outcome
    title: Text
    because: Text
    advice: Sequence[Text]
    cannot_tell: Text
    needs: Sequence[str]
    sources: Sequence[str]

    @property
    def next(self) -> Mapping[str, str]:
        """Nothing comes after an end."""
        return {}


Node = Ask | Check | Step | Route | End


def kind_of(node: Node) -> str:
    """The word by which trees write the kind of ``node``."""
    return type(node).__name__.lower()


def check_of(node: Node) -> str | None:
    """The check that ``node`` runs, if it does."""
    if isinstance(node, Check):
        return node.check
    return node.retest if isinstance(node, Step) else None


def edge_path(node: Node, outcome: str) -> Path_:
    """Where in the file the edge stands that leaves ``node`` by ``outcome``."""
    if not isinstance(node, Route):
        return ("nodes", node.id, "next", outcome)
    if outcome == ELSE:
        return ("nodes", node.id, ELSE)
    return ("nodes", node.id, "route", int(outcome) - 1, "to")


class Example(NamedTuple):
    """A case in short: what was answered and found, and the end that it must reach."""

    name: str
    given: Mapping[str, Value]
    found: Mapping[str, str]
    """Check to ``status`` or ``status.cause``."""
    reaches: str


class Tree(NamedTuple):
    """One problem: a graph of nodes without loops."""

    id: str
    title: Text
    summary: Text
    keywords: Mapping[str, Sequence[str]]
    start: str
    nodes: Mapping[str, Node]
    examples: Sequence[Example]
    digest: str
    """The content hash of the file, and of the endings taken in, in hex."""
    file: str
    endings: Collection[str] = ()
    """Those of its nodes that stand in endings.yaml."""

    @property
    def written(self) -> Mapping[str, Node]:
        """The nodes that stand in its own file."""
        if not self.endings:
            return self.nodes
        return {name: node for name, node in self.nodes.items() if name not in self.endings}

    @property
    def jumps(self) -> tuple[str, ...]:
        """The trees that its targets name, each once, in order."""
        targets = (target for node in self.nodes.values() for target in node.next.values())
        return tuple(dict.fromkeys(t[len(JUMP) :] for t in targets if t.startswith(JUMP)))
