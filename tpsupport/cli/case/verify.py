"""The checks of a customer's case run again from the desk, and where they see something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tpsupport.case import Finding
from tpsupport.cli.session import Session
from tpsupport.errors import SupportError

if TYPE_CHECKING:
    from tpsupport.checks.check import Contact
    from tpsupport.checks.context import Context
    from tpsupport.desk.fields import Subject
    from tpsupport.desk.paste.reading import Reading

LONGEST = 4096
"""Characters of an argument; no address, hash or link is longer."""
_VAGUE = ("time", "token")
"""Types of facts that people tell in other words than a chain."""


class Seen(NamedTuple):
    """What the customer's side saw, and what was seen from here."""

    said: Finding
    seen: Finding | None
    """``None`` if it was not repeated."""
    why: str = ""
    """Why it was not: ``own`` or ``wrong``."""
    facts: Mapping[str, tuple[str, str]] = {}
    """Facts that the customer told otherwise: what they said, and what was seen."""

    @property
    def agrees(self) -> bool | None:
        """Whether both saw the same; ``None`` where nothing was seen from here."""
        if self.seen is None or self.seen.status == "unknown":
            return None
        return self.seen.code == self.said.code

    @property
    def differs(self) -> bool:
        """Whether anything was seen that the customer told otherwise."""
        return self.agrees is False or bool(self.facts)


def verified(
    session: Session, reading: Reading, timeout: float, *, offline: bool
) -> tuple[Seen, ...]:
    """Each finding of the case beside what the same check sees now, all within ``timeout``."""
    assert reading.case
    context = _context(session, timeout, offline=offline)
    why, contacts = _asked(reading.case.findings, context)
    if contacts and not context.offline:
        from tpsupport.cli.consent import tell_hosts

        tell_hosts(session, tuple(contacts))
    wanted = {each.key: each for each in reading.case.findings if not why[each.key]}
    found = _run(list(wanted.values()), context)
    return tuple(
        _seen(each, found.get(each.key), why[each.key] or "wrong", reading)
        for each in reading.case.findings
    )


def _run(wanted: Sequence[Finding], context: Context) -> dict[str, Finding]:
    """What the checks see, all at once; one by one where something in one of them is refused."""
    from tpsupport.checks import runner

    try:
        return runner.run([(each.check, each.arguments) for each in wanted], context)
    except SupportError:
        if len(wanted) == 1:
            return {}
        return {key: seen for each in wanted for key, seen in _run([each], context).items()}


def _context(session: Session, timeout: float, *, offline: bool) -> Context:
    from tpsupport.checks.context import Context
    from tpsupport.cli.endpoint import configured

    settings = session.settings
    return Context(
        library=session.library,
        language=session.language,
        timeout=timeout,
        offline=offline or settings.offline,
        endpoints=configured(session) if settings.endpoints else {},
    )


def _asked(findings: Sequence[Finding], context: Context) -> tuple[dict[str, str], list[Contact]]:
    """Why each finding cannot be looked for again, if so, and who would see the others."""
    from tpsupport.checks.registry import load

    why: dict[str, str] = {}
    contacts: list[Contact] = []
    for finding in findings:
        why[finding.key] = ""
        try:
            check = load(finding.check)
            if all(kind.endswith("?") for kind in check.arguments.values()):
                why[finding.key] = "own"
            elif not _fits(check.arguments, finding.arguments):
                why[finding.key] = "wrong"
            else:
                contacts += check.contacts(context, **finding.arguments)
        except SupportError:
            why[finding.key] = "wrong"
    return why, contacts


def _fits(declared: Mapping[str, str], given: Mapping[str, str]) -> bool:
    """Whether all that must be given is, and nothing that the check does not know."""
    needed = {name for name, kind in declared.items() if not kind.endswith("?")}
    short = all(len(value) <= LONGEST for value in given.values())
    return short and needed <= given.keys() <= declared.keys()


def _seen(said: Finding, seen: Finding | None, why: str, reading: Reading) -> Seen:
    case, forest = reading.case, reading.forest
    differing = {}
    for name, value in (seen.facts if seen else {}).items():
        told = case.facts.get(name) if case else None
        fact = forest.fact(name) if forest else None
        if fact and fact.type not in _VAGUE and told and told.casefold() != value.casefold():
            differing[name] = (told, value)
    return Seen(said, seen, "" if seen else why, differing)


def lines(session: Session, reading: Reading, seen: Sequence[Seen]) -> Iterator[str]:
    """What was seen from here, a line for each finding, and for each fact told otherwise."""
    from tpsupport.desk.paste.show import subject_of

    say = session.say
    subject = subject_of(reading, session.library, session.language)
    assert subject
    yield say("request.section", title=say("paste.verify.title"))
    if not seen:
        yield say("paste.verify.nothing")
    for each in seen:
        title, words = _words(session, subject, each)
        yield say("request.line", label=title, value=words)
        for name, (told, value) in each.facts.items():
            fact = subject.forest.fact(name)
            label = session.words(fact.label) if fact else name
            yield say("paste.verify.fact", label=label, said=told, seen=value)


def documents(session: Session, reading: Reading, seen: Sequence[Seen]) -> list[dict[str, Any]]:
    """The same in JSON values."""
    from tpsupport.desk.document import finding
    from tpsupport.desk.paste.show import subject_of

    subject = subject_of(reading, session.library, session.language)
    assert subject
    return [
        {
            "check": each.said.check,
            "said": each.said.code,
            "agrees": each.agrees,
            "seen": finding(subject, each.seen) if each.seen else None,
            "why_not": each.why or None,
            "facts": {
                name: {"said": said, "seen": now} for name, (said, now) in each.facts.items()
            },
        }
        for each in seen
    ]


def _words(session: Session, subject: Subject, seen: Seen) -> tuple[str, str]:
    """What the check is called, and what it saw from here."""
    from tpsupport.desk.fields import checked

    say = session.say
    title, words = checked(subject, seen.seen or seen.said)
    if seen.seen is None:
        return title, say(f"paste.verify.{seen.why}")
    said = say(f"request.status.{seen.said.status}")
    how = {True: "agrees", False: "differs", None: "open"}[seen.agrees]
    verdict = say(f"paste.verify.{how}", said=said)
    words = words.rstrip("。.") or say(f"request.status.{seen.seen.status}")
    return title, say("paste.verify.line", words=words, verdict=verdict)
