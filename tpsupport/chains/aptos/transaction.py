"""One Aptos transaction: where it is, and why it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.aptos import state
from tpsupport.chains.aptos.refusal import of_status
from tpsupport.chains.call import AnswerError, Call, Conversation
from tpsupport.chains.reading import get, items, mapping, number, said, same, word
from tpsupport.chains.report import Head, Hint, Transfer, TxReport

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_ADDRESS = r"0x[0-9a-f]{1,64}"
_COIN_CALLS = {
    "0x1::aptos_account::transfer",
    "0x1::aptos_account::transfer_coins",
    "0x1::coin::transfer",
}
_COIN_TYPE = "0x1::aptos_coin::AptosCoin"


def transaction(network: Network, tx: str, hint: Hint | None = None) -> Conversation[TxReport]:
    """What a node of ``network`` knows of ``tx``: a hash (0x…), or a version in digits."""
    del hint
    newest = yield from state.head(network)
    kind = "by_hash" if tx.startswith("0x") else "by_version"
    answer = yield Call(f"/transactions/{kind}", f"/transactions/{kind}/{tx}")
    code = state.refused(answer)
    if code in {"transaction_not_found", "version_not_found"}:
        return TxReport(network=network.key, tx=tx, state="not_found", head=newest)
    if code:
        trouble = "no_index" if code.endswith("_pruned") else "refused"
        raise AnswerError(trouble, code)  # type: ignore[arg-type]
    fields = mapping(answer.json())
    same(fields.get("hash" if kind == "by_hash" else "version"), tx, kind)
    if get(fields, "type") == "pending_transaction":
        return _waiting(network, tx, fields, newest)
    return _settled(network, tx, fields, newest)


def _waiting(network: Network, tx: str, fields: dict[str, Any], newest: Head) -> TxReport:
    expired = number(get(fields, "expiration_timestamp_secs")) < newest.time
    return TxReport(
        network=network.key,
        tx=tx,
        state="expired" if expired else "pending",
        sender=word(get(fields, "sender"), _ADDRESS),
        nonce=number(get(fields, "sequence_number")),
        transfers=_transfers(network, fields),
        opaque=not _transfers(network, fields),
        head=newest,
    )


def _settled(network: Network, tx: str, fields: dict[str, Any], newest: Head) -> TxReport:
    success = get(fields, "success")
    if not isinstance(success, bool):
        raise AnswerError("malformed", "success")
    status = said(get(fields, "vm_status"))
    used = number(get(fields, "gas_used"))
    moment = number(fields.get("timestamp", 0)) / 1e6
    return TxReport(
        network=network.key,
        tx=tx,
        state="final" if success else "failed",
        reason=None if success else of_status(status),
        reason_text="" if success else status,
        time=moment or None,
        confirmations=1,
        fee=used * number(fields.get("gas_unit_price", 0)),
        sender=word(fields["sender"], _ADDRESS) if fields.get("sender") else "",
        transfers=_transfers(network, fields) if success else (),
        opaque=not _transfers(network, fields),
        head=newest,
    )


def _transfers(network: Network, fields: dict[str, Any]) -> tuple[Transfer, ...]:
    """What the usual transfer functions move, by their arguments; other calls are not read."""
    payload = fields.get("payload")
    function = payload.get("function") if isinstance(payload, dict) else None
    if not isinstance(payload, dict) or said(function) not in _COIN_CALLS:
        return ()
    types = items(payload.get("type_arguments", []))
    arguments = items(payload.get("arguments", []))
    if len(arguments) != 2:
        return ()
    native = not types or types[0] == _COIN_TYPE
    asset = network.native.symbol if native else said(types[0])
    recipient, amount = word(arguments[0], _ADDRESS), number(arguments[1])
    return (Transfer(asset, recipient, amount, said(fields.get("sender")), native=native),)
