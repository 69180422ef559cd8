"""``tpsupport contact``: the official channels, and how to tell that a contact is real."""

from typing import Annotated

import typer

from tpsupport.cli.session import Session

FORMATS = ("text", "markdown", "json")


def contact(
    ctx: typer.Context,
    *,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="contact.format")
    ] = "text",
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Show the contact sheet of the pack, as it stands at this moment."""
    from datetime import UTC, datetime

    from tpsupport.cli.finding import dump
    from tpsupport.cli.options import one_of
    from tpsupport.desk.contact import markdown, sheet, text

    session: Session = ctx.obj
    chosen = "json" if as_json else one_of("--format", form, FORMATS)
    found = sheet(session.library, session.language, datetime.now(UTC))
    if chosen == "json":
        session.publish(dump(found))
    else:
        show = markdown if chosen == "markdown" else text
        session.publish(show(found, session.library, session.language))
    return 0
