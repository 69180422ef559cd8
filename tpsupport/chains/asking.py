"""Questions about an address: what a person gave, made fit for the nodes, and the finding of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tpsupport.case import Finding, Status
from tpsupport.chains.address import judge
from tpsupport.chains.codec import base58
from tpsupport.chains.codec.ripemd160 import ripemd160
from tpsupport.chains.evidence import asked, hosts_of
from tpsupport.chains.form import antelope_key, forms
from tpsupport.chains.world import World, hosts, line_of, network_of, networks_of
from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tpsupport.chains.line import Line
    from tpsupport.chains.network import Network, Networks
    from tpsupport.chains.report import Evidence


_WITH_CASE = {"bitcoin", "tron", "solana", "substrate"}
"""Families whose addresses differ where only a letter's case does."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An address in the form that nodes of ``network`` know it by, and the way to them."""

    networks: Networks
    network: Network
    address: str
    line: Line
    language: str

    def finding(
        self,
        check: str,
        status: Status,
        cause: str,
        heard: tuple[Evidence, ...],
        evidence: Mapping[str, Any],
    ) -> Finding:
        """A finding about the address, with what every such finding tells."""
        network, note = self.network, (self.network.note or {}).get(self.language, "")
        common = {
            "address": self.address,
            "network": network.key,
            "network_name": network.name.get(self.language, network.key),
            "coin": network.native.symbol,
            "link": network.link("address", self.address),
            "note": note,
            "asked": asked(heard),
        }
        return Finding(check, status, cause, evidence={**common, **evidence}, hosts=hosts_of(heard))


def ask(world: World, **facts: str) -> Asked:
    """The question about the facts ``address`` and ``network``.

    :raises UsageError: if the address is none of that network.
    """
    networks = networks_of(world)
    network = network_of(networks, facts["network"])
    address = normal(facts["address"], networks, network)
    language = str(getattr(world, "language", "en"))
    return Asked(networks, network, address, line_of(world), language)


def nodes_of(world: World, **facts: str) -> tuple[str, ...]:
    """The hosts that would be asked; those of all networks, where none is named."""
    networks = networks_of(world)
    if facts.get("network"):
        return hosts([network_of(networks, facts["network"])])
    return hosts(network for network in networks.values() if network.alive)


def normal(text: str, networks: Networks, network: Network) -> str:
    """``text`` as an address of ``network``, in its normal form.

    :raises UsageError: with the first problem, if it is none.
    """
    verdict = judge(text, networks, network)
    for problem in verdict.problems:
        raise UsageError(f"chains.address.{problem.code}", **problem.details)
    return verdict.normal_form


def keys_of(text: str, network: Network) -> tuple[str, ...]:
    """Every spelling of the public keys in ``text``, as nodes of ``network`` may tell them.

    :raises UsageError: if one is none, without repeating it; or where addresses are made of keys.
    """
    if text.strip() and network.family != "antelope":
        raise UsageError("chain_checks.errors.key_not_needed", network=network.key)
    return tuple(key for each in text.replace(",", " ").split() for key in _spellings(each))


def _spellings(text: str) -> tuple[str, ...]:
    form = antelope_key(text)
    if form is None or form.checksum == "bad":
        raise UsageError("chain_checks.errors.no_public_key")
    if form.normal.startswith("PUB_R1_"):
        return (form.normal,)
    ends = {"EOS": b"", "PUB_K1_": b"K1"}
    return tuple(
        start + base58.encode(form.raw + ripemd160(form.raw + curve)[:4])
        for start, curve in ends.items()
    )


def comparable(address: str, network: Network) -> str:
    """``address`` in the one form in which two of ``network`` can be compared."""
    for form in forms(address.strip()):
        if form.family == network.family and form.checksum != "bad":
            return form.raw.hex() or form.normal
    return address.strip() if network.family in _WITH_CASE else address.strip().lower()


def token_of(question: Asked, text: str) -> str:
    """``text`` as the contract of a token on the network asked; empty where it is only a name."""
    if not text or question.network.family in {"bitcoin", "substrate", "antelope"}:
        return ""
    if question.network.family == "aptos" and "::" in text:
        return text.strip()
    verdict = judge(text, question.networks, question.network)
    return verdict.normal_form if verdict.ok else ""
