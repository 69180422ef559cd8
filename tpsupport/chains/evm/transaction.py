"""One transaction on an EVM chain: where it is, and why it failed or waits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import AnswerError, Conversation
from tpsupport.chains.evm import events, failure, state
from tpsupport.chains.jsonrpc import RpcError, ask, attempt
from tpsupport.chains.reading import get, mapping, maybe, moment, quantity, same
from tpsupport.chains.report import Head, Hint, TxReport

if TYPE_CHECKING:
    from tpsupport.chains.network import Network


@dataclass(frozen=True, slots=True)
class _Seen:
    """What every branch needs to know."""

    network: Network
    tx: str
    head: Head
    base_fee: int | None


def transaction(network: Network, tx: str, hint: Hint | None = None) -> Conversation[TxReport]:
    """What a node of ``network`` knows of ``tx`` (0x and 64 hex digits)."""
    yield from state.identify(network)
    head, base_fee = yield from state.latest()
    seen = _Seen(network, tx, head, base_fee)
    try:
        found = yield from ask("eth_getTransactionByHash", tx)
    except RpcError as error:
        if error.says("indexing is in progress", "index"):
            raise AnswerError("no_index", error.message) from error
        raise
    if found is None:
        return (yield from _absent(seen, hint or Hint()))
    fields = mapping(found)
    same(fields.get("hash"), tx, "hash")
    if fields.get("chainId") is not None:
        same(quantity(fields["chainId"]), network.identity, "chain id")
    if fields.get("blockNumber") is None:
        return (yield from _waiting(seen, fields))
    return (yield from _mined(seen, fields))


def _absent(seen: _Seen, hint: Hint) -> Conversation[TxReport]:
    """A hash that the node does not know; the sender's nonces may tell what became of it."""
    report = TxReport(network=seen.network.key, tx=seen.tx, state="not_found", head=seen.head)
    if hint.nonce is None or not hint.sender:
        return report
    latest = yield from state.count(hint.sender, "latest")
    pending = yield from state.count(hint.sender, "pending")
    report = _with(report, sender=hint.sender, nonce=hint.nonce)
    if latest > hint.nonce:
        return _with(report, state="replaced", reason="nonce_used")
    return _with(report, state="dropped") if pending == latest else report


def _waiting(seen: _Seen, fields: dict[str, Any]) -> Conversation[TxReport]:
    sender, nonce = events.address(get(fields, "from")), quantity(get(fields, "nonce"))
    latest = yield from state.count(sender, "latest")
    pending = yield from state.count(sender, "pending")
    report = _report(seen, fields, "pending", transfers=events.intended(seen.network, fields))
    if latest > nonce:
        return _with(report, state="replaced", reason="nonce_used")
    if nonce > latest and pending <= nonce:
        return _with(report, reason="nonce_gap", waiting_for=max(latest, pending))
    offered = maybe(fields.get("maxFeePerGas")) or maybe(fields.get("gasPrice")) or 0
    usual = yield from attempt("eth_gasPrice")
    price = quantity(usual) if isinstance(usual, str) else 0
    if offered < (seen.base_fee or 0) or offered * 10 < price * 8:
        return _with(report, reason="low_fee", waiting_for=latest if nonce > latest else None)
    return _with(report, waiting_for=latest if nonce > latest else None)


def _mined(seen: _Seen, fields: dict[str, Any]) -> Conversation[TxReport]:
    answer = yield from ask("eth_getTransactionReceipt", seen.tx)
    if answer is None:
        raise AnswerError("no_index", "the receipt is missing")
    receipt = mapping(answer)
    same(receipt.get("transactionHash"), seen.tx, "hash of the receipt")
    block = quantity(get(receipt, "blockNumber"))
    same(quantity(get(fields, "blockNumber")), str(block), "block")
    used = quantity(get(receipt, "gasUsed"))
    price = maybe(receipt.get("effectiveGasPrice")) or maybe(fields.get("gasPrice")) or 0
    extra = maybe(receipt.get("l1Fee")) or 0
    common = {
        "block": block,
        "confirmations": max(seen.head.number - block + 1, 1),
        "fee": used * price + extra,
        "time": (yield from _time(fields, block)),
    }
    if quantity(get(receipt, "status")) == 0:
        reason, words = yield from _why(fields, block, used)
        return _report(seen, fields, "failed", reason=reason, reason_text=words, **common)
    moved = events.transfers(seen.network, fields, get(receipt, "logs"))
    settled = yield from _settled(seen, block)
    return _report(seen, fields, "final" if settled else "confirmed", transfers=moved, **common)


def _time(fields: dict[str, Any], block: int) -> Conversation[float | None]:
    """When the block was made: some nodes say so along with the transaction."""
    if fields.get("blockTimestamp") is not None:
        return moment(fields["blockTimestamp"])
    found = yield from attempt("eth_getBlockByNumber", hex(block), state.HASHES)
    return moment(get(found, "timestamp")) if isinstance(found, dict) else None


def _settled(seen: _Seen, block: int) -> Conversation[bool]:
    if isinstance(seen.network.final, int):
        return seen.head.number - block + 1 >= seen.network.final
    limit = yield from state.finalized()
    return limit is not None and limit >= block


def _why(fields: dict[str, Any], block: int, used: int) -> Conversation[failure.Why]:
    """Why it failed: by playing it again on the state before its block, else by the gas it used."""
    limit = quantity(get(fields, "gas"))
    call = {"from": fields.get("from"), "to": fields.get("to"), "gas": fields.get("gas")}
    call |= {"value": fields.get("value"), "data": fields.get("input", "0x")}
    try:
        yield from ask("eth_call", {k: v for k, v in call.items() if v}, hex(max(block - 1, 0)))
    except RpcError as error:
        why = failure.of_error(error)
        if why:
            return why
    except AnswerError:
        pass
    return failure.by_gas(used, limit), ""


def _report(seen: _Seen, fields: dict[str, Any], state: Any, **more: Any) -> TxReport:
    final = seen.network.final
    return TxReport(
        network=seen.network.key,
        tx=seen.tx,
        state=state,
        sender=events.address(get(fields, "from")),
        recipient=events.address(fields["to"]) if fields.get("to") else "",
        nonce=quantity(get(fields, "nonce")),
        approval=events.grants(fields),
        opaque=fields.get("input", "0x") != "0x",
        needed=final if isinstance(final, int) else None,
        head=seen.head,
        **more,
    )


def _with(report: TxReport, **changes: Any) -> TxReport:
    return replace(report, **changes)
