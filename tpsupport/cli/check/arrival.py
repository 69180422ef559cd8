"""``tpsupport check arrival``: did this transaction bring anything to that address?"""

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


def arrival(
    ctx: typer.Context,
    tx: Hash,
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="check.recipient")],
    *,
    network: AnyNetwork = None,
    endpoint: Endpoint = None,
    indexer: Indexer = False,
    timeout: Timeout = SECONDS,
    offline: Offline = False,
    strict: Strict = False,
    as_json: AsJson = False,
) -> int:
    """Look a payment up and see whom it reached."""
    manner = Manner(endpoint, timeout, offline, strict, as_json, indexer)
    wish = Wish(
        "arrival",
        "hash",
        {"hash": tx, "address": address, "network": network},
        ("address",),
        manner,
    )
    return perform(ctx.obj, wish)
