"""``tpsupport check approvals``: who may spend the tokens of an address?"""

from typing import Annotated

import typer

from tpsupport.cli.check_one import Wish, perform


def approvals(
    ctx: typer.Context,
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="check.address")],
    *,
    network: Annotated[str, typer.Option("--network", metavar="NETWORK", help="check.which")],
    token: Annotated[
        str | None, typer.Option("--token", metavar="CONTRACT", help="check.token")
    ] = None,
    spender: Annotated[
        str | None, typer.Option("--spender", metavar="ADDRESS", help="check.spender")
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", metavar="URL", help="check.endpoint")
    ] = None,
    timeout: Annotated[str, typer.Option("--timeout", metavar="SECONDS", help="timeout")] = "8",
    offline: Annotated[bool, typer.Option("--offline", help="offline")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="strict")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Ask public nodes which rights to spend stand."""
    wish = Wish(
        "approvals",
        "address",
        {"address": address, "network": network, "token": token, "spender": spender},
        ("address", "spender"),
        endpoint=endpoint,
        timeout=timeout,
        offline=offline,
        strict=strict,
        as_json=as_json,
    )
    return perform(ctx.obj, wish)
