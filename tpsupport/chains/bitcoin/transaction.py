"""One Bitcoin transaction: where it is, and what it waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.bitcoin import state
from tpsupport.chains.call import Answer, AnswerError, Call, Conversation
from tpsupport.chains.reading import get, items, mapping, moment, number, said, same, word
from tpsupport.chains.report import Head, Hint, Transfer, TxReport

if TYPE_CHECKING:
    from tpsupport.chains.network import Network
    from tpsupport.chains.terms import Reason

_REPLACEABLE = 0xFFFFFFFD
_LOW = 0.7
"""A fee rate below this part of the usual one makes a payment wait."""


def transaction(network: Network, tx: str, hint: Hint | None = None) -> Conversation[TxReport]:
    """What a server that follows ``network`` knows of ``tx`` (64 hex digits).

    Only ``/tx/:txid`` is asked: ``/tx/:txid/status`` answers for transactions that never were.
    """
    del hint
    newest = yield from state.head(network)
    answer = yield Call("/tx/:txid", f"/tx/{tx}")
    if _is_absent(answer):
        return (yield from _absent(network, tx, newest))
    fields = mapping(answer.json())
    same(fields.get("txid"), tx, "txid")
    status = mapping(get(fields, "status"))
    if get(status, "confirmed") is not True:
        reason, words = yield from _why_waiting(fields)
        return _report(network, tx, fields, newest, "pending", reason=reason, reason_text=words)
    block = number(get(status, "block_height"))
    confirmations = max(newest.number - block + 1, 1)
    done = isinstance(network.final, int) and confirmations >= network.final
    return _report(
        network,
        tx,
        fields,
        newest,
        "final" if done else "confirmed",
        block=block,
        time=moment(get(status, "block_time")),
        confirmations=confirmations,
    )


def _is_absent(answer: Answer) -> bool:
    return answer.status == 404 and "not found" in answer.text(404).lower()


def _absent(network: Network, tx: str, newest: Head) -> Conversation[TxReport]:
    """A txid that the server does not know: one of the servers remembers what replaced it."""
    later = ""
    try:
        answer = (yield Call("/v1/tx/:txid/rbf", f"/v1/tx/{tx}/rbf")).json()
        later = word(get(answer, "replacements", "tx", "txid"), r"[0-9a-f]{64}")
    except AnswerError:
        pass
    return TxReport(
        network=network.key,
        tx=tx,
        state="replaced" if later and later != tx else "not_found",
        replaced_by=later if later != tx else "",
        head=newest,
    )


def _why_waiting(fields: dict[str, Any]) -> Conversation[tuple[Reason | None, str]]:
    weight = max(number(get(fields, "weight")), 1)
    offered = number(get(fields, "fee")) * 4 / weight
    usual = yield from state.fee_rate()
    if usual is None or offered >= _LOW * usual:
        return None, f"{offered:.1f} sat/vB"
    sequences = [number(get(source, "sequence")) for source in items(get(fields, "vin"))]
    replaceable = any(sequence <= _REPLACEABLE for sequence in sequences)
    note = ", RBF" if replaceable else ""
    return "low_fee", f"{offered:.1f} < {usual:.1f} sat/vB{note}"


def _report(
    network: Network, tx: str, fields: dict[str, Any], newest: Head, state: Any, **more: Any
) -> TxReport:
    return TxReport(
        network=network.key,
        tx=tx,
        state=state,
        fee=number(get(fields, "fee")),
        sender=_sender(fields),
        needed=network.final if isinstance(network.final, int) else None,
        transfers=_transfers(network, fields),
        head=newest,
        **more,
    )


def _sender(fields: dict[str, Any]) -> str:
    for source in items(get(fields, "vin"))[:1]:
        previous = source.get("prevout") if isinstance(source, dict) else None
        if isinstance(previous, dict):
            return said(previous.get("scriptpubkey_address"))
    return ""


def _transfers(network: Network, fields: dict[str, Any]) -> tuple[Transfer, ...]:
    symbol = network.native.symbol
    return tuple(
        Transfer(
            symbol, said(target["scriptpubkey_address"]), number(get(target, "value")), native=True
        )
        for target in items(get(fields, "vout"))
        if isinstance(target, dict) and target.get("scriptpubkey_address")
    )
