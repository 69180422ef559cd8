"""Which chain an Esplora server follows, how far it is, and what room in a block costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import AnswerError, Call, Conversation
from tpsupport.chains.reading import get, mapping, moment, number, same, word
from tpsupport.chains.report import Head

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_HASH = r"[0-9a-f]{64}"
_SOON = "6"
"""The confirmation target, in blocks, whose fee rate a payment should offer."""


def head(network: Network) -> Conversation[Head]:
    """The newest block of a server that follows ``network``."""
    genesis = (yield Call("/block-height/0", "/block-height/0")).text().strip()
    if genesis != network.identity:
        raise AnswerError("wrong_chain", genesis[:70])
    return (yield from tip())


def tip() -> Conversation[Head]:
    """The newest block; its time is the miner's, good to an hour or two."""
    newest = (yield Call("/blocks/tip/hash", "/blocks/tip/hash")).text().strip()
    path = f"/block/{word(newest, _HASH)}"
    block = mapping((yield Call("/block/:hash", path)).json())
    same(get(block, "id"), newest, "block")
    return Head(number(get(block, "height")), moment(get(block, "timestamp")))


def fee_rate() -> Conversation[float | None]:
    """Satoshi a virtual byte that get a payment into one of the next blocks; None if not said."""
    for path, key in (("/v1/fees/recommended", "hourFee"), ("/fee-estimates", _SOON)):
        try:
            rate = get((yield Call(path, path)).json(), key)
        except AnswerError:
            continue
        if _is_rate(rate):
            return float(rate)
    return None


def _is_rate(rate: Any) -> bool:
    return isinstance(rate, int | float) and not isinstance(rate, bool) and 0 < rate < 1e6
