"""``tpsupport check permissions``: does the user's own key still control an address?"""

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
)
from tpsupport.cli.check.one import perform
from tpsupport.cli.check.wish import Wish


def permissions(
    ctx: typer.Context,
    address: Address,
    *,
    network: Network,
    key: Annotated[str | None, typer.Option("--key", metavar="KEY", help="check.key")] = None,
    endpoint: Endpoint = None,
    timeout: Timeout = SECONDS,
    offline: Offline = False,
    strict: Strict = False,
    as_json: AsJson = False,
) -> int:
    """Ask public nodes who can sign for an address."""
    manner = Manner(endpoint, timeout, offline, strict, as_json)
    wish = Wish(
        "permissions",
        "address",
        {"address": address, "network": network, "key": key},
        ("address",),
        manner,
    )
    return perform(ctx.obj, wish)
