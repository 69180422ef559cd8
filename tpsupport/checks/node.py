"""The node check: do a network's nodes answer, for the right chain, and are they up to date?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tpsupport.case import Finding, Status
from tpsupport.checks.check import UNANSWERED
from tpsupport.checks.nodes import contacts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tpsupport.chains.network import Network
    from tpsupport.chains.report import NodeReport
    from tpsupport.checks.check import Contact
    from tpsupport.checks.context import Context

CAUSES: Mapping[Status, tuple[str, ...]] = {
    "ok": ("healthy",),
    "warn": ("slow", "late", "some_down"),
    "fail": (
        *("wrong_chain", "not_a_node", "stale", "syncing", "refused", "rate_limited", "tls"),
        "down",
    ),
    "unknown": ("unreachable", "stopped_network", *UNANSWERED),
}
_FINE = {"ok", "slow", "late"}
_SILENT = {"unreachable", "timeout"}
_URL = "url"


class NodeCheck(NamedTuple):
    """Its arguments: the ``network``, and ``url``, the user's own node, which is judged beside the
    pack's: it is blamed only where one of those works."""

    name: str = "node"
    arguments: Mapping[str, str] = {"network": "network", "url": "link?"}
    causes: Mapping[Status, tuple[str, ...]] = CAUSES

    def contacts(self, context: Context, **facts: str) -> tuple[Contact, ...]:
        """The node named, and the pack's nodes of the network."""
        from tpsupport.chains.asking import nodes_of
        from tpsupport.chains.consult import host_of

        own = (host_of(facts[_URL]),) if facts.get(_URL) else ()
        return contacts_of(dict.fromkeys((*own, *nodes_of(context, **facts))), "node")

    def run(self, context: Context, **facts: str) -> Finding:
        """How the nodes are; the evidence has a row for each."""
        from tpsupport.chains.evidence import hosts_of
        from tpsupport.chains.lookup import nodes
        from tpsupport.chains.world import line_of, network_of, networks_of

        network = network_of(networks_of(context), facts["network"])
        own = (facts[_URL],) if facts.get(_URL) else ()
        there = network.asking(*dict.fromkeys((*own, *network.endpoints)))
        found = nodes(there, line_of(context)) if there.endpoints else ()
        status, cause = judged(found, network, own=bool(own))
        heard = tuple(each for one in found for each in one.evidence)
        return Finding(
            self.name,
            status,
            cause,
            evidence=_evidence(context, found, network),
            hosts=hosts_of(heard),
        )


def judged(found: tuple[NodeReport, ...], network: Network, *, own: bool) -> tuple[Status, str]:
    """The status and the cause; ``own``: the first of ``found`` is the user's own node."""
    fine = [one for one in found if one.state in _FINE]
    if not fine and network.state == "stopped":
        return "unknown", "stopped_network"
    if not fine and all(one.state in _SILENT for one in found):
        return "unknown", "unreachable"
    asked = found[:1] if own else found
    bad = [one for one in asked if one.state not in _FINE]
    if bad and (own or not fine):
        first = next((one for one in bad if one.state not in _SILENT), bad[0])
        return "fail", first.state if first.state in CAUSES["fail"] else "down"
    if bad:
        return "warn", "some_down"
    worst = next(
        (state for state in ("late", "slow") if any(one.state == state for one in asked)), ""
    )
    return ("warn", worst) if worst else ("ok", "healthy")


def _evidence(context: Context, found: tuple[NodeReport, ...], network: Network) -> dict[str, Any]:
    from tpsupport.checks.telling import listed

    language = context.language
    rows = [
        {
            "url": one.url,
            "state": one.state,
            "latency_ms": one.latency_ms,
            "head": one.head,
            "head_age": None if one.head_age is None else round(one.head_age),
            "lag": one.lag,
            "detail": one.detail,
        }
        for one in found
    ]
    return {
        "network": network.key,
        "network_name": network.name.get(language, network.key),
        "nodes": rows,
        "working": [one.url for one in found if one.state in _FINE],
        "failing": listed(context, (one.url for one in found if one.state not in _FINE)),
        "detail": next((one.detail for one in found if one.detail), ""),
        "note": (network.note or {}).get(language, ""),
    }


CHECK = NodeCheck()
