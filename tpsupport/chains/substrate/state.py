"""Which chain a Substrate node serves, how far it is, and what stands in its storage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import AnswerError, Conversation
from tpsupport.chains.jsonrpc import ask, attempt
from tpsupport.chains.reading import data, get, mapping, number, quantity, word
from tpsupport.chains.report import Head

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

HASH = r"0x[0-9a-f]{64}"
_NOW = "0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb"
"""Where the time of the newest block stands, in milliseconds."""


def head(network: Network) -> Conversation[Head]:
    """The newest block of a node of ``network`` that is not syncing."""
    yield from identify(network)
    health = yield from attempt("system_health")
    if isinstance(health, dict) and health.get("isSyncing") is True:
        raise AnswerError("syncing", f"{health.get('peers')} peers")
    newest = quantity(get((yield from ask("chain_getHeader")), "number"))
    stamp = yield from stored(_NOW)
    if stamp is None or len(stamp) != 8:
        raise AnswerError("malformed", "time")
    return Head(newest, int.from_bytes(stamp, "little") / 1000)


def identify(network: Network) -> Conversation[None]:
    """Raise ``AnswerError`` unless the node's first block is that of ``network``."""
    genesis = yield from ask("chain_getBlockHash", 0)
    if genesis != "0x" + network.identity:
        raise AnswerError("wrong_chain", str(genesis)[:70])


def stored(key: str, *at: str) -> Conversation[bytes | None]:
    """What stands under ``key`` in the state, now or ``at`` a block."""
    value = yield from ask("state_getStorage", key, *at)
    return None if value is None else data(value)


def block_hash(height: int) -> Conversation[str | None]:
    """The hash of the block at ``height``; None where there is none yet."""
    value = yield from ask("chain_getBlockHash", height)
    return None if value is None else word(value, HASH)


def extrinsics(block: str, height: int) -> Conversation[list[Any]]:
    """The raw extrinsics of the block of this hash, which must be at ``height``."""
    answer = yield from ask("chain_getBlock", block)
    if answer is None:
        raise AnswerError("no_index", "block")
    fields = mapping(get(answer, "block"))
    if quantity(get(fields, "header", "number")) != height:
        raise AnswerError("wrong_answer", "block")
    found = get(fields, "extrinsics")
    if not isinstance(found, list):
        raise AnswerError("malformed", "extrinsics")
    return found


def finalized() -> Conversation[int | None]:
    """The height below which nothing changes; None where the node does not say."""
    newest = yield from attempt("chain_getFinalizedHead")
    header = (yield from attempt("chain_getHeader", newest)) if newest else None
    return number(header["number"]) if isinstance(header, dict) and "number" in header else None
