"""The arrival check: did this transaction bring anything to this address?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tpsupport.case import Finding, Status
from tpsupport.checks.check import UNANSWERED
from tpsupport.checks.nodes import LOST, contacts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tpsupport.chains.network import Network
    from tpsupport.chains.report import Transfer, TxReport
    from tpsupport.checks.check import Contact
    from tpsupport.checks.context import Context

CAUSES: Mapping[Status, tuple[str, ...]] = {
    "ok": ("arrived",),
    "warn": ("confirming", "pending"),
    "fail": (
        *("other_recipient", "approval_only", "failed", "replaced", "dropped", "expired"),
        "not_found",
    ),
    "unknown": ("inside_contract", *LOST, "which_network", *UNANSWERED),
}
_FEE_PAYERS = {"solana"}
"""Families where the sender of a movement is only known as whoever paid the fee."""


class ArrivalCheck(NamedTuple):
    """Its arguments: ``hash`` of the payment (or an explorer's link), the ``address`` that was to
    be paid, and ``network`` if it is known."""

    name: str = "arrival"
    arguments: Mapping[str, str] = {"hash": "tx_hash", "address": "address", "network": "network?"}
    causes: Mapping[Status, tuple[str, ...]] = CAUSES

    def contacts(self, context: Context, **facts: str) -> tuple[Contact, ...]:
        """Nodes of the network, or of every network that the hash can be of."""
        from tpsupport.chains.evidence import where

        return contacts_of(where(context, **facts), "transaction")

    def run(self, context: Context, **facts: str) -> Finding:
        """Whether what the nodes know of the transaction reaches the address, and what it tells."""
        from tpsupport.chains.evidence import hosts_of, look, of_transaction
        from tpsupport.checks.telling import asides, sums

        report, networks = look(context, **facts)
        network = networks.get(report.network)
        reaching = reached(report, network, facts["address"])
        status, cause = judged(report, network, reaching)
        told = status != "unknown" or cause == "inside_contract"
        evidence = of_transaction(report, network, context.language)
        return Finding(
            self.name,
            status,
            cause,
            facts=_learned(context, report, network, facts["address"]) if network and told else {},
            evidence={
                **evidence,
                **asides(context, report),
                "address": facts["address"],
                "received": [each.asset for each in reaching],
                "assets": sums(context, reaching, network),
            },
            hosts=hosts_of(report.evidence),
        )


def reached(report: TxReport, network: Network | None, address: str) -> tuple[Transfer, ...]:
    """The transfers of ``report`` that go to ``address``, however it is written."""
    if network is None:
        return ()
    from tpsupport.chains.asking import comparable

    wanted = comparable(address, network)
    found = (each for each in report.transfers if comparable(each.recipient, network) == wanted)
    return tuple(each for each in found if each.amount)


def _learned(context: Context, report: TxReport, network: Network, address: str) -> dict[str, str]:
    """What came to ``address`` and from whom; of its own payment, what that moved."""
    from tpsupport.chains.asking import comparable
    from tpsupport.checks.learning import learned, sole

    reaching = reached(report, network, address)
    own = comparable(report.sender, network) == comparable(address, network)
    if own or not reaching:
        return learned(context, report, network, sole(report))
    one = reaching[0] if len(reaching) == 1 else None
    senders = {each.sender for each in reaching}
    sure = len(senders) == 1 and network.family not in _FEE_PAYERS
    return learned(context, report, network, one, senders.pop() if sure else "")


def judged(
    report: TxReport, network: Network | None, reaching: tuple[Transfer, ...]
) -> tuple[Status, str]:
    """The status and the cause that ``report`` comes to for this address."""
    from tpsupport.checks import transaction

    status, cause = transaction.judged(report, network)
    if status == "unknown":
        return status, cause
    if status == "fail":
        return status, cause if cause in CAUSES["fail"] else "failed"
    if status == "warn":
        return _waiting(report, reaching)
    if reaching:
        return ("ok", "arrived") if _enough(report, network) else ("warn", "confirming")
    if report.approval and not report.transfers:
        return "fail", "approval_only"
    return ("unknown", "inside_contract") if report.opaque else ("fail", "other_recipient")


def _waiting(report: TxReport, reaching: tuple[Transfer, ...]) -> tuple[Status, str]:
    if reaching or report.opaque or not report.transfers:
        return "warn", "pending"
    return "fail", "other_recipient"


def _enough(report: TxReport, network: Network | None) -> bool:
    if network is None or report.state == "final":
        return report.state == "final"
    return (report.confirmations or 0) >= network.arrived


CHECK = ArrivalCheck()
