"""The request: a case as support reads it, and what it still has to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

from tpsupport.case import Case, Value
from tpsupport.desk.closing import closing
from tpsupport.desk.fields import Line, Subject, answered, found, given, stepped, summary
from tpsupport.desk.plan import Chapter, Plan, read_plan
from tpsupport.pack.library import Library
from tpsupport.pack.models import End, Fact
from tpsupport.text import in_language
from tpsupport.trees.forest import Forest

Release = Callable[[str], str]
"""What each text goes through before it is shown: secrets gone, personal data masked."""

Form = Literal["text", "markdown", "json"]

FITS = 1500
"""Characters of the lines for people; in a longer text the answers stand without the questions."""
WHOLE = 2000
"""Characters of a usual request with its token: the least that a chat for whole letters takes."""


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


def render(
    case: Case,
    forest: Forest,
    library: Library,
    form: Form,
    release: Release = str,
) -> str:
    """The request in one of its forms, in the language of the case."""
    subject = Subject(case, forest, library, case.language, release)
    request = compose(subject)
    from tpsupport.desk.plain import plain, plain_section

    lines = release(plain(request, library))
    token = _token(subject, lines)
    if form == "json":
        from tpsupport.desk.document import document

        return document(subject, request, "".join(line.value for line in token.lines))
    if form == "markdown":
        from tpsupport.desk.markdown import markdown, markdown_section

        below = markdown_section(token, library, case.language) if token.lines else ""
        return release(markdown(request, library)) + below
    below = plain_section(token, library, case.language) if token.lines else ""
    if len(lines) > FITS or len(lines) + len(below) > WHOLE:
        lines = release(plain(compose(subject, brief=True), library))
    return lines + below


def _token(subject: Subject, lines: str) -> Section:
    """What brings the case back: it says no more than ``lines``, and stands under them."""
    from tpsupport.desk.paste.envelope import lines as parted
    from tpsupport.desk.paste.tell import token

    written = tuple(Line("token", "", each) for each in parted(token(subject, lines)))
    return Section("token", subject.say("titles.token"), written)


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
