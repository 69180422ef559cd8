"""``tpsupport check arrival``: did this transaction bring anything to that address?"""

from typing import Annotated

import typer

from tpsupport.cli.check_one import Wish, perform


def arrival(
    ctx: typer.Context,
    tx: Annotated[str, typer.Argument(metavar="HASH", help="check.hash")],
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="check.recipient")],
    *,
    network: Annotated[
        str | None, typer.Option("--network", metavar="NETWORK", help="check.which")
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", metavar="URL", help="check.endpoint")
    ] = None,
    indexer: Annotated[bool, typer.Option("--indexer", help="check.indexer")] = False,
    timeout: Annotated[str, typer.Option("--timeout", metavar="SECONDS", help="timeout")] = "8",
    offline: Annotated[bool, typer.Option("--offline", help="offline")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="strict")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Look a payment up and see whom it reached."""
    wish = Wish(
        "arrival",
        "hash",
        {"hash": tx, "address": address, "network": network},
        ("address",),
        endpoint=endpoint,
        timeout=timeout,
        offline=offline,
        strict=strict,
        as_json=as_json,
        indexer=indexer,
    )
    return perform(ctx.obj, wish)
