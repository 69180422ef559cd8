"""A transaction: its hash, or an explorer's link with the hash in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tpsupport.errors import UsageError
from tpsupport.facts import explorer
from tpsupport.facts.address import of_networks
from tpsupport.facts.exact import exact, unlabelled
from tpsupport.facts.network import Fields, known_network, networks
from tpsupport.facts.rules import Answer, excerpt, refusal

_HEX = re.compile(r"(0[xX])?([0-9a-fA-F]{64})")
_ANY_HEX = re.compile(r"(?:0[xX])?[0-9a-fA-F]{16,}")
_SHORTENED = re.compile(r"[0-9A-Za-z]{3,40}(?:\.{2,}|…)[0-9A-Za-z]{3,40}")
_DIGITS = 64
_SHORTEST_ALONE = 40
"""Characters; less can be a number of some chain, and of which network has to be known."""


def read(answer: Answer) -> str:
    """The hash as explorers write it. What is none is told with the reason."""
    text, there = answer.text, networks(answer.rules.library)
    network = known_network(answer)
    if explorer.is_link(text):
        page = explorer.look(text, there)
        if page is None or page.kind != "tx":
            raise refusal("hash_is_address" if page else "hash_not_in_link")
        text, network = page.value, network or page.network
    typed = unlabelled(exact(text if _SHORTENED.search(text) else "".join(text.split())))
    typed = "0x" + typed[2:] if typed.startswith("0X") else typed
    fitting = {key for key, each in there.items() if re.fullmatch(each["tx"], typed)}
    of = network if network in fitting else None
    if not of and (not fitting or len(typed) < _SHORTEST_ALONE):
        raise _why_not(typed, there)
    return _canonical(typed, there[of] if of else None)


def _canonical(typed: str, network: Fields | None) -> str:
    match = _HEX.fullmatch(typed)
    if match is None:
        return typed
    digits = match[2].lower()
    if network is None:
        return ("0x" if match[1] else "") + digits
    bare = re.fullmatch(network["tx"], digits)
    ethereal = str(network.get("caip2", "")).startswith("eip155:")
    return digits if bare and not ethereal else "0x" + digits


def _why_not(typed: str, there: Mapping[str, Fields]) -> UsageError:
    if _SHORTENED.fullmatch(typed):
        return refusal("hash_shortened")
    if len(typed) >= 20 and of_networks(typed, there):
        return refusal("hash_is_address")
    length = len(typed.lower().removeprefix("0x"))
    if _ANY_HEX.fullmatch(typed) and length != _DIGITS:
        code = "hash_too_short" if length < _DIGITS else "hash_too_long"
        return refusal(code, length=length, expected=_DIGITS)
    return refusal("hash_shape", found=excerpt(typed))
