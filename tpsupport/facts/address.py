"""An address: judged by its shape, and by whoever can judge more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tpsupport.errors import UsageError
from tpsupport.facts import explorer
from tpsupport.facts.exact import exact, unlabelled
from tpsupport.facts.network import Fields, known_network, networks, plain_name
from tpsupport.facts.rules import Answer, excerpt, refusal

_SHORTEST_ALONE = 20
"""Characters; less can be the name of an account, and of which network has to be known."""
_MOST_MISSING, _MOST_SPARE = 60, 12


def read(answer: Answer) -> str:
    """The address as it was written. What is one on no network is told with the reason.

    One of another network than the case is about is taken: that may be what went wrong.
    """
    there = networks(answer.rules.library)
    network = known_network(answer)
    address = plain(answer.text, there)
    if answer.rules.judge_address:
        answer.rules.judge_address(address, network)
    fitting = of_networks(address, there)
    if network in fitting:
        return address
    if not fitting or (network and len(address) < _SHORTEST_ALONE):
        raise _why_not(address, there, network)
    if len(address) < _SHORTEST_ALONE:
        raise refusal("address_needs_network", found=excerpt(address))
    return address


def plain(text: str, there: Mapping[str, Fields]) -> str:
    """The address that ``text`` holds: as it stands, or inside an explorer's link."""
    if explorer.is_link(text):
        page = explorer.look(text, there)
        if page is None or page.kind != "address":
            raise refusal("address_is_link" if page is None else "address_is_hash")
        return exact(page.value)
    address = unlabelled(exact(text))
    if re.search(r"\s", address):
        raise refusal("address_spaces")
    return "0x" + address[2:] if address.startswith("0X") else address


def of_networks(address: str, there: Mapping[str, Fields]) -> tuple[str, ...]:
    """The keys of the networks whose addresses look like ``address``."""
    return tuple(key for key, each in there.items() if re.fullmatch(each["address"], address))


def _why_not(address: str, there: Mapping[str, Fields], network: str | None) -> UsageError:
    if any(re.fullmatch(each["tx"], address) for each in there.values()) and len(address) > 40:
        return refusal("address_is_hash")
    patterns = tuple(dict.fromkeys(each["address"] for each in there.values()))
    length = len(address)
    ways = (_longer(address, patterns), _shorter(address, patterns))
    if expected := min((way for way in ways if way), key=lambda way: abs(way - length), default=0):
        code = "address_too_short" if expected > length else "address_too_long"
        return refusal(code, length=length, expected=expected)
    if network:
        name = plain_name(network, there[network])
        return refusal("address_not_of_network", found=excerpt(address), wanted=name)
    return refusal("address_shape", found=excerpt(address))


def _longer(address: str, patterns: Iterable[str]) -> int:
    """The length at which ``address`` would fit if it were continued, or 0."""
    compiled = [re.compile(pattern) for pattern in patterns]
    for missing in range(1, _MOST_MISSING):
        longer = address + "1" * missing
        if len(longer) >= _SHORTEST_ALONE and any(each.fullmatch(longer) for each in compiled):
            return len(longer)
    return 0


def _shorter(address: str, patterns: Iterable[str]) -> int:
    """The length at which ``address`` would fit if it were cut, or 0."""
    compiled = [re.compile(pattern) for pattern in patterns]
    for length in range(len(address) - 1, max(_SHORTEST_ALONE, len(address) - _MOST_SPARE) - 1, -1):
        if any(each.fullmatch(address[:length]) for each in compiled):
            return length
    return 0
