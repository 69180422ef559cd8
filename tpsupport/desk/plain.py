"""The request as plain text that a chat box leaves as it is: no markup, no tabs, no drawing."""

from __future__ import annotations

from collections.abc import Iterator

from tpsupport.desk.request import Request, Section
from tpsupport.pack.library import Library


def plain(request: Request, library: Library) -> str:
    """Title, summary, and one line for each thing said, under the titles of its sections.

    A line names what it says, so that the text can be read where line breaks are lost.
    """
    rest = (line for each in request.sections for line in _section(each, library, request.language))
    return "\n".join((request.title, request.summary, *rest)) + "\n"


def plain_section(section: Section, library: Library, language: str) -> str:
    """One section more, to be put under a request."""
    return "\n".join(_section(section, library, language)) + "\n"


def _section(section: Section, library: Library, language: str) -> Iterator[str]:
    yield ""
    yield library.phrase("request.section", language, title=section.title)
    for line in section.lines:
        labelled = {"label": line.label, "value": line.value}
        yield library.phrase("request.line", language, **labelled) if line.label else line.value
