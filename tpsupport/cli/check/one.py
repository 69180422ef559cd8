"""One self-check about an address, a transaction or a node, run by itself and shown."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from tpsupport.cli.check.wish import Wish, admitted, context_of, found
from tpsupport.cli.session import Session

if TYPE_CHECKING:
    from tpsupport.case import Finding
    from tpsupport.checks.context import Context
    from tpsupport.cli.prompt.protocol import Progress

STDIN = "-"


def perform(session: Session, wish: Wish) -> int:
    """Run the check, for one value or for each line of standard input; the exit code."""
    if wish.given[wish.main] == STDIN:
        from tpsupport.cli.check.many import many

        return many(session, wish)
    from tpsupport.cli.finding import exit_code

    arguments = admitted(session, wish, wish.given)
    context = context_of(session, wish, arguments.get("network", ""))
    finding = _look(session, wish.check, arguments, context)
    show(session, finding, as_json=wish.manner.as_json)
    return exit_code(finding, strict=wish.manner.strict)


def show(session: Session, finding: Finding, *, as_json: bool) -> None:
    """The finding on standard output."""
    if as_json:
        from tpsupport.cli.check.shown import shown_json

        session.publish(shown_json(session, finding))
    else:
        from tpsupport.cli.check.lines import lines

        session.result("\n".join(lines(session, finding)))


def _look(session: Session, check: str, arguments: Mapping[str, str], context: Context) -> Finding:
    from tpsupport.checks.registry import load

    contacts = () if context.offline else load(check).contacts(context, **arguments)
    if not contacts:
        return found(check, arguments, context)
    from tpsupport.cli.consent import tell_hosts

    tell_hosts(session, contacts)
    with _working(session, check) as progress:
        return found(check, arguments, replace(context, progress=progress))


@contextmanager
def _working(session: Session, check: str) -> Iterator[Progress]:
    """Show on standard error that something goes on: live on a terminal, in lines elsewhere."""
    from tpsupport.cli.prompt.choose import wants_lines
    from tpsupport.cli.prompt.tty import is_terminal
    from tpsupport.cli.screen import open_screen
    from tpsupport.cli.working import working_lines, working_live
    from tpsupport.desk.words import title

    screen = open_screen(session.settings.colour, os.environ, session.released)
    live = is_terminal(screen.stream) and not session.settings.plain and not wants_lines(os.environ)
    body = working_live if live else working_lines
    with body(screen, session, {check: title(check, session.library, session.language)}) as tell:
        yield tell
