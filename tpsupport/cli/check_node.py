"""``tpsupport check node``: do a network's nodes work, or the user's own?"""

from typing import Annotated

import typer

from tpsupport.cli.check_one import Wish, perform


def node(
    ctx: typer.Context,
    network: Annotated[str, typer.Argument(metavar="NETWORK", help="check.node")],
    *,
    url: Annotated[str | None, typer.Option("--url", metavar="URL", help="check.url")] = None,
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", metavar="URL", help="check.endpoint")
    ] = None,
    timeout: Annotated[str, typer.Option("--timeout", metavar="SECONDS", help="timeout")] = "8",
    offline: Annotated[bool, typer.Option("--offline", help="offline")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="strict")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Look at every node of a network, all at once."""
    if url is not None:
        from tpsupport.cli.endpoint import node as own_node

        own_node("--url", url)
    wish = Wish(
        "node",
        "network",
        {"network": network, "url": url},
        endpoint=endpoint,
        timeout=timeout,
        offline=offline,
        strict=strict,
        as_json=as_json,
    )
    return perform(ctx.obj, wish)
