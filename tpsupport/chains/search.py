"""On which network is this transaction? Every one that it can be of is asked, all at once."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from tpsupport.chains.consult import Dial, Manner, consult, dial
from tpsupport.chains.families import speech
from tpsupport.chains.lookup import transaction
from tpsupport.chains.merge import merge_transactions
from tpsupport.chains.transaction_id import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tpsupport.chains.line import Line
    from tpsupport.chains.network import Network
    from tpsupport.chains.report import TxReport

_NOWHERE = {"unknown", "not_found", "dropped"}
_PATIENCE = 1.5
"""Seconds that the other networks get after the first one knew the transaction."""


def search(
    networks: Sequence[Network], tx: str, line: Line, dial: Dial = dial
) -> tuple[TxReport, ...]:
    """The report of every network that knows ``tx``, in the order of ``networks``.

    One node of each is asked; where it knows the transaction, the others are asked as well. That
    none knows it does not mean that it does not exist.
    """
    told: SimpleQueue[TxReport] = SimpleQueue()

    def look(network: Network) -> None:
        name = canonical(tx, network.family)
        family = speech(network.family)
        manner: Manner[TxReport] = Manner(seats=1, tries=1, dial=dial)
        nodes = network.history + network.endpoints
        said = consult(nodes, lambda: family.transaction(network, name), line, manner)
        first = merge_transactions(network, name, said)
        if _known(first):
            second = transaction(network, name, line, dial=dial)
            first = second if _known(second) else first
        told.put(first)

    asked = [network for network in networks if network.alive]
    for network in asked:
        Thread(target=look, args=(network,), daemon=True).start()
    reports = _gather(told, len(asked), line)
    order = [network.key for network in asked]
    return tuple(sorted(reports, key=lambda report: order.index(report.network)))


def _known(report: TxReport) -> bool:
    """Whether a node of the network has seen the transaction, whatever it says of it."""
    return report.state not in _NOWHERE or report.trouble == "disagreement"


def _gather(told: SimpleQueue[TxReport], expected: int, line: Line) -> list[TxReport]:
    """What is known once all have answered, or soon after the first one knew it."""
    until = line.deadline
    reports: list[TxReport] = []
    for _ in range(expected):
        try:
            report = told.get(timeout=max(until - line.monotonic(), 0.001))
        except Empty:
            break
        if _known(report):
            reports.append(report)
            until = min(until, line.monotonic() + _PATIENCE)
    return reports
