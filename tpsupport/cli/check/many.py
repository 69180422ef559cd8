"""Many checks, one a line: a few at once, their findings in order, whatever the lines hold."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from queue import Empty, SimpleQueue
from threading import Event, Semaphore, Thread
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from tpsupport.cli.check.shown import shown_json
from tpsupport.cli.check.wish import LONGEST, Wish, admitted, context_of, found
from tpsupport.cli.consent import tell_hosts
from tpsupport.cli.counting import counting
from tpsupport.errors import SupportError, UsageError

if TYPE_CHECKING:
    from tpsupport.checks.context import Context
    from tpsupport.cli.session import Session

AT_ONCE = 8
"""So many checks run at the same time."""
_AHEAD = 64
"""So many lines may be read before the first of them is answered."""
_BYTES = 4 * LONGEST
_BEAT = 0.5
_CRASHED = 4
_GRAVITY = (0, 4, 1, 2)
"""Exit codes, the gravest last: not known, a problem, a line that cannot be used."""

Look = Callable[[int, str], tuple[str, int]]
"""A line's number and the line to what is printed for it and the exit code it stands for."""


class _Job(NamedTuple):
    """A line, and where what is said to it will lie."""

    number: int
    line: str
    done: Event
    said: list[tuple[str, int] | Exception]


class _Queues(NamedTuple):
    order: SimpleQueue[_Job | Exception | None]
    """The jobs as their lines came, then the end of them."""
    work: SimpleQueue[_Job | None]
    """The jobs that nobody has taken."""
    room: Semaphore
    stopped: Event


def many(session: Session, wish: Wish) -> int:
    """Check each line of standard input and print a JSON line for it; the gravest exit code.

    A line that cannot be used gets a JSON line with an ``error``.
    """
    from tpsupport.checks.registry import load

    fixed = admitted(session, wish, {**wish.given, wish.main: None})
    context = context_of(session, wish, fixed.get("network", ""))
    if not context.offline:
        tell_hosts(session, load(wish.check).contacts(context, **fixed))
    worst = 0
    with counting(session, "cli.check.counted") as count:
        for text, code in answered(_lines(_stdin()), _looking(session, wish, context)):
            session.publish(text)
            worst = max(worst, code, key=_GRAVITY.index)
            count(1)
    return worst


def answered(lines: Iterable[str], look: Look) -> Generator[tuple[str, int]]:
    """What ``look`` says to each line, in the order of the lines, while ``AT_ONCE`` are looked at.

    No more than a few lines are held, however many there are. What ``look`` raises ends it.
    """
    queues = _Queues(SimpleQueue(), SimpleQueue(), Semaphore(_AHEAD), Event())
    Thread(target=_read, args=(lines, queues), daemon=True).start()
    for _ in range(AT_ONCE):
        Thread(target=_answer, args=(look, queues), daemon=True).start()
    try:
        while job := _next(queues):
            while not job.done.wait(_BEAT):
                pass
            if isinstance(said := job.said[0], Exception):
                raise said
            yield said
            queues.room.release()
    finally:
        queues.stopped.set()
        queues.room.release()
        for _ in range(AT_ONCE):
            queues.work.put(None)


def _read(lines: Iterable[str], queues: _Queues) -> None:
    try:
        for number, line in enumerate(lines, 1):
            queues.room.acquire()
            if queues.stopped.is_set():
                return
            job = _Job(number, line, Event(), [])
            queues.order.put(job)
            queues.work.put(job)
        queues.order.put(None)
    except Exception as error:  # whoever waits for lines is told
        queues.order.put(error)


def _answer(look: Look, queues: _Queues) -> None:
    while job := queues.work.get():
        try:
            job.said.append(look(job.number, job.line))
        except Exception as error:  # whoever waits for the line is told
            job.said.append(error)
        job.done.set()


def _next(queues: _Queues) -> _Job | None:
    """The next line's job; the wait for it can be interrupted everywhere."""
    while True:
        try:
            found = queues.order.get(timeout=_BEAT)
        except Empty:
            continue
        if isinstance(found, Exception):
            raise found
        return found


def _looking(session: Session, wish: Wish, context: Context) -> Look:
    from tpsupport.cli.finding import dump, exit_code

    def look(number: int, line: str) -> tuple[str, int]:
        try:
            arguments = admitted(session, wish, {**wish.given, wish.main: line})
            finding = found(wish.check, arguments, context)
            text = shown_json(session, finding, line=number)
        except SupportError as error:
            said = {"error": error.code, "message": _explained(session, error)}
            code = error.exit_code
        except Exception as error:  # a fault in one line must not cost the others
            said = {"error": "crashed", "message": type(error).__name__}
            code = _CRASHED
        else:
            return text, exit_code(finding, strict=wish.manner.strict)
        row = {"schema_version": 1, "line": number, "check": wish.check, **said}
        return dump(row, indent=None), code

    return look


def _explained(session: Session, error: SupportError) -> str:
    """The error in words, or nothing if the gate does not let them out."""
    try:
        return session.explain(error)
    except SupportError:
        return ""


def _stdin() -> BinaryIO | None:
    return sys.stdin.buffer if sys.stdin else None


def _lines(stream: BinaryIO | None) -> Iterator[str]:
    """Each line. Of one that is far too long only the beginning is kept, which is too long still.

    :raises UsageError: if the input cannot be read.
    """
    first = True
    try:
        while stream and (raw := stream.readline(_BYTES)):
            rest = raw
            while len(rest) == _BYTES and not rest.endswith(b"\n"):
                rest = stream.readline(_BYTES)
            yield raw.decode("utf-8-sig" if first else "utf-8", "replace").rstrip("\r\n")
            first = False
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise UsageError("file_unreadable", file="stdin", reason=reason) from None
