"""``tpsupport config``: where the user's settings lie, what holds now, and who said so."""

import os
from typing import Annotated, Any

import typer

from tpsupport.cli.session import Session


def config(
    ctx: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Show every setting; nothing is changed."""
    from tpsupport.cli.config_file import location
    from tpsupport.cli.finding import dump

    session: Session = ctx.obj
    settings = session.settings
    file = location(os.environ)
    there = bool(file and file.is_file())
    values = _values(session)
    if as_json:
        rows = {
            name: {"value": value, "from": settings.origins[name]} for name, value in values.items()
        }
        document = {"schema_version": 1, "file": file and str(file), "exists": there}
        session.result(dump({**document, "settings": rows}))
        return 0
    where = "file" if there else "no_file" if file else "no_home"
    lines = [session.say(f"cli.config.{where}", file=file)]
    for name, value in values.items():
        origin = session.say(f"cli.config.origin.{settings.origins[name]}")
        lines += [
            session.say("cli.config.row", name=each, value=shown, origin=origin)
            for each, shown in _shown(session, name, value).items()
        ]
    session.result("\n".join(lines))
    return 0


def _values(session: Session) -> dict[str, Any]:
    """Every setting by its name in the file, as it holds now."""
    from tpsupport.cli.endpoint import endpoints

    settings = session.settings
    return {
        "lang": session.language,
        "pack": str(session.library.directory),
        "color": settings.colour,
        "plain": settings.plain,
        "offline": settings.offline,
        "ask_before_lookup": settings.ask_before_lookup,
        "endpoints": dict(endpoints(session, "", None)),
    }


def _shown(session: Session, name: str, value: Any) -> dict[str, str]:
    """One setting as a line, or as a line for each of its parts."""
    if isinstance(value, dict) and value:
        return {f"{name}.{key}": each for key, each in value.items()}
    if isinstance(value, bool):
        return {name: session.say(f"cli.config.switch.{'on' if value else 'off'}")}
    return {name: value or session.say("cli.config.nothing")}
