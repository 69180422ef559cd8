"""The request as Markdown in which nothing from outside can become markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpsupport.desk.request import Request, Section
from tpsupport.pack.library import Library

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+\-.!|~&@:/=])")
_TICKS = re.compile(r"`+")


def markdown(request: Request, library: Library) -> str:
    """A heading, the summary, and a list for each section.

    Labels are escaped; what people or machines said stands in code, where neither links nor
    mentions nor HTML are made of it.
    """
    return "\n".join(_lines(request, library)) + "\n"


def markdown_section(section: Section, library: Library, language: str) -> str:
    """One section more, to be put under a request."""
    return "\n".join(_section(section, library, language)) + "\n"


def escaped(text: str) -> str:
    """``text`` of the pack with every sign of Markdown taken literally."""
    return _MARKUP.sub(r"\\\1", text)


def code(text: str) -> str:
    """``text`` as a code span, whatever stands in it."""
    if not text:
        return ""
    longest = max((len(ticks) for ticks in _TICKS.findall(text)), default=0)
    fence = "`" * (longest + 1)
    edge = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{edge}{text}{edge}{fence}"


def _lines(request: Request, library: Library) -> Iterator[str]:
    yield f"### {escaped(request.title)}"
    yield ""
    yield code(request.summary)
    for section in request.sections:
        yield from _section(section, library, request.language)


def _section(section: Section, library: Library, language: str) -> Iterator[str]:
    yield ""
    yield f"#### {escaped(section.title)}"
    yield ""
    for line in section.lines:
        value = escaped(line.value) if line.own else code(line.value)
        labelled = {"label": escaped(line.label), "value": value}
        said = library.phrase("request.line", language, **labelled) if line.label else value
        yield f"- {said}"
