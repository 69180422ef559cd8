"""Asking nodes: two at once, each with one other to fall back on, all under one deadline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Generic, Protocol, TypeVar

from tpsupport.chains.call import Answer, AnswerError, Call, Conversation
from tpsupport.chains.line import Line
from tpsupport.chains.report import Evidence

SEATS = 2
TRIES = 2
_FIRST_TRY = 0.6
"""The part of the time that a seat's first node may use up, where there is another to ask."""

_PATIENCE = 1.0
"""Seconds that others get to contradict a node whose answer could stand alone."""

T = TypeVar("T")


class Sender(Protocol):
    """Whatever carries questions to one endpoint."""

    @property
    def host(self) -> str: ...

    def send(self, call: Call) -> Answer: ...

    def close(self) -> None: ...


Dial = Callable[[str, Line], Sender]
"""Endpoint and line to a sender."""


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """What came of talking to one node: a value, or the trouble."""

    host: str
    endpoint: str
    now: float
    """The time by the node's own clock, else by this device's."""
    value: T | None = None
    trouble: AnswerError | None = None
    evidence: tuple[Evidence, ...] = ()
    seconds: float = 0.0
    """How long its quickest answer took."""


def dial(endpoint: str, line: Line) -> Sender:
    """The real sender."""
    from tpsupport.chains.wire import Wire

    return Wire(endpoint, line)


def converse(
    endpoint: str, conversation: Conversation[T], line: Line, dial: Dial = dial
) -> Said[T]:
    """One conversation with one node; whatever goes wrong in it is told, not raised."""
    talk: _Talk[T] = _Talk()
    value, trouble = None, None
    try:
        sender = dial(endpoint, line)
        try:
            value = talk.hold(conversation, sender)
        finally:
            sender.close()
    except AnswerError as error:
        trouble = error
    except Exception as error:  # an answer that nobody thought of is a bad answer
        trouble = AnswerError("malformed", type(error).__name__)
    now = line.clock() if talk.date is None else talk.date
    quickest = min(talk.seconds, default=0.0)
    host = host_of(endpoint)
    return Said(host, endpoint, now, value, trouble, tuple(talk.evidence), quickest)


def host_of(endpoint: str) -> str:
    """The host of an endpoint."""
    from urllib.parse import urlsplit

    try:
        return urlsplit(endpoint).hostname or endpoint
    except ValueError:
        return endpoint


class _Talk(Generic[T]):
    """What was heard in one conversation."""

    def __init__(self) -> None:
        self.evidence: list[Evidence] = []
        self.seconds: list[float] = []
        self.date: float | None = None

    def hold(self, conversation: Conversation[T], sender: Sender) -> T:
        try:
            call = next(conversation)
            while True:
                call = self._turn(conversation, sender, call)
        except StopIteration as stop:
            value: T = stop.value
            return value

    def _turn(self, conversation: Conversation[T], sender: Sender, call: Call) -> Call:
        try:
            answer = sender.send(call)
        except AnswerError as error:
            self.evidence.append(Evidence(call.name, sender.host, 0, error.trouble))
            return conversation.throw(error)
        self.evidence.append(answer.evidence(call))
        self.seconds.append(answer.seconds)
        self.date = answer.date or self.date
        return conversation.send(answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner(Generic[T]):
    """How to ask: how many nodes at once, and in turn; which value can stand alone."""

    seats: int = SEATS
    tries: int = TRIES
    enough: Callable[[T], bool] = lambda _: False
    dial: Dial = dial


def consult(
    endpoints: tuple[str, ...],
    start: Callable[[], Conversation[T]],
    line: Line,
    manner: Manner[T],
) -> tuple[Said[T], ...]:
    """What each seat's nodes said: one value, or their troubles.

    A seat whose node gives no answer asks one more that nobody has asked yet. Whoever is not done
    at the deadline, or soon after an answer that can stand alone, is left behind as ``timeout``.
    """
    table = _Table(list(endpoints), start, line, manner)
    seats = range(manner.seats)
    seated = {seat: endpoint for seat in seats if (endpoint := table.take()) is not None}
    for seat, endpoint in seated.items():
        Thread(target=table.sit, args=(seat, endpoint), daemon=True).start()
    return _gather(table.told, seated, line, manner.enough)


class _Table(Generic[T]):
    """The seats of one question, and the endpoints that nobody has asked yet."""

    def __init__(
        self,
        waiting: list[str],
        start: Callable[[], Conversation[T]],
        line: Line,
        manner: Manner[T],
    ) -> None:
        self.told: _Told[T] = SimpleQueue()
        self._waiting, self._lock = waiting, Lock()
        self._start, self._line, self._manner = start, line, manner

    def take(self) -> str | None:
        """An endpoint that nobody has asked yet."""
        with self._lock:
            return self._waiting.pop(0) if self._waiting else None

    def sit(self, seat: int, endpoint: str) -> None:
        """Ask ``endpoint``, and others after it as long as there is no answer."""
        tries, line = self._manner.tries, self._line
        for attempt in range(tries):
            another = attempt + 1 < tries and bool(self._waiting)
            share = _FIRST_TRY if another else 1.0
            limit = line.until(line.monotonic() + share * line.left)
            said = converse(endpoint, self._start(), limit, self._manner.dial)
            self.told.put((seat, said))
            following = self.take() if said.trouble and another and line.left > 0 else None
            if following is None:
                break
            endpoint = following
        self.told.put((seat, None))


_Told = SimpleQueue[tuple[int, Said[T] | None]]


def _gather(
    told: _Told[T], seated: dict[int, str], line: Line, enough: Callable[[T], bool]
) -> tuple[Said[T], ...]:
    """Everything said until the last seat is done or the time is over."""
    heard: list[Said[T]] = []
    silent = dict(seated)
    until = line.deadline
    while silent:
        try:
            seat, said = told.get(timeout=max(until - line.monotonic(), 0.001))
        except Empty:
            break
        if said is None:
            silent.pop(seat, None)
            continue
        heard.append(said)
        if said.value is not None and enough(said.value):
            until = min(until, line.monotonic() + _PATIENCE)
    known = {said.endpoint for said in heard}
    late = [endpoint for endpoint in silent.values() if endpoint not in known]
    heard += [
        Said(host_of(endpoint), endpoint, line.clock(), trouble=AnswerError("timeout"))
        for endpoint in late
    ]
    return tuple(heard)
