"""From a case to its record: only what its lines show, and the names by which they are replayed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tpsupport.case import Finding, finding_key
from tpsupport.desk.fields import DIGITS, Subject, looked
from tpsupport.desk.paste.envelope import LONGEST, seal
from tpsupport.desk.paste.record import Record, Seen, written
from tpsupport.desk.paste.squeeze import squeeze
from tpsupport.desk.words import places
from tpsupport.pack.models import Check, Fact, Step
from tpsupport.text import in_language

_LONGEST_EVIDENCE = 200


def token(subject: Subject, shown: str) -> str:
    """The token that goes under the lines ``shown``; empty where the case is too long for one."""
    body = squeeze(written(record_of(subject, shown)))
    return seal(body) if len(body) <= LONGEST else ""


def record_of(subject: Subject, shown: str | None) -> Record:
    """The record of a case. A value that does not stand in ``shown``, if given, is left out."""
    case = subject.case
    facts = {}
    for name, value in case.facts.items():
        fact = subject.forest.fact(name)
        if fact and (value is None or _is_shown(subject, fact, shown)):
            facts[name] = None if value is None else _released(subject, fact, value)
    return Record(
        tree=case.tree,
        end_tree=case.end_tree,
        end=case.end,
        language=subject.language,
        digest=case.digest[:DIGITS],
        facts=facts,
        steps={
            each.node: each.outcome for each in case.path if each.kind == "step" and each.outcome
        },
        seen=tuple(_seen(subject, shown)),
    )


def _is_shown(subject: Subject, fact: Fact, shown: str | None) -> bool:
    """Whether the lines say it. That one of our own answers is “not sure” need not be said."""
    return fact.type == "choice" or shown is None or subject.shown(fact.id) in shown


def _released(subject: Subject, fact: Fact, value: str) -> str:
    if fact.type == "choice":
        return value
    label = in_language(fact.label, subject.language)
    if fact.type != "files":
        return subject.released(value, label)
    from tpsupport.facts.files import describe

    files = (describe(each, subject.language, subject.library) for each in value.split("\n"))
    return "\t".join(subject.released(each, label) for each in files)


def _seen(subject: Subject, shown: str | None) -> Iterator[Seen]:
    """What the way through the trees saw, then what nothing on it tells of any more."""
    case = subject.case
    left = {finding.key: finding for finding in case.findings}
    for visit in case.path:
        node = subject.node(visit.tree, visit.node)
        if isinstance(node, Check):
            finding = _found(case.findings, _key(subject, node.check, node.arguments), node.check)
            if finding and visit.outcome in (finding.code, finding.status, "unknown"):
                if finding.key in left:
                    yield _told(subject, left.pop(finding.key), finding.check, shown)
            elif visit.outcome:
                yield Seen(node.check, visit.outcome)
    for visit in case.path:
        node = subject.node(visit.tree, visit.node)
        if isinstance(node, Step) and node.retest:
            key = _key(subject, node.retest, node.arguments or {})
            if key in left:
                yield _told(subject, left.pop(key), f"{node.id}:{node.retest}", shown)
    for finding in left.values():
        yield _told(subject, finding, finding.check, shown)


def _told(subject: Subject, finding: Finding, name: str, shown: str | None) -> Seen:
    facts = subject.case.facts
    return Seen(
        name=name,
        code=finding.code,
        brought=bool(finding.evidence.get("brought")),
        learned=tuple(each for each, value in finding.facts.items() if facts.get(each) == value),
        evidence=dict(_evidence(subject, finding, shown)),
    )


def _evidence(subject: Subject, finding: Finding, shown: str | None) -> Iterator[tuple[str, str]]:
    """What the line about ``finding`` quotes of its evidence."""
    line = looked(subject, finding).value
    if shown is not None and line not in shown:
        return
    for name in places(finding, subject.library, subject.language):
        value = " ".join(str(finding.evidence.get(name, "")).split())
        if value and len(value) <= _LONGEST_EVIDENCE and value in line:
            yield name, value


def _key(subject: Subject, check: str, arguments: Mapping[str, str]) -> str:
    """The key of the finding that a node waited for, as far as the facts tell."""
    given = {name: subject.case.facts.get(fact) for name, fact in arguments.items()}
    return finding_key(check, {name: value for name, value in given.items() if value})


def _found(findings: Sequence[Finding], key: str, check: str) -> Finding | None:
    """The finding with this key, or else the first of the check."""
    of_check = [finding for finding in findings if finding.check == check]
    return next((each for each in of_check if each.key == key), next(iter(of_check), None))
