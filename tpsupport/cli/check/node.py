"""``tpsupport check node``: do a network's nodes work, or the user's own?"""

from typing import Annotated

import typer

from tpsupport.cli.check.manner import SECONDS, AsJson, Endpoint, Manner, Offline, Strict, Timeout
from tpsupport.cli.check.one import perform
from tpsupport.cli.check.wish import Wish


def node(
    ctx: typer.Context,
    network: Annotated[str, typer.Argument(metavar="NETWORK", help="check.node")],
    *,
    url: Annotated[str | None, typer.Option("--url", metavar="URL", help="check.url")] = None,
    endpoint: Endpoint = None,
    timeout: Timeout = SECONDS,
    offline: Offline = False,
    strict: Strict = False,
    as_json: AsJson = False,
) -> int:
    """Look at every node of a network, all at once."""
    if url is not None:
        from tpsupport.cli.endpoint import node as own_node

        own_node("--url", url)
    manner = Manner(endpoint, timeout, offline, strict, as_json)
    wish = Wish(
        "node",
        "network",
        {"network": network, "url": url},
        (),
        manner,
    )
    return perform(ctx.obj, wish)
