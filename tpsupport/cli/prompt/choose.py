"""Which body asks: whether a person is there, and what their terminal can do."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from tpsupport.cli.colour import is_dumb
from tpsupport.cli.prompt.tty import is_terminal, open_terminal
from tpsupport.cli.screen import Screen, open_screen

if TYPE_CHECKING:
    from tpsupport.cli.prompt.protocol import Prompter
    from tpsupport.cli.session import Session


def prompter_for(
    session: Session,
    *,
    no_input: bool = False,
    answers: Mapping[str, str | None] | None = None,
    stdin_taken: bool = False,
    environ: Mapping[str, str] | None = None,
) -> Prompter:
    """The prompter that fits this run.

    ``answers`` go first, and a person is asked for the rest. ``stdin_taken`` says that standard
    input held something else: a person can still be asked at the terminal. Without a terminal
    nobody is asked, and a question that has no answer is refused; ``--plain`` alone reads
    its lines from whatever standard input is.
    """
    environ = os.environ if environ is None else environ
    screen = open_screen(session.settings.colour, environ)
    person = None if no_input else _person(session, screen, environ, stdin_taken=stdin_taken)
    if person and not answers:
        return person
    from tpsupport.cli.prompt.scripted import Scripted

    return Scripted(screen, session, answers or {}, person)


def somebody(prompter: Prompter) -> bool:
    """Whether a person answers, and not a script alone."""
    return getattr(prompter, "person", prompter) is not None


def _person(
    session: Session, screen: Screen, environ: Mapping[str, str], *, stdin_taken: bool
) -> Prompter | None:
    there = is_terminal(screen.stream) and (stdin_taken or is_terminal(sys.stdin))
    if session.settings.plain or (there and wants_lines(environ)):
        source = _source(there=there, stdin_taken=stdin_taken)
        bare = screen._replace(colour=screen.colour and session.settings.colour == "always")
        from tpsupport.cli.prompt.plain import Plain

        return Plain(bare, session, source) if source else None
    if not there:
        return None
    from tpsupport.cli.prompt.keys import Keys

    return Keys(screen, session)


def wants_lines(environ: Mapping[str, str]) -> bool:
    """Whether a terminal is better spoken to in plain lines, as far as the environment says."""
    return environ.get("ACCESSIBLE", "") not in ("", "0") or is_dumb(environ)


def _source(*, there: bool, stdin_taken: bool) -> TextIO | None:
    """Where lines are read; ``None`` if that would not be the person."""
    if stdin_taken:
        return open_terminal() if there else None
    if sys.stdin is not None and hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    return sys.stdin
