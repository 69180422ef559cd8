"""``tpsupport check address``: is it intact, and of the network that is meant?"""

from typing import Annotated

import typer

from tpsupport.cli.check.manner import (
    SECONDS,
    Address,
    AnyNetwork,
    AsJson,
    Endpoint,
    Manner,
    Offline,
    Strict,
    Timeout,
)
from tpsupport.cli.check.one import perform
from tpsupport.cli.check.wish import Wish


def address(
    ctx: typer.Context,
    address: Address,
    *,
    network: AnyNetwork = None,
    known: Annotated[
        str | None, typer.Option("--known", metavar="ADDRESS", help="check.known")
    ] = None,
    endpoint: Endpoint = None,
    timeout: Timeout = SECONDS,
    offline: Offline = False,
    strict: Strict = False,
    as_json: AsJson = False,
) -> int:
    """Judge an address by its form; nobody is asked."""
    manner = Manner(endpoint, timeout, offline, strict, as_json)
    wish = Wish(
        "address",
        "address",
        {"address": address, "network": network, "known": known},
        (),
        manner,
    )
    return perform(ctx.obj, wish)
