"""``tpsupport reply``: an answer to a customer, ready to be sent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tpsupport.cli.output import emit
from tpsupport.cli.session import Session
from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from tpsupport.cli.reply.intake import Asked, Intake, Wish
    from tpsupport.desk.reply.compose import Reply
    from tpsupport.desk.reply.desk import Desk


def reply(
    ctx: typer.Context,
    what: Annotated[str | None, typer.Argument(metavar="WHAT", help="reply.what")] = None,
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="reply.set")
    ] = None,
    *,
    listing: Annotated[bool, typer.Option("--list", help="reply.list")] = False,
    batch: Annotated[bool, typer.Option("--batch", help="reply.batch")] = False,
    channel: Annotated[
        str, typer.Option("--channel", metavar="CHANNEL", help="reply.channel")
    ] = "chat",
    tone: Annotated[str, typer.Option("--tone", metavar="TONE", help="reply.tone")] = "full",
    agent: Annotated[
        str | None, typer.Option("--agent", metavar="NAME", help="reply.agent")
    ] = None,
    desk: Annotated[str | None, typer.Option("--desk", metavar="NAME", help="reply.desk")] = None,
    customer: Annotated[
        str | None, typer.Option("--customer", metavar="NAME", help="reply.customer")
    ] = None,
    skip: Annotated[str, typer.Option("--skip", metavar="LINES", help="reply.skip")] = "0",
    resume: Annotated[
        str | None, typer.Option("--resume", metavar="FILE", help="reply.resume")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Write a reply, a reply to each line of standard input, or the list of all replies."""
    from tpsupport.cli.options import one_of
    from tpsupport.cli.reply.intake import Wish, names
    from tpsupport.desk.reply.book import TONES
    from tpsupport.desk.reply.desk import Desk

    session: Session = ctx.obj
    made = Desk(session.library)
    if listing:
        from tpsupport.cli.reply.list import show

        return show(session, made, what, as_json=as_json)
    said = session.settings.origins.get("lang") == "option"
    wish = Wish(
        session.language if said else None,
        one_of("--channel", channel, tuple(made.book.channels)),
        one_of("--tone", tone, TONES),
        names({"agent": agent, "desk": desk, "customer": customer}),
    )
    if batch:
        from tpsupport.cli.reply.batch import lines

        return lines(session, wish, skip, resume)
    _alone("--skip", skip != "0", "--batch")
    _alone("--resume", resume, "--batch")
    return _one(session, made, wish, what, set_ or (), as_json=as_json)


def _alone(option: str, said: object, other: str) -> None:
    if said:
        raise UsageError("option_needs_option", option=option, other=other)


def _one(
    session: Session,
    desk: Desk,
    wish: Wish,
    what: str | None,
    pairs: Sequence[str],
    *,
    as_json: bool,
) -> int:
    from tpsupport.cli.gate import released
    from tpsupport.cli.reply.intake import Intake
    from tpsupport.desk.reply.compose import write
    from tpsupport.desk.reply.document import document

    release = partial(released, session.library)
    intake = Intake(session, desk)
    asked = _asked(intake, what, pairs)
    made = write(desk, intake.letter(asked, wish), release)
    if as_json:
        from tpsupport.cli.finding import dump

        emit(dump(document(made, asked)))
    elif made.subject:
        emit(session.say("reply.letter", subject=made.subject, text=made.text))
    else:
        emit(made.text)
    _tell(session, asked, made)
    return 0


def _asked(intake: Intake, what: str | None, pairs: Sequence[str]) -> Asked:
    """What ``what`` names: a file, standard input, or an end; ``--set`` adds to its facts."""
    from tpsupport.cli.answers import read_set
    from tpsupport.cli.pasting import STDIN, pasted

    given = read_set(pairs)
    if what and "/" in what and not _is_file(what):
        return intake.end(what, given, intake.session.language)
    asked = intake.text(pasted(what or STDIN))
    return asked._replace(facts=intake.accepted(asked.tree, given, asked.facts))


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False


def _tell(session: Session, asked: Asked, made: Reply) -> None:
    """What the agent should know beside the reply."""
    for _, words in asked.problems:
        session.tell(session.released(words))
    if made.dropped:
        parts = session.say("reply.and").join(
            session.say(f"reply.part.{part}") for part in made.dropped
        )
        session.tell(
            session.say(
                "reply.dropped", parts=parts, channel=made.channel.id, limit=made.channel.limit
            )
        )
