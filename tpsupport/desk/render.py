"""A request in one of its forms, with the token that brings the case back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from tpsupport.case import Case
from tpsupport.desk.fields import Line, Subject
from tpsupport.desk.plain import plain, plain_section
from tpsupport.desk.request import Section, compose
from tpsupport.pack.library import Library
from tpsupport.trees.forest import Forest

Release = Callable[[str], str]
"""What each text goes through before it is shown: secrets gone, personal data masked."""

Form = Literal["text", "markdown", "json"]

FITS = 1500
"""Characters of the lines for people; in a longer text the answers stand without the questions."""
WHOLE = 2000
"""Characters of a usual request with its token: the least that a chat for whole letters takes."""


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
