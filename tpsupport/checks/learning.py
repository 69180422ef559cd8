"""What a transaction tells a case, so that nobody is asked for what the chain knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tpsupport.chains.network import Network
    from tpsupport.chains.report import Transfer, TxReport
    from tpsupport.checks.context import Context

_TYPES = {
    "token": "token",
    "amount": "amount",
    "happened_at": "time",
    "counterparty_address": "address",
}
"""Facts in the order in which they are learned, and their types."""


def learned(
    context: Context,
    report: TxReport,
    network: Network,
    moved: Transfer | None,
    counterparty: str = "",
) -> dict[str, str]:
    """The facts that ``report`` settles, each in the canonical form of its type.

    ``moved`` is the one movement that it is about, if there is just one: a native coin goes by its
    symbol, any other by its contract, with the amount where its units are known. What is
    not such a value, whatever a node said, is not learned.
    """
    said = {"happened_at": _moment(report), "counterparty_address": counterparty}
    if moved:
        said |= dict(_movement(moved, network))
    found = {"network": network.key}
    for name, kind in _TYPES.items():
        if said.get(name) and (value := _canonical(context, name, kind, said[name], found)):
            found[name] = value
    return found


def sole(report: TxReport) -> Transfer | None:
    """The only thing that ``report`` moved, to another, if nothing can have moved unseen."""
    if len(report.transfers) != 1:
        return None
    [one] = report.transfers
    plain = not report.opaque or one.asset == report.recipient
    return one if plain and one.amount and one.recipient != report.sender else None


def _movement(moved: Transfer, network: Network) -> Iterator[tuple[str, str]]:
    from tpsupport.chains.evidence import coins, decimals_of

    symbol = moved.asset.partition("@")[0]
    known = {coin.symbol: coin for coin in (network.native, network.legacy) if coin}
    if moved.native and symbol in known:
        yield "token", symbol
        yield "amount", coins(moved.amount, known[symbol].decimals)
    elif re.fullmatch(network.address, moved.asset):
        yield "token", moved.asset
        if (decimals := decimals_of(moved, network)) is not None:
            yield "amount", coins(moved.amount, decimals)


def _moment(report: TxReport) -> str:
    """When its block was made, in the zone of this machine; empty where nobody knows."""
    if not report.time:
        return ""
    from tpsupport.chains.evidence import stamp

    return stamp(report.time)


def _canonical(context: Context, name: str, kind: str, text: str, known: dict[str, str]) -> str:
    """``text`` as the fact's canonical value; empty if it is none."""
    from datetime import UTC, datetime

    from tpsupport.facts.local import Local
    from tpsupport.facts.parse import parse
    from tpsupport.facts.rules import Rules
    from tpsupport.pack.models import Fact

    now = datetime.fromtimestamp(context.clock(), UTC).astimezone(Local())
    fact = Fact(name, kind, label={}, prompt={})
    try:
        return parse(fact, text, Rules(context.library, now), known)
    except UsageError:
        return ""
