"""The approvals check: who may spend this address's tokens, as far as nodes can show?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tpsupport.checks.check import UNANSWERED
from tpsupport.checks.nodes import LOST, contacts_of, unknown_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tpsupport.case import Finding, Status
    from tpsupport.chains.report import Approval, Approvals
    from tpsupport.checks.check import Contact
    from tpsupport.checks.context import Context

CAUSES: Mapping[Status, tuple[str, ...]] = {
    "ok": ("none_seen",),
    "warn": ("limited", "unlimited", "everything"),
    "fail": ("still_granted",),
    "unknown": ("not_searchable", "no_approvals_here", *LOST, *UNANSWERED),
}
_GRAVITY = ("operator", "approval_unlimited", "permit2", "delegate", "approval")
_SHOWN = 20


class ApprovalsCheck(NamedTuple):
    """Its arguments: the ``address``, its ``network``; with ``token`` (a contract) and ``spender``
    that one right is asked for, else what the node can search: never all of history."""

    name: str = "approvals"
    arguments: Mapping[str, str] = {
        "address": "address",
        "network": "network",
        "token": "token?",
        "spender": "address?",
    }
    causes: Mapping[Status, tuple[str, ...]] = CAUSES

    def contacts(self, context: Context, **facts: str) -> tuple[Contact, ...]:
        """Nodes of the network."""
        from tpsupport.chains.asking import nodes_of

        return contacts_of(nodes_of(context, **facts), "address")

    def run(self, context: Context, **facts: str) -> Finding:
        """The rights that stand now; none seen is not none there."""
        from tpsupport.chains.asking import ask, normal, token_of
        from tpsupport.chains.families import can
        from tpsupport.chains.lookup import UnknownError, approvals

        asked = ask(context, **facts)
        network = asked.network
        if can(network.family, "approvals") is None:
            return asked.finding(self.name, "unknown", "no_approvals_here", (), {})
        spender = facts.get("spender", "")
        spender = normal(spender, asked.networks, network) if spender else ""
        pair = (token_of(asked, facts.get("token", "")), spender)
        try:
            found = approvals(network, asked.address, asked.line, pair)
        except UnknownError as error:
            return unknown_from(error, self.name, asked)
        status, cause = judged(found, named=bool(spender))
        return asked.finding(self.name, status, cause, found.evidence, _evidence(context, found))


def judged(found: Approvals, *, named: bool = False) -> tuple[Status, str]:
    """The status and the cause; ``named``: the user asked about one spender, and has a reason."""
    if not found.found:
        return ("unknown", "not_searchable") if found.searched == "nothing" else ("ok", "none_seen")
    if named:
        return "fail", "still_granted"
    kinds = {each.kind for each in found.found}
    if "operator" in kinds:
        return "warn", "everything"
    unlimited = any(each.amount is None for each in found.found)
    return "warn", "unlimited" if unlimited else "limited"


def _evidence(context: Context, found: Approvals) -> dict[str, Any]:
    from tpsupport.checks.telling import part

    rights = sorted(found.found, key=lambda each: _GRAVITY.index(each.kind))
    return {
        "rights": [_right(each) for each in rights[:_SHOWN]],
        "count": len(found.found),
        "searched": found.searched,
        "since_block": found.since,
        "cut": found.cut,
        "more": part(context, "more_rights") if found.cut else "",
    }


def _right(right: Approval) -> dict[str, Any]:
    return {
        "kind": right.kind,
        "token": right.token,
        "spender": right.spender,
        "amount": None if right.amount is None else str(right.amount),
    }


CHECK = ApprovalsCheck()
