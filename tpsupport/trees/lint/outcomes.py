"""Rules 2 and 8: each outcome is in ``next``, nothing else is, and doubt has a way on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tpsupport.pack.models import SKIPPED, STEP_OUTCOMES, UNSURE, Ask, Check, End, Step
from tpsupport.trees.lint.subject import Subject

_DOUBTS = (UNSURE, SKIPPED, *STEP_OUTCOMES[1:])
"""Ways out that say nothing is known, or nothing has helped."""


def outcomes(subject: Subject) -> None:
    """Note outcomes that are missing, that cannot happen, or that leave doubt without a way."""
    for name, node in subject.tree.nodes.items():
        if isinstance(node, Ask):
            _question(subject, name, node)
        elif isinstance(node, Step):
            _exactly(subject, name, node.next, STEP_OUTCOMES)
        elif isinstance(node, Check) and node.check in subject.ground.checks:
            _statuses(subject, name, node)
        _doubt(subject, name, node.next)


def _question(subject: Subject, name: str, node: Ask) -> None:
    if fact := node.own or subject.ground.facts.get(node.fact):
        _exactly(subject, name, node.next, fact.outcomes)
    if not node.own:
        return
    options = node.own.options or ()
    for option in (each for each in options if each not in node.next):
        path = ("nodes", name, "options", option)
        subject.note(path, "option_leads_nowhere", option=option)
    if UNSURE not in options and not node.own.sure:
        subject.note(("nodes", name, "options"), "no_unsure")
    elif UNSURE in options and node.own.sure:
        subject.note(("nodes", name, "sure"), "sure_and_unsure")


def _exactly(subject: Subject, name: str, ways: Mapping[str, str], wanted: Sequence[str]) -> None:
    possible = dict.fromkeys(wanted)
    for outcome in possible:
        if outcome not in ways:
            subject.note(("nodes", name, "next"), "missing_outcome", outcome=outcome)
    for outcome in ways:
        if outcome not in possible:
            path = ("nodes", name, "next", outcome)
            subject.miss(path, "unknown_outcome", outcome, wanted, outcome=outcome)


def _statuses(subject: Subject, name: str, node: Check) -> None:
    allowed = subject.ground.outcomes(node.check)
    foreign = [outcome for outcome in node.next if outcome not in allowed]
    for outcome in foreign:
        path = ("nodes", name, "next", outcome)
        subject.miss(path, "unknown_outcome", outcome, allowed, outcome=outcome)
    if foreign and (other := _fitting(subject, node)):
        subject.note(("nodes", name, "check"), "other_check_fits", check=node.check, nearest=other)
    for status, causes in subject.ground.checks[node.check].causes.items():
        if status in node.next:
            continue
        missing = [f"{status}.{cause}" for cause in causes if f"{status}.{cause}" not in node.next]
        if missing or not causes:
            wanted = status if len(missing) == len(causes) else ", ".join(missing)
            subject.note(("nodes", name, "next"), "missing_outcome", outcome=wanted)


def _fitting(subject: Subject, node: Check) -> str | None:
    """Another check with all these arguments and outcomes."""
    for other, check in subject.ground.checks.items():
        allowed = subject.ground.outcomes(other)
        if all(each in check.arguments for each in node.arguments) and all(
            outcome in allowed for outcome in node.next
        ):
            return other
    return None


def _doubt(subject: Subject, name: str, ways: Mapping[str, str]) -> None:
    for outcome, to in ways.items():
        doubtful = outcome in _DOUBTS or outcome.split(".")[0] == "unknown"
        target = subject.tree.nodes.get(to)
        if doubtful and isinstance(target, End) and target.outcome == "resolved":
            subject.note(("nodes", name, "next", outcome), "doubt_is_no_answer", outcome=outcome)
