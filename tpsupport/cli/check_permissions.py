"""``tpsupport check permissions``: does the user's own key still control an address?"""

from typing import Annotated

import typer

from tpsupport.cli.check_one import Wish, perform


def permissions(
    ctx: typer.Context,
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="check.address")],
    *,
    network: Annotated[str, typer.Option("--network", metavar="NETWORK", help="check.which")],
    key: Annotated[str | None, typer.Option("--key", metavar="KEY", help="check.key")] = None,
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", metavar="URL", help="check.endpoint")
    ] = None,
    timeout: Annotated[str, typer.Option("--timeout", metavar="SECONDS", help="timeout")] = "8",
    offline: Annotated[bool, typer.Option("--offline", help="offline")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="strict")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Ask public nodes who can sign for an address."""
    wish = Wish(
        "permissions",
        "address",
        {"address": address, "network": network, "key": key},
        ("address",),
        endpoint=endpoint,
        timeout=timeout,
        offline=offline,
        strict=strict,
        as_json=as_json,
    )
    return perform(ctx.obj, wish)
