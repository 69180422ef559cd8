"""``tpsupport check transaction``: did it succeed, does it wait, or why did it fail?"""

from typing import Annotated

import typer

from tpsupport.cli.check.manner import (
    SECONDS,
    AnyNetwork,
    AsJson,
    Endpoint,
    Hash,
    Indexer,
    Manner,
    Offline,
    Strict,
    Timeout,
)
from tpsupport.cli.check.one import perform
from tpsupport.cli.check.wish import Wish
from tpsupport.errors import UsageError


def transaction(
    ctx: typer.Context,
    tx: Hash,
    *,
    network: AnyNetwork = None,
    sender: Annotated[
        str | None, typer.Option("--sender", metavar="ADDRESS", help="check.sender")
    ] = None,
    nonce: Annotated[
        str | None, typer.Option("--nonce", metavar="NUMBER", help="check.nonce")
    ] = None,
    endpoint: Endpoint = None,
    indexer: Indexer = False,
    timeout: Timeout = SECONDS,
    offline: Offline = False,
    strict: Strict = False,
    as_json: AsJson = False,
) -> int:
    """Look a transaction up at public nodes."""
    if nonce is not None and not (nonce.isascii() and nonce.isdecimal()):
        raise UsageError("bad_nonce", value=nonce[:40])
    manner = Manner(endpoint, timeout, offline, strict, as_json, indexer)
    wish = Wish(
        "transaction",
        "hash",
        {"hash": tx, "network": network, "sender": sender, "nonce": nonce},
        ("sender",),
        manner,
    )
    return perform(ctx.obj, wish)
