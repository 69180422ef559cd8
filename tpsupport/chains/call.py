"""A question to a node and its answer, as plain values; and why an answer is none."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from tpsupport.chains.report import Evidence
from tpsupport.text import clean

if TYPE_CHECKING:
    from tpsupport.chains.terms import Trouble

EXCERPT = 160
"""Characters of an answer that are kept as evidence."""

_HTML = ("<!doctype", "<html", "<head", "<?xml", "<body")
_BUSY = ("frequency limit", "rate limit", "too many requests", "lack of computing resources")


class AnswerError(Exception):
    """What came is no answer; ``trouble`` says why, ``detail`` is cleaned and short."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(trouble, detail)
        self.trouble = trouble
        self.detail = clean(detail)[:EXCERPT]


@dataclass(frozen=True, slots=True)
class Call:
    """One question: ``path`` below the endpoint, by POST if there is a JSON ``body``."""

    name: str
    path: str = ""
    body: Any = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one HTTP exchange brought, not yet believed."""

    status: int
    body: str
    content_type: str = ""
    host: str = ""
    seconds: float = 0.0
    retry_after: str = ""
    date: float | None = None
    """The server's own clock, in unix seconds."""

    def json(self, *accepted: int) -> Any:
        """The JSON value of the body. ``AnswerError`` for a status not 200 nor ``accepted``."""
        self._refuse_strangers()
        if self.status != 200 and self.status not in accepted:
            raise self._of_status()
        import json

        try:
            return json.loads(self.body, parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            raise AnswerError("malformed", f"{type(error).__name__}: {self.body}") from error

    def text(self, *accepted: int) -> str:
        """The body as text, under the same condition."""
        self._refuse_strangers()
        if self.status != 200 and self.status not in accepted:
            raise self._of_status()
        return self.body

    def evidence(self, call: Call) -> Evidence:
        """The exchange as it is shown."""
        return Evidence(call.name, self.host, self.status, clean(self.body[:EXCERPT]))

    def _refuse_strangers(self) -> None:
        if "html" in self.content_type or self.body[:40].lstrip().lower().startswith(_HTML):
            raise AnswerError("not_a_node", f"HTTP {self.status}, a web page")
        if self.status != 200 and any(word in self.body[:400].lower() for word in _BUSY):
            raise AnswerError("rate_limited", f"HTTP {self.status} {self.retry_after}".strip())

    def _of_status(self) -> AnswerError:
        shown = f"HTTP {self.status} {self.body}"
        if self.status == 429:
            return AnswerError("rate_limited", f"HTTP 429 {self.retry_after}".strip())
        if self.status in {401, 403, 407, 451}:
            return AnswerError("refused", shown)
        if 300 <= self.status < 400:
            return AnswerError("redirected", shown)
        if self.status >= 500:
            return AnswerError("server_error", shown)
        return AnswerError("not_a_node", shown)


T = TypeVar("T")
Conversation = Generator[Call, Answer, T]
"""Questions yielded one by one, each answered, until the value is known; no input or output.

It may raise ``AnswerError``; whoever conducts it may throw one in where no answer came.
"""


def _no_constant(name: str) -> Any:
    raise ValueError(name)
