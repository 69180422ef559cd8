"""Which chain an Antelope node serves, how far it is, and its ways of saying no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import Answer, AnswerError, Call, Conversation
from tpsupport.chains.reading import get, items, mapping, number, said, utc
from tpsupport.chains.report import Head

if TYPE_CHECKING:
    from tpsupport.chains.network import Network


class NodeosError(AnswerError):
    """The node answered with an error: ``code`` is nodeos' own, ``message`` its details."""

    def __init__(self, code: int, name: str, message: str) -> None:
        self.code = code
        self.name = name
        self.message = message
        missing = "unknown endpoint" in message.lower()
        super().__init__("no_index" if missing else "refused", f"{code} {name} {message}")


def post(path: str, **body: Any) -> Call:
    """The question at ``path`` with these fields."""
    return Call(path, path, body)


def answered(answer: Answer) -> Any:
    """The JSON in ``answer``. An error of nodeos raises ``NodeosError``."""
    value = answer.json(202, 400, 401, 404, 409, 500)
    if answer.status in {200, 202}:
        return value
    fields = mapping(value)
    error = fields.get("error")
    if not isinstance(error, dict):
        if answer.status == 500:
            raise AnswerError("server_error", said(fields.get("message")))
        raise AnswerError("no_index" if answer.status == 404 else "not_a_node", str(answer.status))
    details = error.get("details")
    lines = [said(mapping(each).get("message")) for each in items(details)] if details else []
    code = error.get("code")
    message = " ".join(lines) or said(fields.get("message"))
    raise NodeosError(code if isinstance(code, int) else 0, said(error.get("name")), message)


def head(network: Network) -> Conversation[Head]:
    """The newest block of a node of ``network``."""
    return (yield from info(network))[0]


def info(network: Network) -> Conversation[tuple[Head, int]]:
    """The newest block, and the last one that cannot change."""
    fields = mapping(answered((yield Call("/v1/chain/get_info", "/v1/chain/get_info"))))
    served = get(fields, "chain_id")
    if served != network.identity:
        raise AnswerError("wrong_chain", str(served)[:70])
    newest = Head(number(get(fields, "head_block_num")), utc(get(fields, "head_block_time")))
    return newest, number(get(fields, "last_irreversible_block_num"))
