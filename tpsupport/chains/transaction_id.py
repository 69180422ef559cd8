"""Recognising a transaction in what a person pastes: a hash, a signature, an explorer's link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tpsupport.chains.codec import base58
from tpsupport.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tpsupport.chains.network import Family, Network, Networks

_LONGEST = 2048
_HEX = re.compile(r"(0[xX])?([0-9a-fA-F]{64})")
_EXTRINSIC = re.compile(r"\d{1,10}-\d{1,5}")
_VERSION = re.compile(r"\d{1,20}")
_SPACES = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_SHORTENED = re.compile(r"(0x)?[0-9a-zA-Z]{3,40}(\.{2,}|…)[0-9a-zA-Z]{3,40}")
_LINK = re.compile(r"(?:https?://)?((?:[a-z0-9\-]+\.)+[a-z]{2,20})(?:[/?#].*)?", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\\\{(tx|address)\\\}")
_ANY_HASH = re.compile(r"(?:0x)?[0-9a-fA-F]{64}|[1-9A-HJ-NP-Za-km-z]{86,88}")
_WITH_0X: tuple[Family, ...] = ("evm", "aptos", "substrate")
_WITHOUT_0X: tuple[Family, ...] = ("bitcoin", "tron", "antelope", "evm")


@dataclass(frozen=True, slots=True)
class TransactionId:
    """What was recognised.

    ``text`` is the canonical form, empty if there is none; ``networks``: keys of those it can be
    of, only one where a link names it. ``problem`` names a phrase under ``chains.transaction_id``.
    """

    text: str = ""
    networks: tuple[str, ...] = ()
    host: str = ""
    """The host of the link it came from."""
    problem: str = ""

    @property
    def ok(self) -> bool:
        """Whether a transaction can be looked up by it."""
        return bool(self.text)


def recognize(text: str, networks: Networks, wanted: Network | None = None) -> TransactionId:
    """The transaction that ``text`` names, on ``wanted`` if that is known; never raises."""
    stripped = text[:_LONGEST].strip()
    if not stripped:
        return TransactionId(problem="empty")
    link = _LINK.fullmatch(stripped)
    if link:
        return _from_link(stripped, link[1].lower(), networks, wanted)
    found = _from_hash(_SPACES.sub("", stripped), networks, wanted)
    return found if found.ok else TransactionId(problem=_problem(stripped, networks))


def canonical(text: str, family: Family) -> str:
    """A recognised hash in the form that nodes of ``family`` use."""
    match = _HEX.fullmatch(text)
    if match is None:
        return text
    return ("0x" if family in _WITH_0X else "") + match[2].lower()


def _from_hash(text: str, networks: Networks, wanted: Network | None) -> TransactionId:
    families = tuple(_families(text, wanted))
    keys = tuple(
        network.key
        for network in networks.values()
        if network.family in families and (wanted is None or network.key == wanted.key)
    )
    if keys:
        return TransactionId(canonical(text, wanted.family) if wanted else _lower(text), keys)
    if families:
        return TransactionId(_lower(text), problem="other_network")
    return TransactionId()


def _families(text: str, wanted: Network | None) -> Iterator[Family]:
    """The families in which ``text`` is the name of a transaction."""
    match = _HEX.fullmatch(text)
    if match:
        yield from _WITH_0X if match[1] else _WITHOUT_0X
        if wanted and wanted.family != "solana":
            yield wanted.family
    elif _EXTRINSIC.fullmatch(text):
        yield "substrate"
    elif wanted and wanted.family == "aptos" and _VERSION.fullmatch(text):
        yield "aptos"
    elif len(text) >= 64 and len(base58.decode(text) or b"") == 64:
        yield "solana"


def _lower(text: str) -> str:
    return text.lower() if _HEX.fullmatch(text) else text


def _problem(text: str, networks: Networks) -> str:
    from tpsupport.chains.address import judge

    if _SHORTENED.fullmatch(text):
        return "shortened"
    verdict = judge(text, networks)
    if any(problem.code == "secret" for problem in verdict.problems):
        return "secret"
    if verdict.family and verdict.family != "antelope":
        return "address"
    if re.fullmatch(r"(0x)?[0-9a-fA-F]{16,}", text):
        return "too_short" if len(text) < 64 else "too_long"
    return "not_a_hash"


def _from_link(text: str, host: str, networks: Networks, wanted: Network | None) -> TransactionId:
    for network in networks.values():
        for template in _templates(network):
            match = _template_pattern(template).match(text)
            if match is None:
                continue
            if match.lastgroup == "address":
                return TransactionId(networks=(network.key,), host=host, problem="address")
            found = canonical(match["tx"], network.family)
            if _of_network(found, network):
                other = wanted is not None and wanted.key != network.key
                return TransactionId(found, (network.key,), host, "other_network" if other else "")
    inside = _ANY_HASH.search(text)
    if inside is None:
        return TransactionId(host=clean(host), problem="link_without_hash")
    found_inside = _from_hash(inside[0], networks, wanted)
    return TransactionId(found_inside.text, found_inside.networks, host, "unknown_site")


def _of_network(text: str, network: Network) -> bool:
    return network.family in tuple(_families(text, network))


def _templates(network: Network) -> Iterator[str]:
    for explorer in network.explorers:
        yield from (explorer.tx, explorer.address)
    yield from network.recognized


def _template_pattern(template: str) -> re.Pattern[str]:
    """A template as a pattern: any scheme, www or not, a language folder, anything after it."""
    bare = template.split("://", 1)[-1].removeprefix("www.").split("?")[0]
    host, _, path = bare.partition("/")
    value = _PLACEHOLDER.sub(r"(?P<\1>[0-9A-Za-z.\-]+)", re.escape(path))
    return re.compile(
        rf"(?:https?://)?(?:www\.)?{re.escape(host)}/(?:[a-z]{{2}}(?:[\-_][a-zA-Z]{{2,4}})?/)?{value}",
        re.IGNORECASE,
    )
