"""Which chain an Aptos node serves, how far it is, and its way of saying no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import Answer, AnswerError, Call, Conversation
from tpsupport.chains.reading import get, mapping, number, said
from tpsupport.chains.report import Head

if TYPE_CHECKING:
    from tpsupport.chains.network import Network


def head(network: Network) -> Conversation[Head]:
    """The newest block of a node of ``network``."""
    info = mapping((yield Call("/")).json())
    served = number(get(info, "chain_id"))
    if str(served) != network.identity:
        raise AnswerError("wrong_chain", f"chain id {served}")
    return Head(number(get(info, "block_height")), number(get(info, "ledger_timestamp")) / 1e6)


def refused(answer: Answer) -> str:
    """The node's error code in an answer of 4xx, or an empty text for a success."""
    if answer.status == 200:
        return ""
    fields: Any = answer.json(400, 404, 410)
    code = said(fields.get("error_code")) if isinstance(fields, dict) else ""
    if not code:
        raise AnswerError("not_a_node", f"HTTP {answer.status}")
    return code
