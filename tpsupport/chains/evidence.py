"""Asking by what a person gave, and laying out reports as plain values that can be shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tpsupport.chains.consult import host_of
from tpsupport.chains.report import Evidence, Hint, Transfer, TxReport
from tpsupport.chains.transaction_id import TransactionId, recognize
from tpsupport.chains.world import World, hosts, line_of, network_of, networks_of
from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tpsupport.chains.network import Network, Networks


_SHOWN_TRANSFERS = 8
_SHOWN_EVIDENCE = 24


def recognized(networks: Networks, **facts: str) -> TransactionId:
    """The transaction that the facts ``hash`` and ``network`` name.

    :raises UsageError: if they name none.
    """
    wanted = network_of(networks, facts["network"]) if facts.get("network") else None
    found = recognize(facts["hash"], networks, wanted)
    if not (found.ok and found.networks):
        raise UsageError(f"chains.transaction_id.{found.problem}", host=found.host)
    return found


def where(world: World, **facts: str) -> tuple[str, ...]:
    """The hosts that would be asked about the transaction; all, where none is named."""
    networks = networks_of(world)
    if facts.get("hash"):
        keys = recognized(networks, **facts).networks
    elif facts.get("network"):
        keys = (network_of(networks, facts["network"]).key,)
    else:
        keys = tuple(networks)
    asked = [networks[key] for key in keys if networks[key].alive or len(keys) == 1]
    indexers = [_indexer(world, network) for network in asked]
    named = [host_of(url) for url in indexers if url]
    return tuple(dict.fromkeys((*hosts(asked), *named)))


def _indexer(world: World, network: Network) -> str:
    """The indexer that the user wants asked where nodes keep no record: ``<network>.indexer``."""
    wanted = world.endpoints.get(f"{network.key}.indexer", "")
    return network.indexer if wanted == "pack" else wanted


def look(world: World, **facts: str) -> tuple[TxReport, Networks]:
    """What is known of the transaction, on the network named or on whichever knows it.

    Where several know it, or none, the report is ``unknown``; ``networks`` are those of ``world``.
    """
    from tpsupport.chains.lookup import indexed, transaction
    from tpsupport.chains.search import search
    from tpsupport.chains.units import counted

    networks = networks_of(world)
    found = recognized(networks, **facts)
    line = line_of(world)
    if len(found.networks) == 1:
        network = networks[found.networks[0]]
        report = transaction(network, found.text, line, _hint(**facts))
        indexer = _indexer(world, network)
        if indexer and report.trouble == "no_index":
            report = indexed(network._replace(indexer=indexer), found.text, line)
        return counted(network, report, line), networks
    reports = search([networks[key] for key in found.networks], found.text, line)
    if len(reports) == 1:
        return counted(networks[reports[0].network], reports[0], line), networks
    known = {report.network: report.state for report in reports}
    evidence = tuple(each for report in reports for each in report.evidence)
    unknown = TxReport(
        network="", tx=found.text, state="unknown", disagreement=known, evidence=evidence
    )
    return unknown, networks


def _hint(**facts: str) -> Hint:
    nonce = facts.get("nonce", "")
    number = int(nonce) if re.fullmatch(r"[0-9]{1,18}", nonce) else None
    return Hint(facts.get("sender", ""), number)


def of_transaction(report: TxReport, network: Network | None, language: str) -> dict[str, Any]:
    """``report`` in JSON values, amounts in whole coins."""
    native = network.native if network else None
    shown = report.transfers[:_SHOWN_TRANSFERS]
    note = (network.note or {}).get(language, "") if network else ""
    return {
        "tx": report.tx,
        "network": report.network,
        "network_name": network.name.get(language, network.key) if network else "",
        "state": report.state,
        "reason": report.reason or "",
        "reason_text": report.reason_text,
        "trouble": report.trouble or "",
        "block": report.block,
        "time": None if report.time is None else stamp(report.time),
        "confirmations": report.confirmations,
        "needed": report.needed,
        "fee": coins(report.fee, native.decimals) if native else "",
        "coin": native.symbol if native else "",
        "sender": report.sender,
        "recipient": report.recipient,
        "nonce": report.nonce,
        "waiting_for": report.waiting_for,
        "replaced_by": report.replaced_by,
        "transfers": [_transfer(each, network) for each in shown],
        "link": network.link("tx", report.tx) if network else "",
        "note": note,
        "disagreement": dict(report.disagreement),
        "asked": asked(report.evidence),
    }


def coins(amount: int | None, decimals: int) -> str:
    """An amount in the smallest unit as whole coins, without needless zeros; empty for None."""
    if amount is None:
        return ""
    whole, part = divmod(amount, 10**decimals)
    return f"{whole}.{part:0{decimals}d}".rstrip("0").rstrip(".") if decimals else str(whole)


def decimals_of(transfer: Transfer, network: Network | None) -> int | None:
    """The decimals in which ``transfer`` is counted; None where they are not known."""
    if transfer.native:
        return network.native.decimals if network else None
    return transfer.token.decimals if transfer.token else None


def stamp(seconds: float) -> str:
    """Unix seconds as ISO 8601 to the minute, in the zone of this machine; empty beyond clocks."""
    from datetime import UTC, datetime

    from tpsupport.facts.local import Local

    try:
        local = datetime.fromtimestamp(seconds, UTC).astimezone(Local())
    except (ValueError, OverflowError, OSError):
        return ""
    return local.replace(second=0, microsecond=0).isoformat(timespec="minutes")


def hosts_of(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """The hosts that were asked."""
    return tuple(dict.fromkeys(each.host for each in evidence))


def asked(evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    """What was asked and heard, the beginning of each answer."""
    return [
        {
            "method": each.method,
            "host": each.host,
            "status": each.status,
            "excerpt": each.excerpt,
        }
        for each in evidence[:_SHOWN_EVIDENCE]
    ]


def _transfer(transfer: Transfer, network: Network | None) -> dict[str, Any]:
    decimals = decimals_of(transfer, network)
    whole = str(transfer.amount) if decimals is None else coins(transfer.amount, decimals)
    return {
        "asset": transfer.asset,
        "symbol": transfer.token.symbol if transfer.token else "",
        "amount": whole,
        "smallest_unit": decimals is None,
        "sender": transfer.sender,
        "recipient": transfer.recipient,
    }
