"""What a TRC-20 contract tells: balances, the units it counts in, what it calls itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import Conversation
from tpsupport.chains.reading import data, mapping
from tpsupport.chains.token import spelt, token
from tpsupport.chains.tron import state
from tpsupport.chains.tron.state import answered, call, hex_of

if TYPE_CHECKING:
    from tpsupport.chains.network import Network
    from tpsupport.chains.report import Token

_LONGEST = 1024
"""Hex digits that are read of what a contract returned."""


def tokens(network: Network, contracts: tuple[str, ...]) -> Conversation[tuple[Token | None, ...]]:
    """The units of each of ``contracts`` (base58), in order; None for one that is no TRC-20."""
    yield from state.identify(network)
    found = []
    for contract in contracts:
        found.append((yield from units(contract)) if contract.startswith("T") else None)
    return tuple(found)


def units(contract: str) -> Conversation[Token | None]:
    """The units of one contract; None where it does not tell them."""
    decimals = returned(answered((yield contract_call(contract, contract, "decimals()"))))
    if len(decimals) != 32:
        return None
    symbol = returned(answered((yield contract_call(contract, contract, "symbol()"))))
    return token(int.from_bytes(decimals, "big"), spelt(symbol))


def token_amount(address: str, token: str) -> Conversation[int | None]:
    """What ``address`` holds of the contract ``token``; None where that is no token."""
    answer = answered((yield contract_call(address, token, "balanceOf(address)", address)))
    return first_word(answer)


def contract_call(owner: str, contract: str, selector: str, *addresses: str) -> Any:
    """A question to a contract that changes nothing."""
    return call(
        "/wallet/triggerconstantcontract",
        owner_address=owner,
        contract_address=contract,
        function_selector=selector,
        parameter="".join(hex_of(each).rjust(64, "0") for each in addresses),
        visible=True,
    )


def first_word(answer: dict[str, Any]) -> int | None:
    """The first word that a contract returned, or None."""
    words = returned(answer)
    return int.from_bytes(words[:32], "big") if words else None


def returned(answer: dict[str, Any]) -> bytes:
    """What a contract returned; nothing where it failed."""
    words = answer.get("constant_result")
    outcome = mapping(answer.get("transaction", {})).get("ret")
    failed = isinstance(outcome, list) and "FAILED" in str(outcome)
    if failed or not isinstance(words, list) or not words or not isinstance(words[0], str):
        return b""
    return data("0x" + words[0][:_LONGEST])
