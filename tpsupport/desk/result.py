"""The verdict for the person in front of the screen: what it is, why, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tpsupport.case import Case
from tpsupport.desk.fields import Subject
from tpsupport.pack.library import Library
from tpsupport.pack.models import End
from tpsupport.text import in_language
from tpsupport.trees.forest import Forest


def result_lines(
    case: Case, forest: Forest, library: Library, language: str, release: Callable[[str], str] = str
) -> tuple[str, ...]:
    """Plain lines; an empty one parts what does not belong together. The caller wraps them.

    Where there is danger, what to do comes before why. None if the case has no end.
    """
    subject = Subject(case, forest, library, language, release)
    end = subject.end
    if end is None:
        return ()
    advice = (*_advice(subject, end), "")
    because = (subject.say("result.because", words=subject.words(end.because)), "")
    title = subject.say(f"result.{end.outcome}", title=subject.words(end.title))
    danger = end.outcome == "danger"
    first, second = (advice, because) if danger else (because, advice)
    return (title, "", *first, *second, *_limits(subject, end), *_sources(subject, end))


def _advice(subject: Subject, end: End) -> Iterator[str]:
    name = "now" if end.outcome == "danger" else "advice"
    yield subject.say("line", label=subject.say(f"result.{name}"), value="").rstrip()
    for number, advice in enumerate(end.advice, 1):
        yield subject.say("result.step", number=number, words=subject.words(advice))


def _limits(subject: Subject, end: End) -> Iterator[str]:
    yield subject.say("result.cannot_tell", words=subject.words(end.cannot_tell))


def _sources(subject: Subject, end: End) -> Iterator[str]:
    """What the verdict rests on, each with its date, and the first safety line."""
    known = subject.library.sources
    listed = [
        subject.say(
            "result.source",
            title=in_language(known[name].title, subject.language),
            certainty=subject.say(f"result.{known[name].certainty}"),
            seen=known[name].seen,
        )
        for name in end.sources
        if name in known
    ]
    if listed:
        value = subject.say("semicolon").join(listed)
        yield subject.say("line", label=subject.say("result.sources"), value=value)
    for line in subject.library.safety.lines[:1]:
        yield in_language(line, subject.language)
