"""One Solana transaction: where it is, and why it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import AnswerError, Conversation
from tpsupport.chains.jsonrpc import RpcError, ask
from tpsupport.chains.reading import get, items, mapping, maybe, moment, number, same
from tpsupport.chains.report import Hint, TxReport
from tpsupport.chains.solana import state
from tpsupport.chains.solana.movements import movements, programs
from tpsupport.chains.solana.refusal import of_err

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_HISTORY = {"searchTransactionHistory": True}
_DETAIL = {"encoding": "json", "commitment": "confirmed", "maxSupportedTransactionVersion": 0}
_UNINDEXED = {-32004, -32007, -32009, -32011, -32019}
_TOKEN_APPROVE = 4


def transaction(network: Network, tx: str, hint: Hint | None = None) -> Conversation[TxReport]:
    """What a node of ``network`` knows of the signature ``tx``."""
    del hint
    head = yield from state.head(network)
    status = yield from _status(tx)
    if status is None:
        return TxReport(network=network.key, tx=tx, state="not_found", head=head)
    level, err = status.get("confirmationStatus"), get(status, "err")
    detail = yield from _detail(tx)
    common = _common(detail) | {
        "network": network.key,
        "tx": tx,
        "block": number(get(status, "slot")),
        "opaque": not detail,
        "confirmations": maybe(status.get("confirmations")),
        "head": head,
    }
    if err is not None:
        logs = mapping(detail.get("meta") or {}).get("logMessages")
        reason, words = of_err(err, logs)
        return TxReport(state="failed", reason=reason, reason_text=words, **common)
    if level == "processed":
        return TxReport(state="pending", **common)
    moved = movements(network, detail)
    return TxReport(
        state="final" if level == "finalized" else "confirmed", transfers=moved, **common
    )


def _status(tx: str) -> Conversation[dict[str, Any] | None]:
    """How far the transaction is, or None if the node does not know it."""
    try:
        answer = yield from ask("getSignatureStatuses", [tx], _HISTORY)
    except RpcError as error:
        if error.code in _UNINDEXED:
            raise AnswerError("no_index", error.message) from error
        raise
    found = get(answer, "value", 0)
    return None if found is None else mapping(found)


def _detail(tx: str) -> Conversation[dict[str, Any]]:
    """The transaction itself; empty where the node knows only its status."""
    try:
        found = yield from ask("getTransaction", tx, _DETAIL)
    except RpcError:
        return {}
    if found is None:
        return {}
    fields = mapping(found)
    same(get(fields, "transaction", "signatures", 0), tx, "signature")
    return fields


def _common(detail: dict[str, Any]) -> dict[str, Any]:
    """What the transaction itself tells, whatever became of it."""
    time = detail.get("blockTime")
    keys = _keys(detail)
    return {
        "time": None if time is None else moment(time),
        "fee": maybe(mapping(detail.get("meta") or {}).get("fee")),
        "sender": keys[0] if keys else "",
        "approval": _TOKEN_APPROVE in programs(detail),
    }


def _keys(detail: dict[str, Any]) -> list[str]:
    if not detail:
        return []
    return [str(key) for key in items(get(detail, "transaction", "message", "accountKeys"))]
