"""One extrinsic of a Substrate chain: by its place, or by its hash in the newest blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import AnswerError, Conversation
from tpsupport.chains.codec import ss58
from tpsupport.chains.codec.digest import blake2b
from tpsupport.chains.jsonrpc import attempt
from tpsupport.chains.reading import data
from tpsupport.chains.report import Head, Hint, Transfer, TxReport
from tpsupport.chains.substrate import events, state
from tpsupport.chains.substrate.balance import free

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_MOST = 4
"""Payments of one extrinsic that are looked at."""
_RECENT = 16
"""Blocks that are searched for a hash: no node finds an extrinsic by it."""


def transaction(network: Network, tx: str, hint: Hint | None = None) -> Conversation[TxReport]:
    """What a node of ``network`` knows of ``tx``: ``block-index``, or a hash (0x…).

    Raises ``AnswerError`` (no_index) for a hash that is neither waiting nor in the newest blocks.
    """
    del hint
    head = yield from state.head(network)
    if "-" in tx:
        block, _, place = tx.partition("-")
        return (yield from _at(network, tx, head, int(block), int(place)))
    waiting = yield from attempt("author_pendingExtrinsics")
    if isinstance(waiting, list) and tx in map(_hash, waiting):
        return TxReport(network=network.key, tx=tx, state="pending", head=head)
    for height in range(head.number, max(head.number - _RECENT, -1), -1):
        index = yield from _index(tx, height)
        if index is not None:
            return (yield from _at(network, tx, head, height, index))
    raise AnswerError("no_index", f"not in the newest {_RECENT} blocks")


def _index(tx: str, height: int) -> Conversation[int | None]:
    """Where in the block at ``height`` the extrinsic of this hash stands, if it does."""
    try:
        block = yield from state.block_hash(height)
        raw = (yield from state.extrinsics(block, height)) if block else []
    except AnswerError as error:
        raise AnswerError("no_index", str(error.detail)) from error
    hashes = [_hash(each) for each in raw]
    return hashes.index(tx) if tx in hashes else None


def _at(network: Network, tx: str, head: Head, height: int, index: int) -> Conversation[TxReport]:
    block = (yield from state.block_hash(height)) if height <= head.number else None
    raw = (yield from state.extrinsics(block, height)) if block else []
    if block is None or index >= len(raw):
        return TxReport(network=network.key, tx=tx, state="not_found", head=head)
    stored = yield from state.stored(events.KEY, block)
    became = events.outcome(stored or b"", index)
    if became is None:
        raise AnswerError("no_index", "events")
    success, reason, words = became
    moved = (yield from _moved(network, stored or b"", (height, block, index))) if success else ()
    limit = yield from state.finalized()
    settled = limit is not None and limit >= height
    return TxReport(
        network=network.key,
        tx=tx,
        state=("final" if settled else "confirmed") if success else "failed",
        reason=reason,
        reason_text=words,
        block=height,
        confirmations=head.number - height + 1,
        sender=moved[0].sender if moved else "",
        opaque=True,
        transfers=moved,
        head=head,
    )


def _moved(
    network: Network, stored: bytes, place: tuple[int, str, int]
) -> Conversation[tuple[Transfer, ...]]:
    """The payments that the events tell, of which the recipient's balance shows that they came."""
    height, block, index = place
    paid = events.payments(stored, index)[:_MOST]
    before = (yield from state.block_hash(height - 1)) if paid else None
    found = []
    for sender, recipient, amount in paid if before else ():
        had = yield from free(recipient, str(before))
        has = yield from free(recipient, block)
        if has - had >= amount:
            found.append(_transfer(network, sender, recipient, amount))
    return tuple(found)


def _transfer(network: Network, sender: bytes, recipient: bytes, amount: int) -> Transfer:
    ends = [ss58.encode(network.ss58 or 0, key) for key in (sender, recipient)]
    return Transfer(network.native.symbol, ends[1], amount, ends[0], native=True)


def _hash(extrinsic: Any) -> str:
    return "0x" + blake2b(data(extrinsic), 32).hex()
