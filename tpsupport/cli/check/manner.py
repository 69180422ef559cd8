"""How a check is to run: the options that every ``tpsupport check`` shares."""

from typing import Annotated, NamedTuple

import typer

Address = Annotated[str, typer.Argument(metavar="ADDRESS", help="check.address")]
Hash = Annotated[str, typer.Argument(metavar="HASH", help="check.hash")]
Network = Annotated[str, typer.Option("--network", metavar="NETWORK", help="check.which")]
AnyNetwork = Annotated[str | None, typer.Option("--network", metavar="NETWORK", help="check.which")]
Token = Annotated[str | None, typer.Option("--token", metavar="CONTRACT", help="check.token")]
Endpoint = Annotated[str | None, typer.Option("--endpoint", metavar="URL", help="check.endpoint")]
Indexer = Annotated[bool, typer.Option("--indexer", help="check.indexer")]
Timeout = Annotated[str, typer.Option("--timeout", metavar="SECONDS", help="timeout")]
Offline = Annotated[bool, typer.Option("--offline", help="offline")]
Strict = Annotated[bool, typer.Option("--strict", help="strict")]
AsJson = Annotated[bool, typer.Option("--json", help="json")]

SECONDS = "8"
"""A check may take so long, unless somebody says otherwise."""


class Manner(NamedTuple):
    """As the command line said it."""

    endpoint: str | None = None
    timeout: str = SECONDS
    offline: bool = False
    strict: bool = False
    as_json: bool = False
    indexer: bool = False
