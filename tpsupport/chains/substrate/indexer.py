"""One extrinsic by its hash, asked of an indexer: another party, asked only on wish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import AnswerError, Call, Conversation
from tpsupport.chains.reading import get, mapping, moment, number, said, same
from tpsupport.chains.report import Head, TxReport

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_PATH = "/api/scan/extrinsic"


def indexed(network: Network, tx: str) -> Conversation[TxReport]:
    """What the indexer of ``network`` knows of the extrinsic hash ``tx``."""
    answer = mapping((yield Call(_PATH, _PATH, {"hash": tx})).json())
    if answer.get("code") != 0:
        raise AnswerError("refused", said(answer.get("message")))
    head = Head(0, moment(get(answer, "generated_at")))
    if get(answer, "data") is None:
        return TxReport(network=network.key, tx=tx, state="not_found", head=head)
    return _known(network, tx, head, mapping(get(answer, "data")))


def _known(network: Network, tx: str, head: Head, fields: dict[str, Any]) -> TxReport:
    same(get(fields, "extrinsic_hash"), tx, "hash")
    if fields.get("pending") is True:
        return TxReport(network=network.key, tx=tx, state="pending", head=head)
    success = get(fields, "success")
    if not isinstance(success, bool):
        raise AnswerError("malformed", "success")
    error = fields.get("error")
    words = (
        f"{said(error.get('module'))}.{said(error.get('name'))}" if isinstance(error, dict) else ""
    )
    settled = fields.get("finalized") is True
    return TxReport(
        network=network.key,
        tx=tx,
        state=("final" if settled else "confirmed") if success else "failed",
        reason=None if success else "dispatch_error",
        reason_text=words,
        block=number(get(fields, "block_num")),
        time=moment(get(fields, "block_timestamp")),
        fee=number(fields.get("fee") or 0),
        sender=said(fields.get("account_id")),
        nonce=number(fields.get("nonce") or 0),
        opaque=True,
        head=head,
    )
