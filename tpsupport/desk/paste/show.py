"""A reading for the person at the desk, in lines and as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tpsupport.desk.document import told, walked
from tpsupport.desk.fields import Subject
from tpsupport.desk.paste.reading import Problem, Reading
from tpsupport.desk.request import Section, compose
from tpsupport.pack.library import Library
from tpsupport.text import in_language
from tpsupport.trees.forest import Forest

SCHEMA_VERSION = 1
_NOT_HERE = ("safety", "token")
"""Sections of a request that are for the customer."""


def subject_of(reading: Reading, library: Library, language: str) -> Subject | None:
    """The case of a reading with what puts it into words, in the language of the desk."""
    case = reading.case
    if case is None:
        return None
    forest = reading.forest or Forest(case.tree, {}, library.facts)
    return Subject(case, forest, library, language, str)


def lines(reading: Reading, library: Library, language: str) -> Iterator[str]:
    """How it came back, what to know of it, and the case; an empty line parts what is not one."""
    subject = subject_of(reading, library, language)
    if subject:
        yield library.phrase(f"paste.source.{_how(reading)}", language)
        yield library.phrase("paste.says", language)
    for problem in reading.problems:
        yield library.phrase("paste.note", language, words=words(problem, library, language))
    if subject:
        yield from _case_lines(subject)


def _case_lines(subject: Subject) -> Iterator[str]:
    library, language = subject.library, subject.language
    request = compose(subject)
    yield ""
    yield request.summary
    yield from _outcome(subject)
    for section in request.sections:
        if section.id not in _NOT_HERE:
            yield ""
            yield from _section(section, library, language)


def _outcome(subject: Subject) -> Iterator[str]:
    """What kind of end it is, in which language the customer speaks, and when it was made."""
    end, case = subject.end, subject.case
    if end:
        title = subject.words(end.title)
        yield subject.say(f"result.{end.outcome}", title=title)
    yield subject.library.phrase("paste.customer", subject.language, language=case.language)
    if case.finished:
        yield subject.library.phrase("paste.made", subject.language, when=case.finished)


def _section(section: Section, library: Library, language: str) -> Iterator[str]:
    yield library.phrase("request.section", language, title=section.title)
    for line in section.lines:
        labelled = {"label": line.label, "value": line.value}
        yield library.phrase("request.line", language, **labelled) if line.label else line.value


def words(problem: Problem, library: Library, language: str) -> str:
    """A problem in words."""
    return library.phrase(f"paste.problems.{problem.code}", language, **problem.details)


def document(
    reading: Reading, library: Library, language: str, checked: Sequence[Any] | None
) -> dict[str, Any]:
    """A reading in JSON values; ``checked`` is what was seen again, if that was wanted."""
    subject = subject_of(reading, library, language)
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "case",
        "source": reading.source,
        "verified": reading.verified,
        "holds": reading.holds,
        "language": reading.language,
        "problems": [
            {"code": each.code, "text": words(each, library, language)} for each in reading.problems
        ],
        "case": _case(subject) if subject else None,
        "checked": None if checked is None else list(checked),
    }


def _case(subject: Subject) -> dict[str, Any]:
    request = compose(subject)
    product = in_language(subject.library.product, subject.language)
    head = {"product": product, "summary": request.summary}
    return {**head, **told(subject), "missing": list(request.missing), **walked(subject)}


def _how(reading: Reading) -> str:
    return "unchecked" if reading.source == "json" and not reading.verified else reading.source
