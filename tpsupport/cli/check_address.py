"""``tpsupport check address``: is it intact, and of the network that is meant?"""

from typing import Annotated

import typer

from tpsupport.cli.check_one import Wish, perform


def address(
    ctx: typer.Context,
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="check.address")],
    *,
    network: Annotated[
        str | None, typer.Option("--network", metavar="NETWORK", help="check.which")
    ] = None,
    known: Annotated[
        str | None, typer.Option("--known", metavar="ADDRESS", help="check.known")
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", metavar="URL", help="check.endpoint")
    ] = None,
    timeout: Annotated[str, typer.Option("--timeout", metavar="SECONDS", help="timeout")] = "8",
    offline: Annotated[bool, typer.Option("--offline", help="offline")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="strict")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Judge an address by its form; nobody is asked."""
    wish = Wish(
        "address",
        "address",
        {"address": address, "network": network, "known": known},
        endpoint=endpoint,
        timeout=timeout,
        offline=offline,
        strict=strict,
        as_json=as_json,
    )
    return perform(ctx.obj, wish)
