"""One report of what several nodes said of a transaction; where they disagree, that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tpsupport.chains.consult import Said
from tpsupport.chains.report import Evidence, Head, TxReport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tpsupport.chains.network import Network
    from tpsupport.chains.terms import Trouble

_SETTLED = {"confirmed", "final", "failed"}
_ABSENT = {"not_found", "dropped"}
_FRESH_BLOCK = 120.0
"""Seconds for which a block may be known at one node and not yet at another."""
_FORGOTTEN = 30 * 86_400.0
"""Age in seconds from which a node may have dropped a transaction from its index."""
_TROUBLES: tuple[Trouble, ...] = (
    "disagreement",
    "no_index",
    "syncing",
    "stale",
    "wrong_chain",
    "wrong_answer",
    "rate_limited",
    "refused",
    "malformed",
    "too_big",
    "redirected",
    "not_a_node",
    "server_error",
    "tls",
    "timeout",
    "unreachable",
)
"""The most telling first."""

Report = Said[TxReport]


def merge_transactions(network: Network, tx: str, said: Sequence[Report]) -> TxReport:
    """What ``said`` comes to; ``not_found`` and ``dropped`` need two operators, heads fresh."""
    reports = {one.host: one.value for one in said if one.value and _usable(network, one)}
    evidence = tuple(each for one in said for each in one.evidence)
    operators = {_operator(host) for host in reports}
    found = list(reports.values())
    verdict = _verdict(found, alone=len(operators) < 2) if found else None
    if verdict is None:
        trouble = _lacking(network, said, reports)
        verdict = TxReport(network=network.key, tx=tx, state="unknown", trouble=trouble)
    if verdict.trouble == "disagreement":
        states = {host: report.state for host, report in reports.items()}
        verdict = replace(verdict, disagreement=states)
    return replace(verdict, evidence=evidence)


def fresh(network: Network, head: Head | None, now: float) -> bool:
    """Whether a node with this newest block can be relied on."""
    return head is not None and head.age(now) <= network.useless


def trouble_of(said: Sequence[Said[Any]]) -> Trouble:
    """The most telling of what went wrong."""
    met = {one.trouble.trouble for one in said if one.trouble}
    return next((trouble for trouble in _TROUBLES if trouble in met), "no_nodes")


def evidence_of(said: Sequence[Said[Any]]) -> tuple[Evidence, ...]:
    """Everything that was asked and heard."""
    return tuple(each for one in said for each in one.evidence)


def _usable(network: Network, one: Report) -> bool:
    """A settled transaction can be believed of a stale node too; what is missing there cannot."""
    report = one.value
    return report is not None and (report.state in _SETTLED or fresh(network, report.head, one.now))


def _lacking(network: Network, said: Sequence[Report], reports: dict[str, TxReport]) -> Trouble:
    if reports:
        return "one_node"
    if any(one.value and not fresh(network, one.value.head, one.now) for one in said):
        return "stale"
    return trouble_of(said)


def _operator(host: str) -> str:
    """Who runs a host, as far as its name tells."""
    return host if host.replace(".", "").isdigit() else ".".join(host.split(".")[-2:])


def _verdict(reports: list[TxReport], *, alone: bool) -> TxReport | None:
    """The one report that all of ``reports`` come to; None where they do not suffice."""
    settled = [report for report in reports if report.state in _SETTLED]
    if settled:
        absent = [report for report in reports if report.state in _ABSENT]
        return _settled(settled, absent)
    replaced = [report for report in reports if report.state in {"replaced", "expired"}]
    pending = [report for report in reports if report.state == "pending"]
    if replaced and pending:
        return _ahead(replaced[0], pending[0])
    if replaced or pending:
        return (replaced or pending)[0]
    if alone:
        return None
    dropped = [report for report in reports if report.state == "dropped"]
    return dropped[0] if len(dropped) == len(reports) else replace(reports[0], state="not_found")


def _settled(settled: list[TxReport], absent: list[TxReport]) -> TxReport:
    best = min(settled, key=lambda report: report.confirmations or 0)
    failed = {report.state == "failed" for report in settled}
    blocks = {report.block for report in settled}
    reorganised = len(blocks) > 1 and any(report.state == "final" for report in settled)
    contradicted = any(_contradicts(report, best) for report in absent)
    if len(failed) > 1 or reorganised or contradicted:
        return replace(best, state="unknown", reason=None, reason_text="", trouble="disagreement")
    if len(settled) > 1 and any(report.state == "final" for report in settled) and not any(failed):
        return next(report for report in settled if report.state == "final")
    return best


def _contradicts(absent: TxReport, found: TxReport) -> bool:
    """Whether a node that does not know the transaction ought to know it."""
    if absent.head is None:
        return False
    if found.block is not None and absent.head.number < found.block:
        return False
    if found.time is None:
        return True
    age = absent.head.time - found.time
    return _FRESH_BLOCK < age < _FORGOTTEN


def _ahead(replaced: TxReport, pending: TxReport) -> TxReport:
    """Of two that contradict each other, the one whose node is further."""
    further = (replaced.head.number if replaced.head else 0) >= (
        pending.head.number if pending.head else 0
    )
    return replaced if further else pending
