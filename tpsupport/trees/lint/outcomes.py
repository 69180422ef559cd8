"""Rules 2 and 8: each outcome is in ``next``, nothing else is, and doubt has a way on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tpsupport.pack.models import SKIPPED, STEP_OUTCOMES, UNSURE, Ask, Check, End, Step
from tpsupport.pack.shape import stand_ins
from tpsupport.pack.source import Path_
from tpsupport.trees.lint.subject import Subject

_DOUBTS = (UNSURE, SKIPPED, *STEP_OUTCOMES[1:])
"""Ways out that say nothing is known, or nothing has helped."""

_FEW = 2
"""So many causes that lack are named; more are what the status itself stands for."""


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
    _compared(subject, name, wanted, [each for each in wanted if each not in ways], ways)


def _compared(
    subject: Subject,
    name: str,
    allowed: Sequence[str],
    lacking: Sequence[str],
    ways: Mapping[str, str],
) -> None:
    """Note each way out that lacks, and each that is none; once, where one stands for another."""
    path: Path_ = ("nodes", name, "next")
    unknown = [outcome for outcome in ways if outcome not in allowed]
    if len(lacking) > 1 < len(unknown) == len(ways):
        subject.note(path, "no_outcome_fits", outcomes=", ".join(lacking))
        return
    meant = stand_ins(unknown, lacking, lacking) if unknown and lacking else {}
    for outcome in lacking:
        if outcome not in meant.values():
            subject.note(path, "missing_outcome", outcome=outcome)
    for outcome in unknown:
        words = [meant[outcome]] if outcome in meant else allowed
        subject.miss((*path, outcome), "unknown_outcome", outcome, words, outcome=outcome)


def _statuses(subject: Subject, name: str, node: Check) -> None:
    allowed = subject.ground.outcomes(node.check)
    foreign = any(outcome not in allowed for outcome in node.next)
    lacking = []
    for status, causes in subject.ground.checks[node.check].causes.items():
        if status in node.next:
            continue
        missing = [f"{status}.{cause}" for cause in causes if f"{status}.{cause}" not in node.next]
        if missing or not causes:
            few = len(missing) <= _FEW and len(missing) < len(causes)
            lacking.append(", ".join(missing) if few else status)
    _compared(subject, name, allowed, lacking, node.next)
    if foreign and (other := _fitting(subject, node)):
        subject.note(("nodes", name, "check"), "other_check_fits", check=node.check, nearest=other)


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
