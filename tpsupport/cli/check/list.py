"""``tpsupport check list``: every check, and whom it contacts and why."""

from typing import Annotated, Any

import typer

from tpsupport.cli.session import Session


def listing(
    ctx: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """List the checks; nothing is contacted."""
    from tpsupport.checks.context import Context
    from tpsupport.checks.registry import load, names
    from tpsupport.cli.endpoint import configured
    from tpsupport.cli.finding import dump
    from tpsupport.desk import words

    session: Session = ctx.obj
    own = configured(session)
    context = Context(library=session.library, language=session.language, endpoints=own)
    rows: list[dict[str, Any]] = [
        {
            "name": name,
            "title": words.title(name, session.library, session.language),
            "about": words.about(name, session.library, session.language),
            "arguments": dict(check.arguments),
            "causes": {status: list(causes) for status, causes in check.causes.items()},
            "contacts": [
                {"host": contact.host, "why": session.say(contact.why)}
                for contact in check.contacts(context)
            ],
        }
        for name, check in ((each, load(each)) for each in names())
    ]
    if as_json:
        session.result(dump({"schema_version": 1, "checks": rows}))
    else:
        session.result("\n".join(line for row in rows for line in _lines(session, row)))
    return 0


def _lines(session: Session, row: dict[str, Any]) -> list[str]:
    head = [f"{row['name']}  {row['title']}", f"    {row['about']}"]
    contacts = [f"    - {each['host']}: {each['why']}" for each in row["contacts"]]
    return [*head, *(contacts or [f"    {session.say('cli.check.nothing')}"]), ""]
