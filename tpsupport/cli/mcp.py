"""``tpsupport mcp``: the program as a server of tools, for an assistant, on standard streams."""

import typer

from tpsupport.cli.session import Session
from tpsupport.errors import UsageError


def mcp(ctx: typer.Context) -> int:
    """Serve until the assistant hangs up."""
    session: Session = ctx.obj
    try:
        from tpsupport.cli.assistant.server import server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "mcp":
            raise
        raise UsageError("assistant.errors.not_installed") from None
    server(session).run("stdio")
    return 0
