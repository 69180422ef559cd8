"""Which chain an EVM node serves, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import AnswerError, Conversation
from tpsupport.chains.jsonrpc import ask, attempt
from tpsupport.chains.reading import get, mapping, moment, number, quantity
from tpsupport.chains.report import Head

if TYPE_CHECKING:
    from tpsupport.chains.network import Network


HASHES = False
"""Transactions of a block as hashes only."""


def identify(network: Network) -> Conversation[None]:
    """Raise ``AnswerError`` unless the node serves ``network``."""
    served = quantity((yield from ask("eth_chainId")))
    if str(served) != network.identity:
        raise AnswerError("wrong_chain", f"chain id {served}")


def head(network: Network) -> Conversation[Head]:
    """The newest block of a node of ``network`` that is not syncing."""
    yield from identify(network)
    syncing = yield from attempt("eth_syncing")
    if isinstance(syncing, dict) and _behind(syncing):
        raise AnswerError(
            "syncing", f"{syncing.get('currentBlock')} of {syncing.get('highestBlock')}"
        )
    return (yield from latest())[0]


def latest() -> Conversation[tuple[Head, int | None]]:
    """The newest block, and its base fee in wei where it has one."""
    block = mapping((yield from ask("eth_getBlockByNumber", "latest", HASHES)))
    base_fee = block.get("baseFeePerGas")
    found = Head(quantity(get(block, "number")), moment(get(block, "timestamp")))
    return found, None if base_fee is None else quantity(base_fee)


def finalized() -> Conversation[int | None]:
    """The height below which nothing changes; None where the node does not say."""
    block = yield from attempt("eth_getBlockByNumber", "finalized", HASHES)
    try:
        return quantity(block["number"]) if isinstance(block, dict) else None
    except (AnswerError, KeyError):
        return None


def count(address: str, tag: str) -> Conversation[int]:
    """How many transactions ``address`` has sent: in blocks (latest), or queued too (pending)."""
    return quantity((yield from ask("eth_getTransactionCount", address, tag)))


def _behind(syncing: dict[str, Any]) -> bool:
    try:
        return number(syncing.get("currentBlock", 0)) < number(syncing.get("highestBlock", 1))
    except AnswerError:
        return True
