"""In which units a token contract on an EVM chain counts, and what it calls itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tpsupport.chains.call import AnswerError, Conversation
from tpsupport.chains.evm import state
from tpsupport.chains.jsonrpc import ask
from tpsupport.chains.reading import data
from tpsupport.chains.token import spelt, token

if TYPE_CHECKING:
    from tpsupport.chains.network import Network
    from tpsupport.chains.report import Token

DECIMALS, SYMBOL = "0x313ce567", "0x95d89b41"


def tokens(network: Network, contracts: tuple[str, ...]) -> Conversation[tuple[Token | None, ...]]:
    """The units of each of ``contracts``, in order; None for one that is no token."""
    yield from state.identify(network)
    found = []
    for contract in contracts:
        found.append((yield from units(contract)))
    return tuple(found)


def units(contract: str) -> Conversation[Token | None]:
    """The units of one token contract; None where it does not tell them."""
    decimals = yield from _returned(contract, DECIMALS)
    if len(decimals) != 32:
        return None
    symbol = yield from _returned(contract, SYMBOL)
    return token(int.from_bytes(decimals, "big"), spelt(symbol))


def _returned(contract: str, selector: str) -> Conversation[bytes]:
    try:
        return data((yield from ask("eth_call", {"to": contract, "data": selector}, "latest")))
    except AnswerError as error:
        if error.trouble == "refused":
            return b""
        raise
