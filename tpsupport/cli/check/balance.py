"""``tpsupport check balance``: what does an address hold, and can it pay a fee?"""

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


def balance(
    ctx: typer.Context,
    address: Address,
    *,
    network: Network,
    token: Token = None,
    endpoint: Endpoint = None,
    timeout: Timeout = SECONDS,
    offline: Offline = False,
    strict: Strict = False,
    as_json: AsJson = False,
) -> int:
    """Ask public nodes what an address holds."""
    manner = Manner(endpoint, timeout, offline, strict, as_json)
    wish = Wish(
        "balance",
        "address",
        {"address": address, "network": network, "token": token},
        ("address",),
        manner,
    )
    return perform(ctx.obj, wish)
