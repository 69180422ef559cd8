"""JSON-RPC 2.0 questions, and their results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import Answer, AnswerError, Call, Conversation
from tpsupport.chains.reading import mapping, said

if TYPE_CHECKING:
    from tpsupport.chains.terms import Trouble

_BUSY_CODES = {-32005, -32029, 429}
_BUSY_WORDS = ("rate limit", "too many requests", "request limit", "exceeded the quota")
_NO_METHOD_CODES = {-32601, -32004}
_NO_METHOD_WORDS = ("method not found", "does not exist", "not available", "not supported")


class RpcError(AnswerError):
    """The node answered with an error; ``message`` is cleaned, ``data`` is what it sent along."""

    def __init__(self, code: int, message: str, data: Any) -> None:
        self.code = code
        self.message = message
        self.data = data
        super().__init__(self._as_trouble(), f"{code} {message}")

    def _as_trouble(self) -> Trouble:
        text = self.message.lower()
        if self.code in _BUSY_CODES or any(word in text for word in _BUSY_WORDS):
            return "rate_limited"
        return "refused"

    @property
    def no_method(self) -> bool:
        """Whether the node does not offer what was asked."""
        if self.code in _NO_METHOD_CODES:
            return True
        return "method" in self.message.lower() and self.says(*_NO_METHOD_WORDS)

    def says(self, *words: str) -> bool:
        """Whether the message has one of ``words`` in it, in any case."""
        text = self.message.lower()
        return any(word in text for word in words)


def rpc(method: str, *params: Any, path: str = "") -> Call:
    """The question ``method`` with ``params``."""
    body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": list(params)}
    return Call(method, path, body)


def result(answer: Answer) -> Any:
    """The result in ``answer``. Raises ``RpcError`` for an error, else ``AnswerError``."""
    value = answer.json(400, 404, 500)
    envelope = mapping(value)
    error = envelope.get("error")
    if error is not None:
        fields = error if isinstance(error, dict) else {"message": error}
        code = fields.get("code")
        whole = code if isinstance(code, int) and not isinstance(code, bool) else 0
        raise RpcError(whole, said(fields.get("message")), fields.get("data"))
    if "result" not in envelope:
        raise AnswerError("not_a_node", f"HTTP {answer.status} without a result")
    if envelope.get("id") not in (1, "1"):
        raise AnswerError("wrong_answer", f"id: {str(envelope.get('id'))[:40]}")
    return envelope["result"]


def ask(method: str, *params: Any, path: str = "") -> Conversation[Any]:
    """The result of one question, as a part of a conversation."""
    return result((yield rpc(method, *params, path=path)))


def attempt(method: str, *params: Any, path: str = "") -> Conversation[Any]:
    """The same for what the verdict can do without: None where there is no result."""
    try:
        value = yield from ask(method, *params, path=path)
    except AnswerError:
        return None
    return value
