"""One TRON transaction: where it is, and why it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import AnswerError, Conversation
from tpsupport.chains.reading import get, items, mapping, number, same, word
from tpsupport.chains.report import Head, Hint, TxReport
from tpsupport.chains.tron import state
from tpsupport.chains.tron.contract import Action, action, moved
from tpsupport.chains.tron.refusal import of_result
from tpsupport.chains.tron.state import answered, call, plain

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_INFO = "/wallet/gettransactioninfobyid"
_SOLID = "/walletsolidity/gettransactioninfobyid"


def transaction(network: Network, tx: str, hint: Hint | None = None) -> Conversation[TxReport]:
    """What a node of ``network`` knows of ``tx`` (64 hex digits).

    An empty answer means unknown or pending; a receipt without a result means success.
    """
    del hint
    head = yield from state.head(network)
    info = answered((yield call(_INFO, value=tx)))
    body = answered((yield call("/wallet/gettransactionbyid", value=tx)))
    if body:
        same(body.get("txID"), tx, "txID")
    if not info:
        return (yield from _unmined(network, tx, head, body))
    same(info.get("id"), tx, "id")
    done = action(network, body) if body else Action()
    common = _common(network, tx, info, head, done)
    result = _result(info, body)
    if result != "SUCCESS":
        returned = items(info.get("contractResult", []))
        words = plain(info.get("resMessage"))
        reason, text = of_result(result, words, str(returned[0]) if returned else "")
        return TxReport(state="failed", reason=reason, reason_text=text, **common)
    settled = yield from _solid(tx)
    transfers = moved(info.get("log", [])) or done.transfers
    return TxReport(state="final" if settled else "confirmed", transfers=transfers, **common)


def _common(
    network: Network, tx: str, info: dict[str, Any], head: Head, done: Action
) -> dict[str, Any]:
    block = info.get("blockNumber")
    height = None if block is None else number(block)
    stamp = info.get("blockTimeStamp")
    return {
        "network": network.key,
        "tx": tx,
        "block": height,
        "time": None if stamp is None else number(stamp) / 1000,
        "confirmations": None if height is None else max(head.number - height + 1, 1),
        "fee": number(info.get("fee", 0)),
        "sender": done.sender,
        "recipient": done.recipient,
        "approval": done.approval,
        "opaque": done.opaque,
        "head": head,
    }


def _result(info: dict[str, Any], body: dict[str, Any]) -> str:
    """The result of the contract; a plain transfer has none, and was a success."""
    receipt = mapping(info.get("receipt", {}))
    result = receipt.get("result")
    if result is None and body:
        returned = items(body.get("ret", []))
        result = mapping(returned[0]).get("contractRet") if returned else None
    named = "SUCCESS" if result in (None, "DEFAULT") else word(result, r"[A-Z_]{1,40}")
    return "UNKNOWN" if named == "SUCCESS" and info.get("result") == "FAILED" else named


def _solid(tx: str) -> Conversation[bool]:
    try:
        return bool(answered((yield call(_SOLID, value=tx))))
    except AnswerError:
        return False


def _unmined(network: Network, tx: str, head: Head, body: dict[str, Any]) -> Conversation[TxReport]:
    """A transaction without a receipt: in the pool, expired, or unknown."""
    if not body:
        try:
            body = answered((yield call("/wallet/gettransactionfrompending", value=tx)))
        except AnswerError:
            body = {}
    if not body:
        return TxReport(network=network.key, tx=tx, state="not_found", head=head)
    same(body.get("txID"), tx, "txID")
    done = action(network, body)
    expiration = number(mapping(get(body, "raw_data")).get("expiration", 0)) / 1000
    return TxReport(
        network=network.key,
        tx=tx,
        state="expired" if 0 < expiration < head.time else "pending",
        sender=done.sender,
        recipient=done.recipient,
        approval=done.approval,
        opaque=done.opaque,
        transfers=done.transfers,
        head=head,
    )
