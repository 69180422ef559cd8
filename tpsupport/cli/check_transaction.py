"""``tpsupport check transaction``: did it succeed, does it wait, or why did it fail?"""

from typing import Annotated

import typer

from tpsupport.cli.check_one import Wish, perform
from tpsupport.errors import UsageError


def transaction(
    ctx: typer.Context,
    tx: Annotated[str, typer.Argument(metavar="HASH", help="check.hash")],
    *,
    network: Annotated[
        str | None, typer.Option("--network", metavar="NETWORK", help="check.which")
    ] = None,
    sender: Annotated[
        str | None, typer.Option("--sender", metavar="ADDRESS", help="check.sender")
    ] = None,
    nonce: Annotated[
        str | None, typer.Option("--nonce", metavar="NUMBER", help="check.nonce")
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
    """Look a transaction up at public nodes."""
    if nonce is not None and not (nonce.isascii() and nonce.isdecimal()):
        raise UsageError("bad_nonce", value=nonce[:40])
    wish = Wish(
        "transaction",
        "hash",
        {"hash": tx, "network": network, "sender": sender, "nonce": nonce},
        ("sender",),
        endpoint=endpoint,
        timeout=timeout,
        offline=offline,
        strict=strict,
        as_json=as_json,
        indexer=indexer,
    )
    return perform(ctx.obj, wish)
