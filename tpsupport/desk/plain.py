"""The request as plain text that a chat box leaves as it is: no markup, no tabs, no drawing."""

from __future__ import annotations

from collections.abc import Iterator

from tpsupport.desk.request import Request
from tpsupport.pack.library import Library


def plain(request: Request, library: Library) -> str:
    """Title, summary, and one line for each thing said, under the titles of its sections.

    A line names what it says, so that the text can be read where line breaks are lost.
    """
    return "\n".join(_lines(request, library)) + "\n"


def _lines(request: Request, library: Library) -> Iterator[str]:
    language = request.language
    yield request.title
    yield request.summary
    for section in request.sections:
        yield ""
        yield library.phrase("request.section", language, title=section.title)
        for line in section.lines:
            labelled = {"label": line.label, "value": line.value}
            yield library.phrase("request.line", language, **labelled) if line.label else line.value
