"""``tpsupport reply export``: the catalogue as canned replies of a help desk."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tpsupport.cli.session import Session
from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from tpsupport.desk.reply.desk import Desk
    from tpsupport.desk.reply.letter import Letter

SYSTEMS = {
    "chatwoot": "chatwoot",
    "zammad": "zammad",
    "zendesk": "zendesk",
    "freshdesk": "freshdesk",
    "osticket": "osticket",
    "json": "listing",
    "csv": "sheet",
}
"""System to the module of the desk that knows its format."""


def export(
    ctx: typer.Context,
    directory: Annotated[str, typer.Argument(metavar="DIR", help="reply.directory")],
    system: Annotated[str, typer.Option("--for", metavar="SYSTEM", help="reply.system")],
    *,
    channel: Annotated[
        str | None, typer.Option("--channel", metavar="CHANNEL", help="reply.channel_there")
    ] = None,
    tone: Annotated[str, typer.Option("--tone", metavar="TONE", help="reply.tone")] = "full",
    desk: Annotated[str | None, typer.Option("--desk", metavar="NAME", help="reply.desk")] = None,
    folder: Annotated[
        str | None, typer.Option("--folder", metavar="NUMBER", help="reply.folder")
    ] = None,
) -> int:
    """Write every reply in every language for import into a help desk."""
    from tpsupport.cli.gate import released
    from tpsupport.cli.options import one_of
    from tpsupport.desk.export.catalogue import catalogue
    from tpsupport.desk.reply.desk import Desk

    session: Session = ctx.obj
    known = SYSTEMS[one_of("--for", system, tuple(SYSTEMS))]
    module: Any = import_module(f"tpsupport.desk.export.{known}")
    made = Desk(session.library)
    sample = _sample(made, channel or module.CHANNEL, tone, {**module.NAMES}, desk)
    number = _number(folder)
    found = catalogue(made, sample, partial(released, session.library), number)
    for name, text in module.files(found).items():
        file = Path(directory) / name
        _write(file, text)
        session.tell(session.say("reply.written", count=len(found.entries), file=file))
    if system == "freshdesk" and number is None:
        session.tell(session.say("reply.no_folder"))
    return 0


def _sample(made: Desk, channel: str, tone: str, own: dict[str, str], desk: str | None) -> Letter:
    """A letter as all of them shall be; ``own`` are the system's own words for names."""
    from tpsupport.cli.options import one_of
    from tpsupport.cli.reply.intake import names
    from tpsupport.desk.reply.book import TONES
    from tpsupport.desk.reply.letter import Letter

    return Letter(
        tree="",
        end="",
        facts={},
        language="",
        channel=one_of("--channel", channel, tuple(made.book.channels)),
        tone=one_of("--tone", tone, TONES),
        names={**own, **names({"desk": desk})},
    )


def _number(folder: str | None) -> int | None:
    if folder is None:
        return None
    if not (folder.isascii() and folder.isdigit() and len(folder) < 20):
        raise UsageError("reply.errors.bad_count", option="--folder", value=folder[:40])
    return int(folder)


def _write(file: Path, text: str) -> None:
    """The whole file or nothing of it."""
    draft = file.with_name(f".{file.name}.draft")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8", newline="")
        draft.replace(file)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise UsageError("reply.errors.not_written", file=str(file)[:200], reason=reason) from None
