"""The transaction check: did it succeed, does it wait, or why did it fail?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tpsupport.case import Finding, Status
from tpsupport.checks.check import UNANSWERED
from tpsupport.checks.nodes import LOST, contacts_of, lost

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tpsupport.chains.network import Network
    from tpsupport.chains.report import TxReport
    from tpsupport.checks.check import Contact
    from tpsupport.checks.context import Context

CAUSES: Mapping[Status, tuple[str, ...]] = {
    "ok": ("final", "confirmed", "approval"),
    "warn": ("pending", "low_fee", "nonce_gap"),
    "fail": (
        "out_of_gas",
        "out_of_energy",
        "resources",
        "reverted",
        "slippage",
        "insufficient_token",
        "insufficient_allowance",
        "insufficient_native",
        "not_activated",
        "permission",
        "failed",
        "replaced",
        "dropped",
        "expired",
        "not_found",
    ),
    "unknown": (*LOST, "which_network", *UNANSWERED),
}
_FAILURES: Mapping[str, tuple[str, ...]] = {
    "out_of_gas": ("out_of_gas", "compute_exceeded", "out_of_time"),
    "out_of_energy": ("out_of_energy",),
    "resources": ("cpu_exceeded", "net_exceeded", "ram_exceeded", "out_of_bandwidth"),
    "reverted": (
        *("reverted", "reverted_no_reason", "invalid_opcode", "assertion"),
        *("program_error", "move_abort", "dispatch_error"),
    ),
    "slippage": ("slippage", "deadline"),
    "insufficient_token": ("insufficient_token",),
    "insufficient_allowance": ("insufficient_allowance",),
    "insufficient_native": (
        *("insufficient_native", "insufficient_fee", "rent", "existential_deposit"),
    ),
    "not_activated": ("not_activated",),
    "permission": ("permission",),
}
"""Cause to the reasons that it stands for; any other is ``failed``."""
_SETTLED = {"final": "final", "confirmed": "confirmed"}


class TransactionCheck(NamedTuple):
    """Its arguments: ``hash`` is a hash, or an explorer's link; ``network`` by any of its names.
    ``sender`` and ``nonce`` tell a replaced transaction from a lost one, where they are known."""

    name: str = "transaction"
    arguments: Mapping[str, str] = {
        "hash": "tx_hash",
        "network": "network?",
        "sender": "address?",
        "nonce": "text?",
    }
    causes: Mapping[Status, tuple[str, ...]] = CAUSES

    def contacts(self, context: Context, **facts: str) -> tuple[Contact, ...]:
        """Nodes of the network, or of every network that the hash can be of."""
        from tpsupport.chains.evidence import where

        return contacts_of(where(context, **facts), "transaction")

    def run(self, context: Context, **facts: str) -> Finding:
        """What the nodes know of the transaction, and the facts that it settles."""
        from tpsupport.chains.evidence import hosts_of, look, of_transaction
        from tpsupport.checks.telling import asides

        report, networks = look(context, **facts)
        network = networks.get(report.network)
        status, cause = judged(report, network)
        told = status != "unknown"
        sender = facts.get("sender", "")
        return Finding(
            self.name,
            status,
            cause,
            facts=_learned(context, report, network, sender) if network and told else {},
            evidence=of_transaction(report, network, context.language) | asides(context, report),
            hosts=hosts_of(report.evidence),
        )


def _learned(context: Context, report: TxReport, network: Network, sender: str) -> dict[str, str]:
    """What was moved; and to whom, where it is known to be the user's own payment."""
    from tpsupport.chains.asking import comparable
    from tpsupport.checks.learning import learned, sole

    moved = sole(report)
    own = comparable(sender, network) if sender else None
    paid = own and moved and comparable(report.sender, network) == own
    other = moved.recipient if moved and paid else ""
    if other and comparable(other, network) == own:
        other = ""
    return learned(context, report, network, moved, other)


def judged(report: TxReport, network: Network | None) -> tuple[Status, str]:
    """The status and the cause that ``report`` comes to."""
    missing = report.state in {"unknown", "not_found", "dropped"}
    if network is None or (missing and network.state == "stopped"):
        return "unknown", "stopped_network" if network else "which_network"
    if report.state == "unknown":
        return "unknown", lost(report.trouble)
    if report.state in _SETTLED:
        return "ok", "approval" if report.approval else _SETTLED[report.state]
    if report.state == "pending":
        waiting = report.reason if report.reason in {"low_fee", "nonce_gap"} else "pending"
        return "warn", str(waiting)
    if report.state == "failed":
        found = (cause for cause, reasons in _FAILURES.items() if report.reason in reasons)
        return "fail", next(found, "failed")
    return "fail", report.state


CHECK = TransactionCheck()
