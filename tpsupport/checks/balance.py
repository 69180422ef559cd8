"""The balance check: what does the chain say this address holds, and can it pay a fee?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tpsupport.checks.check import UNANSWERED
from tpsupport.checks.nodes import LOST, contacts_of, unknown_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tpsupport.case import Finding, Status
    from tpsupport.chains.network import Network
    from tpsupport.chains.report import Balance
    from tpsupport.checks.check import Contact
    from tpsupport.checks.context import Context

CAUSES: Mapping[Status, tuple[str, ...]] = {
    "ok": ("held", "enough"),
    "warn": ("empty", "not_activated", "incoming"),
    "fail": ("fee_short", "resources_low"),
    "unknown": (*LOST, *UNANSWERED),
}
_NEEDED = {"cpu": 500, "net": 200, "ram": 256}
"""What a transfer uses of each resource; with less left it is refused."""


class BalanceCheck(NamedTuple):
    """Its arguments: the ``address``, its ``network``, and ``token``, a contract, if wanted."""

    name: str = "balance"
    arguments: Mapping[str, str] = {"address": "address", "network": "network", "token": "token?"}
    causes: Mapping[Status, tuple[str, ...]] = CAUSES

    def contacts(self, context: Context, **facts: str) -> tuple[Contact, ...]:
        """Nodes of the network."""
        from tpsupport.chains.asking import nodes_of

        return contacts_of(nodes_of(context, **facts), "address")

    def run(self, context: Context, **facts: str) -> Finding:
        """What the nodes agree on; ``unknown`` where they do not."""
        from tpsupport.chains.asking import ask, token_of
        from tpsupport.chains.lookup import UnknownError, balance

        asked = ask(context, **facts)
        network = asked.network
        token = token_of(asked, facts.get("token", ""))
        try:
            found = balance(network, asked.address, asked.line, token)
        except UnknownError as error:
            return unknown_from(error, self.name, asked)
        status, cause = judged(found)
        return asked.finding(
            self.name, status, cause, found.evidence, _evidence(context, found, network)
        )


def judged(found: Balance) -> tuple[Status, str]:
    """The status and the cause that ``found`` comes to."""
    short = [name for name, need in _NEEDED.items() if found.resources.get(name, need) < need]
    if found.exists is False:
        return "warn", "incoming" if found.pending_in else "not_activated"
    if short:
        return "fail", "resources_low"
    if not (found.native or found.legacy or found.token_amount):
        return "warn", "incoming" if found.pending_in else "empty"
    if found.enough_for_fee is None or found.legacy:
        return "ok", "held"
    return ("ok", "enough") if found.enough_for_fee else ("fail", "fee_short")


def _evidence(context: Context, found: Balance, network: Network) -> dict[str, Any]:
    from tpsupport.chains.evidence import coins
    from tpsupport.checks.telling import listed, part

    coin, legacy = network.native, network.legacy
    held = [f"{coins(found.native, coin.decimals)} {coin.symbol}"]
    if legacy and found.legacy:
        held.append(f"{coins(found.legacy, coin.decimals)} {legacy.symbol}")
    units = found.token_units
    tokens = coins(found.token_amount, units.decimals) if units else ""
    if tokens and units:
        amount = f"{tokens} {units.symbol}".strip()
        held.append(part(context, "tokens", amount=amount, contract=found.token))
    short = [name for name, need in _NEEDED.items() if found.resources.get(name, need) < need]
    return {
        "holdings": listed(context, held),
        "balance": coins(found.native, coin.decimals),
        "spendable": coins(found.spendable, coin.decimals),
        "incoming": coins(found.pending_in, coin.decimals),
        "usual_fee": coins(found.usual_fee, coin.decimals),
        "legacy": coins(found.legacy, coin.decimals),
        "legacy_coin": legacy.symbol if legacy else "",
        "exists": found.exists,
        "resources": dict(found.resources),
        "short": listed(context, (name.upper() for name in short)),
        "token": found.token,
        "token_amount": None if found.token_amount is None else str(found.token_amount),
        "token_balance": tokens,
        "token_symbol": units.symbol if units else "",
        "block": found.head.number if found.head else None,
    }


CHECK = BalanceCheck()
