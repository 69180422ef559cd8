"""The permissions check: does the user's own key still control this address, and it alone?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tpsupport.checks.check import UNANSWERED
from tpsupport.checks.nodes import LOST, contacts_of, unknown_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tpsupport.case import Finding, Status
    from tpsupport.chains.report import Permissions
    from tpsupport.checks.check import Contact
    from tpsupport.checks.context import Context

CAUSES: Mapping[Status, tuple[str, ...]] = {
    "ok": ("own",),
    "warn": ("multisig", "contract", "not_activated"),
    "fail": ("locked_out", "foreign_signer", "delegated_code", "key_rotated"),
    "unknown": ("whose_key", "no_permissions_here", *LOST, *UNANSWERED),
}
_SHOWN = 10
_NAMED = {"antelope"}
"""Families whose addresses are names that were chosen, and say nothing of the keys."""


class PermissionsCheck(NamedTuple):
    """Its arguments: the ``address`` and its ``network``; and ``key``, the user's own public keys.

    Where an address is a name, only they show whether those that sign are the user's.
    """

    name: str = "permissions"
    arguments: Mapping[str, str] = {"address": "address", "network": "network", "key": "text?"}
    causes: Mapping[Status, tuple[str, ...]] = CAUSES

    def contacts(self, context: Context, **facts: str) -> tuple[Contact, ...]:
        """Nodes of the network."""
        from tpsupport.chains.asking import nodes_of

        return contacts_of(nodes_of(context, **facts), "address")

    def run(self, context: Context, **facts: str) -> Finding:
        """Who can sign for the address, by what the nodes agree on."""
        from tpsupport.chains.asking import ask, keys_of
        from tpsupport.chains.families import can
        from tpsupport.chains.lookup import UnknownError, permissions
        from tpsupport.checks.telling import listed

        asked = ask(context, **facts)
        network = asked.network
        if can(network.family, "permissions") is None:
            return asked.finding(self.name, "unknown", "no_permissions_here", (), {})
        known = keys_of(facts.get("key", ""), network)
        try:
            found = permissions(network, asked.address, asked.line, known)
        except UnknownError as error:
            return unknown_from(error, self.name, asked)
        status, cause = judged(found, named=network.family in _NAMED and not known)
        evidence = {
            "others": list(found.others[:_SHOWN]),
            "signers": listed(context, found.others, _SHOWN) or "…",
            "threshold": found.threshold,
            "own_weight": found.own_weight,
        }
        return asked.finding(self.name, status, cause, found.evidence, evidence)


def judged(found: Permissions, *, named: bool = False) -> tuple[Status, str]:
    """The status and the cause; ``named``: the address is a name, and no key of the user's known.

    Nobody can tell then whose the keys are; that several must sign together can be seen.
    """
    if not found.exists:
        return "warn", "not_activated"
    if named and not (found.kind == "multisig" and (found.threshold or 0) > 1):
        return "unknown", "whose_key"
    if found.kind == "own":
        return "ok", "own"
    return ("warn" if found.kind in CAUSES["warn"] else "fail"), found.kind


CHECK = PermissionsCheck()
