"""``tpsupport check approvals``: who may spend the tokens of an address?"""

from typing import Annotated

import typer

from tpsupport.cli.check.manner import (
    SECONDS,
    Address,
    AsJson,
    Endpoint,
    Manner,
    Network,
    Offline,
    Strict,
    Timeout,
    Token,
)
from tpsupport.cli.check.one import perform
from tpsupport.cli.check.wish import Wish


def approvals(
    ctx: typer.Context,
    address: Address,
    *,
    network: Network,
    token: Token = None,
    spender: Annotated[
        str | None, typer.Option("--spender", metavar="ADDRESS", help="check.spender")
    ] = None,
    endpoint: Endpoint = None,
    timeout: Timeout = SECONDS,
    offline: Offline = False,
    strict: Strict = False,
    as_json: AsJson = False,
) -> int:
    """Ask public nodes which rights to spend stand."""
    manner = Manner(endpoint, timeout, offline, strict, as_json)
    wish = Wish(
        "approvals",
        "address",
        {"address": address, "network": network, "token": token, "spender": spender},
        ("address", "spender"),
        manner,
    )
    return perform(ctx.obj, wish)
