"""The address check: is it intact, of the network meant, and what was probably meant? Offline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tpsupport.case import Finding, Status
from tpsupport.checks.check import UNANSWERED, Contact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tpsupport.chains.verdict import AddressVerdict, Remark
    from tpsupport.checks.context import Context

CAUSES: Mapping[Status, tuple[str, ...]] = {
    "ok": ("valid",),
    "warn": ("public_key", "other_form", "nobody", "maybe_tx_hash", "stopped_network"),
    "fail": (
        "mistyped",
        "lookalike_letters",
        "broken",
        "other_network",
        "test_network",
        "name_service",
        "tx_hash",
        "secret",
        "imitates",
        "not_an_address",
    ),
    "unknown": UNANSWERED,
}
_GROUPS = {
    "mistyped": (
        *("invisible", "spaces", "missing_0x", "letter_o", "letter_case", "link"),
        "old_form",
    ),
    "broken": ("bad_checksum", "too_short", "too_long", "bad_characters", "malformed"),
    "other_network": ("other_network", "other_prefix", "evm_on_tron", "tron_on_evm"),
    "not_an_address": ("not_an_address", "empty"),
}
"""Cause to the problems that it stands for; every other problem is a cause by itself."""
_GRAVE = ("lookalike_letters", "imitates", "secret")


class AddressCheck(NamedTuple):
    """Its arguments: ``address`` as it was typed; ``network`` by any of its names, if it is known;
    ``known``: another address of the user's, which must not be imitated."""

    name: str = "address"
    arguments: Mapping[str, str] = {
        "address": "address",
        "network": "network?",
        "known": "address?",
    }
    causes: Mapping[Status, tuple[str, ...]] = CAUSES

    def contacts(self, context: Context, **facts: str) -> tuple[Contact, ...]:
        """Nobody: an address is judged by its form."""
        del context, facts
        return ()

    def run(self, context: Context, **facts: str) -> Finding:
        """The gravest thing to be said about the address; the evidence holds the whole verdict."""
        from tpsupport.chains.address import judge
        from tpsupport.chains.network import Networks
        from tpsupport.chains.world import network_of

        networks = Networks.of(context.library.document("networks"))
        wanted = network_of(networks, facts["network"]) if facts.get("network") else None
        known = [facts["known"]] if facts.get("known") else []
        verdict = judge(facts["address"], networks, wanted, known)
        status, cause = _judged(verdict)
        if status == "ok" and wanted and wanted.state == "stopped":
            status, cause = "warn", "stopped_network"
        names = _names(context, verdict)
        sole = wanted.key if wanted else verdict.networks[0] if len(verdict.networks) == 1 else ""
        note = (wanted.note or {}).get(context.language, "") if wanted else ""
        return Finding(
            self.name,
            status,
            cause,
            facts={"network": sole} if verdict.ok and sole else {},
            evidence={**_evidence(context, verdict), "networks_named": names, "note": note},
        )


def _judged(verdict: AddressVerdict) -> tuple[Status, str]:
    codes = [problem.code for problem in verdict.problems]
    for code in sorted(codes, key=lambda code: code not in _GRAVE):
        return "fail", next((cause for cause, group in _GROUPS.items() if code in group), code)
    remarks = {remark.code for remark in verdict.remarks}
    return next((("warn", each) for each in CAUSES["warn"] if each in remarks), ("ok", "valid"))


def _evidence(context: Context, verdict: AddressVerdict) -> dict[str, Any]:
    from tpsupport.checks.telling import joined

    remarks = sorted(verdict.remarks, key=lambda each: each.code not in CAUSES["warn"])
    said = joined(_sentence(context, each) for each in (*verdict.problems, *remarks))
    return {
        "address": verdict.input,
        "networks": list(verdict.networks),
        "family": verdict.family,
        "kind": verdict.kind,
        "checksum": verdict.checksum,
        "net": verdict.net,
        "normal": verdict.normal_form,
        "suggestion": verdict.suggestion,
        "problems": [problem.code for problem in verdict.problems],
        "remarks": [remark.code for remark in verdict.remarks],
        "said": said,
    }


def _sentence(context: Context, remark: Remark) -> str:
    details = dict(remark.details)
    if details.get("networks"):
        details["networks"] = _named(context, details["networks"].split(", "))
    if details.get("wanted"):
        details["wanted"] = _named(context, [details["wanted"]])
    phrase = f"chains.address.{remark.code}"
    return str(context.library.phrase(phrase, context.language, **details))


def _names(context: Context, verdict: AddressVerdict) -> str:
    return _named(context, list(verdict.networks))


def _named(context: Context, keys: list[str]) -> str:
    """The names of networks, the first few of many."""
    from tpsupport.checks.telling import listed

    known = context.library.document("networks")["networks"]
    names = (str(known[key]["name"].get(context.language) or key) for key in keys if key in known)
    return listed(context, names)


CHECK = AddressCheck()
