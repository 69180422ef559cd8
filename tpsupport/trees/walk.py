"""The walk: a pure fold of answers and findings over a tree, from its start to what is wanted next.

No position is stored. To go back is to drop an answer and fold again; an answer that is no longer
on the path is left out of what the walk reports.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from tpsupport.case import Finding, Value, Visit, finding_key
from tpsupport.pack.models import (
    ELSE,
    GIVEN,
    SKIPPED,
    STEP_OUTCOMES,
    Ask,
    Check,
    End,
    Node,
    Route,
    Step,
    Tree,
    kind_of,
)
from tpsupport.trees.condition import holds
from tpsupport.trees.forest import Forest

Answers = Mapping[str, Value]
"""By fact, or by the node of a step: the canonical answer, ``None`` where it was skipped."""


class Findings(Protocol):
    """Findings by their keys, as ``wanted_finding`` names them."""

    def get(self, key: str, /) -> Finding | None: ...


class Walk(NamedTuple):
    """How far the answers and findings lead."""

    path: tuple[Visit, ...]
    """The nodes that were left behind."""
    tree: Tree
    node: Node
    """What is wanted next: a question, a check or a step; or the end."""
    facts: Mapping[str, Value]
    """What is known at ``node``: answered, skipped or learned on the path, nothing else."""
    findings: tuple[Finding, ...]
    """Those that the path used, in its order."""

    @property
    def end(self) -> End | None:
        return self.node if isinstance(self.node, End) else None


def walk(forest: Forest, answers: Answers, findings: Findings) -> Walk:
    """Fold from the forest's start as far as ``answers`` and ``findings`` reach."""
    fold = _Fold(forest, answers, findings)
    tree = forest.tree
    node = tree.nodes[tree.start]
    path: list[Visit] = []
    while (outcome := fold.outcome(node)) is not None:
        path.append(Visit(tree.id, node.id, kind_of(node), outcome))
        tree, node = forest.follow(tree, node.next[outcome])
    return Walk(tuple(path), tree, node, fold.facts, tuple(fold.used.values()))


def wanted_finding(node: Check | Step, facts: Mapping[str, Value]) -> tuple[str, dict[str, str]]:
    """The key of the finding that ``node`` waits for, and the arguments for its check.

    A retest is kept apart from the first look, so that the path up to it stays what it was.
    """
    given = {name: facts.get(fact) for name, fact in (node.arguments or {}).items()}
    arguments = {name: value for name, value in given.items() if value is not None}
    if isinstance(node, Check):
        return finding_key(node.check, arguments), arguments
    return f"{node.id}:{finding_key(node.retest or '', arguments)}", arguments


class _Fold:
    """What is known while the fold goes on: facts and findings of the path so far."""

    def __init__(self, forest: Forest, answers: Answers, findings: Findings) -> None:
        self.forest, self.answers, self.findings = forest, answers, findings
        self.facts: dict[str, Value] = {}
        self.used: dict[str, Finding] = {}

    def outcome(self, node: Node) -> str | None:
        """By which way ``node`` is left; ``None`` where something is wanted, or at an end."""
        match node:
            case Ask():
                return self.answered(node)
            case Check():
                finding = self.learned(node)
                return _way(finding, node) if finding else None
            case Step():
                return self.stepped(node)
            case Route():
                branches = enumerate(node.branches, 1)
                return next((str(at) for at, way in branches if holds(way.when, self.facts)), ELSE)
            case End():
                return None

    def answered(self, node: Ask) -> str | None:
        """What is known already goes before the answer, unless it is none of the options."""
        options = (node.own or self.forest.facts[node.fact]).options
        known = self.facts.get(node.fact)
        if known is None or (options is not None and known not in options):
            if node.fact not in self.answers:
                return None
            known = self.answers[node.fact]
        if options is not None and known not in options:
            return None
        self.facts[node.fact] = known
        if options is None:
            return SKIPPED if known is None else GIVEN
        return known

    def stepped(self, node: Step) -> str | None:
        if node.retest and (finding := self.learned(node)):
            return "fixed" if finding.status in ("ok", "warn") else "not_fixed"
        answer = self.answers.get(node.id)
        return answer if answer in STEP_OUTCOMES else None

    def learned(self, node: Check | Step) -> Finding | None:
        key = wanted_finding(node, self.facts)[0]
        finding = self.findings.get(key)
        if finding:
            self.used[key] = finding
            for name, value in finding.facts.items():
                if self.facts.get(name) is None:
                    self.facts[name] = value
        return finding


def _way(finding: Finding, node: Check) -> str | None:
    """The way for what was found. A finding beyond the check's closed lists says nothing known."""
    ways = (finding.code, finding.status, "unknown", "unknown.crashed")
    return next((way for way in ways if way in node.next), None)
