"""Every name that a tree uses is one: targets, facts, checks, arguments, sources."""

from __future__ import annotations

from collections.abc import Sequence

from tpsupport.pack.models import JUMP, Ask, Check, End, Fact, Route, Step, check_of, edge_path
from tpsupport.pack.source import Path_
from tpsupport.trees.condition import facts_in
from tpsupport.trees.lint.subject import Notes, Subject


def names(subject: Subject) -> None:
    """Rule 2 and the first half of rule 4: what is named exists."""
    tree = subject.tree
    if tree.start not in tree.nodes:
        subject.miss(("start",), "unknown_node", tree.start, tree.nodes, node=tree.start)
    for name, outcome, target in subject.targets():
        _target(subject, name, outcome, target)
    for name, node in subject.written.items():
        match node:
            case Ask():
                _ask(subject, name, node)
            case Check() | Step():
                _arguments(subject, name, node)
            case Route():
                _route(subject, name, node)
            case End():
                said(subject, ("nodes", name), node)


def _target(subject: Subject, name: str, outcome: str, target: str) -> None:
    nodes = subject.tree.nodes
    path = edge_path(nodes[name], outcome)
    if target.startswith(JUMP):
        other, ids = target[len(JUMP) :], subject.ground.tree_ids
        if other not in ids:
            subject.miss(path, "unknown_tree", other, ids, tree=other)
    elif target not in nodes and target in subject.ground.tree_ids:
        subject.note(path, "unknown_node", node=target, nearest=JUMP + target)
    elif target not in nodes:
        subject.miss(path, "unknown_node", target, nodes, node=target)


def _ask(subject: Subject, name: str, node: Ask) -> None:
    if not node.own and node.fact not in subject.ground.facts:
        subject.miss_fact(("nodes", name, "ask"), "unknown_fact", node.fact)


def _arguments(subject: Subject, name: str, node: Check | Step) -> None:
    check = check_of(node)
    if check is None:
        return
    checks = subject.ground.checks
    path: Path_ = ("nodes", name, "check" if isinstance(node, Check) else "retest")
    if check not in checks:
        subject.miss(path, "unknown_check", check, checks, check=check)
        return
    declared = checks[check].arguments
    given = node.arguments or {}
    for argument, fact in given.items():
        here = ("nodes", name, "with", argument)
        if argument in declared:
            _typed(subject, here, fact, declared[argument].rstrip("?"))
        else:
            details = {"argument": argument, "check": check}
            subject.miss(here, "unknown_argument", argument, declared, **details)
    for argument, wanted in declared.items():
        if not wanted.endswith("?") and argument not in given:
            subject.note(path, "missing_argument", argument=argument, check=check)


def _typed(subject: Subject, path: Path_, fact: str, wanted: str) -> None:
    known = subject.fact(fact)
    if known is None:
        subject.miss_fact(path, "argument_no_fact", fact)
    elif wanted not in ("text", known.type):
        subject.note(path, "wrong_fact_type", fact=fact, type=known.type, wanted=wanted)


def _route(subject: Subject, name: str, node: Route) -> None:
    for at, branch in enumerate(node.branches):
        if branch.when in [each.when for each in node.branches[:at]]:
            subject.note(("nodes", name, "route", at, "when"), "when_again")
        for inside, fact, wanted in facts_in(branch.when):
            path = ("nodes", name, "route", at, "when", *inside)
            known = subject.fact(fact)
            if known is None and isinstance(subject.tree.nodes.get(fact), Step):
                subject.note(path, "step_no_fact", step=fact)
            elif known is None:
                subject.miss_fact(path, "unknown_fact", fact)
            elif not isinstance(wanted, dict):
                _value(subject, path, known, wanted)
            elif "in" in wanted:
                _values(subject, (*path, "in"), known, wanted["in"])
            elif known.type != "amount":
                subject.note(path, "not_comparable", fact=fact)


def _values(subject: Subject, path: Path_, fact: Fact, wanted: Sequence[str]) -> None:
    for at, value in enumerate(wanted):
        _value(subject, (*path, at), fact, value)


def _value(subject: Subject, path: Path_, fact: Fact, value: str) -> None:
    allowed = subject.values(fact)
    if allowed is not None and value not in allowed:
        subject.miss(path, "unknown_option", value, allowed, option=value)


def said(notes: Notes, path: Path_, end: End) -> None:
    """What an end names: its sources, and the facts that it needs."""
    sources = notes.ground.sources
    for at, source in enumerate(end.sources):
        if source not in sources:
            notes.miss((*path, "sources", at), "unknown_source", source, sources, source=source)
    for at, fact in enumerate(end.needs):
        if not notes.fact(fact):
            notes.miss_fact((*path, "needs", at), "unknown_fact", fact)
