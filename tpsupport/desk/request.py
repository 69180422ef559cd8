"""The request: a case as support reads it, and what it still has to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tpsupport.case import Value
from tpsupport.desk.closing import closing
from tpsupport.desk.fields import Line, Subject, answered, found, given, stepped, summary
from tpsupport.desk.plan import Chapter, Plan, read_plan
from tpsupport.pack.library import Library
from tpsupport.pack.models import End, Fact
from tpsupport.text import in_language


class Section(NamedTuple):
    """Lines that belong together; those without a label speak for themselves."""

    id: str
    title: str
    lines: tuple[Line, ...]


class Request(NamedTuple):
    """What every form of a request says, in one language, released. Every text is one line."""

    language: str
    title: str
    summary: str
    sections: tuple[Section, ...]
    missing: tuple[str, ...]
    """Facts that it should have, and of which nothing is known."""


def missing(library: Library, end: End, tree: str, facts: Mapping[str, Value]) -> tuple[Fact, ...]:
    """What a request from ``end`` of ``tree`` must still ask, in order, each once.

    What was answered, skipped or learned before is never asked again.
    """
    wanted = read_plan(library).wanted(tree, end.id, end.needs)
    return tuple(
        library.facts[fact] for fact in wanted if fact in library.facts and fact not in facts
    )


def compose(subject: Subject, *, brief: bool = False) -> Request:
    """The request of a case: the summary first, the safety lines last.

    A ``brief`` one gives the answers that led to the end without their questions.
    """
    case, library = subject.case, subject.library
    plan = read_plan(library)
    lacking = missing(library, subject.end, case.end_tree, case.facts) if subject.end else ()
    return Request(
        language=subject.language,
        title=subject.say("title"),
        summary=summary(subject),
        sections=tuple(_sections(subject, plan, lacking, brief=brief)),
        missing=tuple(fact.id for fact in lacking),
    )


def _sections(
    subject: Subject, plan: Plan, lacking: tuple[Fact, ...], *, brief: bool
) -> Iterator[Section]:
    placed = {fact for chapter in plan.chapters for fact in chapter.facts}
    shared = [name for name in subject.case.facts if name in subject.library.facts]
    rest = tuple(name for name in shared if name not in placed)
    more = Chapter("more", {subject.language: subject.say("titles.more")}, rest)
    for chapter in (*plan.chapters, more):
        lines = tuple(given(subject, chapter.facts, plan.none))
        if lines:
            yield Section(chapter.id, in_language(chapter.title, subject.language), lines)
    said = answered(subject, brief=brief)
    looked = (
        *said,
        *stepped(subject, brief=brief),
        *found(subject),
        *_open(subject, plan, lacking),
    )
    if looked:
        yield Section("looked", subject.say("titles.looked"), looked)
    lines = tuple(closing(subject.library, subject.language))
    yield Section("safety", subject.say("titles.safety"), lines)


def _open(subject: Subject, plan: Plan, lacking: tuple[Fact, ...]) -> Iterator[Line]:
    """What the user skipped, and what nobody asked."""
    facts = subject.case.facts
    skipped = [
        fact
        for name, fact in subject.library.facts.items()
        if name in facts and facts[name] is None and name not in plan.none
    ]
    for label, which in (("skipped", skipped), ("missing", lacking)):
        if which:
            names = [subject.label(fact) for fact in which]
            yield Line(label, subject.say(f"label.{label}"), subject.say("list").join(names))
