"""One Antelope transaction: only what succeeded is kept, and only histories keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.antelope import state
from tpsupport.chains.antelope.state import answered, post
from tpsupport.chains.call import AnswerError, Call, Conversation
from tpsupport.chains.reading import get, items, mapping, number, said, same, utc
from tpsupport.chains.report import Head, Hint, Transfer, TxReport
from tpsupport.chains.token import token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tpsupport.chains.network import Network
    from tpsupport.chains.terms import TxState

_STATUS = "/v1/chain/get_transaction_status"
_HYPERION = "/v2/history/get_transaction"
_V1 = "/v1/history/get_transaction"
_QUANTITY = r"(\d{1,20})(?:\.(\d{1,18}))? ([A-Z]{1,7})"

_STATES: dict[str, TxState] = {
    "LOCALLY_APPLIED": "pending",
    "IN_BLOCK": "confirmed",
    "IRREVERSIBLE": "final",
    "FORKED_OUT": "pending",
    "FAILED": "failed",
    "UNKNOWN": "not_found",
}

Trace = dict[str, Any]


def transaction(network: Network, tx: str, hint: Hint | None = None) -> Conversation[TxReport]:
    """What a node of ``network`` knows of ``tx`` (64 hex digits), by whichever history it has.

    ``not_found`` means: never arrived, or failed; the chain itself keeps no failures. Raises
    ``AnswerError`` (no_index) where the node has no history at all.
    """
    del hint
    newest, solid = yield from state.info(network)
    tracked = yield from _tracked(network, tx, newest)
    if tracked is not None and tracked.state != "not_found":
        return tracked
    for path in (_HYPERION, _V1):
        try:
            found = yield from _in_history(path, tx)
        except AnswerError as error:
            if error.trouble in {"no_index", "refused", "not_a_node"}:
                continue
            raise
        if found is None:
            return TxReport(network=network.key, tx=tx, state="not_found", head=newest)
        return _executed(network, tx, newest, solid, found)
    if tracked is None:
        raise AnswerError("no_index", "no history")
    return tracked


def _tracked(network: Network, tx: str, newest: Head) -> Conversation[TxReport | None]:
    """What the node's own tracking of the last minutes says; None where it does not track."""
    try:
        fields = mapping(answered((yield post(_STATUS, id=tx))))
    except AnswerError as error:
        if error.trouble in {"no_index", "refused", "not_a_node"}:
            return None
        raise
    word = said(get(fields, "state"))
    if word not in _STATES:
        raise AnswerError("malformed", word)
    block, when = fields.get("block_number"), fields.get("block_timestamp")
    height = None if block is None else number(block)
    return TxReport(
        network=network.key,
        tx=tx,
        state=_STATES[word],
        reason="other" if word == "FAILED" else None,
        block=height,
        time=None if when is None else utc(when),
        confirmations=None if height is None else max(newest.number - height + 1, 1),
        opaque=True,
        head=newest,
    )


def _in_history(path: str, tx: str) -> Conversation[tuple[int, float, list[Trace]] | None]:
    """(block, time, traces) of an executed transaction, or None if the history has none."""
    if path == _HYPERION:
        fields = mapping(answered((yield Call(path, f"{path}?id={tx}"))))
        same(get(fields, "trx_id"), tx, "trx_id")
        if get(fields, "executed") is not True:
            return None
        traces = [mapping(each) for each in items(get(fields, "actions"))]
        first = traces[0] if traces else {}
        return number(get(first, "block_num")), utc(get(first, "timestamp")), traces
    try:
        fields = mapping(answered((yield post(path, id=tx))))
    except state.NodeosError as error:
        if "not found" in error.message.lower():
            return None
        raise
    same(get(fields, "id"), tx, "id")
    traces = [mapping(each) for each in items(get(fields, "traces"))]
    return number(get(fields, "block_num")), utc(get(fields, "block_time")), traces


def _executed(
    network: Network, tx: str, newest: Head, solid: int, found: tuple[int, float, list[Trace]]
) -> TxReport:
    block, when, traces = found
    transfers = tuple(dict.fromkeys(_transfers(network, traces)))
    return TxReport(
        network=network.key,
        tx=tx,
        state="final" if block <= solid else "confirmed",
        block=block,
        time=when,
        confirmations=max(newest.number - block + 1, 1),
        sender=transfers[0].sender if transfers else "",
        recipient=transfers[0].recipient if transfers else "",
        transfers=transfers,
        head=newest,
    )


def _transfers(network: Network, traces: list[Trace]) -> Iterator[Transfer]:
    """Every transfer action, once: the same action is traced for each account it notifies."""
    for trace in traces:
        act = trace.get("act")
        data = act.get("data") if isinstance(act, dict) else None
        if isinstance(act, dict) and isinstance(data, dict) and act.get("name") == "transfer":
            amount, decimals, symbol = _quantity(data.get("quantity"))
            contract = said(act.get("account"))
            if symbol:
                yield Transfer(
                    asset=f"{symbol}@{contract}",
                    recipient=said(data.get("to")),
                    amount=amount,
                    sender=said(data.get("from")),
                    native=contract in _coins(network),
                    token=None if contract in _coins(network) else token(decimals, symbol),
                )


def _coins(network: Network) -> set[str]:
    legacy = network.legacy
    return {network.native.contract, legacy.contract if legacy else ""} - {""}


def _quantity(value: Any) -> tuple[int, int, str]:
    """(amount in the smallest unit, decimals, symbol) of ``1.0000 EOS``."""
    import re

    match = re.fullmatch(_QUANTITY, value) if isinstance(value, str) else None
    if not match:
        return 0, 0, ""
    part = match[2] or ""
    return int(match[1] + part), len(part), match[3]
