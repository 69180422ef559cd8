"""``tpsupport reply --batch``: a request a line in, a reply a line out, in order."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from tpsupport.cli.counting import counting
from tpsupport.cli.output import quieten
from tpsupport.cli.reply.share import worked
from tpsupport.cli.reply.work import Job, Line
from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from tpsupport.cli.reply.intake import Wish
    from tpsupport.cli.session import Session

_LONGEST = 262_144
"""Bytes of a line; of a longer one only so many are kept, which is no request any more."""
_CHUNK = 100
_BAD_LINES = 1


class Stop:
    """Lets a signal end the reading at once, and never a line in the middle."""

    def __init__(self) -> None:
        self.wanted = self.reading = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.wanted = True
        if self.reading:
            raise KeyboardInterrupt


class Target(NamedTuple):
    """Where the lines go, and how many are there already."""

    stream: BinaryIO
    done: int


def lines(session: Session, wish: Wish, skip: str, resume: str | None) -> int:
    """Answer every line of standard input; 1 if any line could not be answered.

    The first ``skip`` lines are passed over, and with ``resume`` as many as that file has.
    """
    first = _number(skip)
    if resume and first:
        raise UsageError("options_exclude", one="--skip", other="--resume")
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("nothing_to_read")
    bad = 0
    with _target(resume) as target, _stopping() as stop:
        start = first or target.done
        settings = session.settings._replace(environ=dict(session.settings.environ))
        job = Job(settings, session.language, wish)
        chunks = _chunks(sys.stdin.buffer, start, stop)
        with counting(session, "reply.counted", start) as count:
            for text, made, wrong in worked(job, chunks):
                _write(target.stream, text)
                bad += wrong
                count(made)
                if stop.wanted:
                    raise KeyboardInterrupt
    if bad:
        session.tell(session.say("reply.bad_lines", count=bad))
    return _BAD_LINES if bad else 0


def _number(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 12):
        raise UsageError("reply.errors.bad_count", option="--skip", value=value[:40])
    return int(value)


@contextmanager
def _stopping() -> Iterator[Stop]:
    """Ctrl-C and the system's polite end are told to a ``Stop`` for a while."""
    stop = Stop()
    before = {}
    for each in (signal.SIGINT, signal.SIGTERM):
        try:
            before[each] = signal.signal(each, stop)
        except ValueError:
            break
    try:
        yield stop
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextmanager
def _target(resume: str | None) -> Iterator[Target]:
    """Standard output, or the end of the file that goes on, an unfinished line cut off."""
    if resume is None:
        yield Target(sys.stdout.buffer, 0)
        return
    try:
        with Path(resume).open("a+b") as stream:
            stream.seek(0)
            done = whole = 0
            while block := stream.read(1 << 20):
                done += block.count(b"\n")
                if b"\n" in block:
                    whole = stream.tell() - len(block) + block.rfind(b"\n") + 1
            stream.truncate(whole)
            yield Target(stream, done)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise UsageError("file_unwritable", file=resume[:200], reason=reason) from None


def _write(stream: BinaryIO, text: str) -> None:
    try:
        stream.write(text.encode("utf-8"))
        stream.flush()
    except BrokenPipeError:
        quieten(sys.stdout)
        raise
    except OSError as error:
        quieten(sys.stdout)
        reason = error.strerror or type(error).__name__
        raise UsageError("prompt.errors.not_written", reason=reason) from None


def _chunks(stream: BinaryIO, start: int, stop: Stop) -> Iterator[list[Line]]:
    """The lines after the first ``start``, with their numbers, some at a time."""
    chunk: list[Line] = []
    number = 0
    while raw := _line(stream, stop):
        number += 1
        if number > start:
            chunk.append(Line(number, raw))
            if len(chunk) >= _CHUNK:
                yield chunk
                chunk = []
    if chunk:
        yield chunk


def _line(stream: BinaryIO, stop: Stop) -> bytes:
    """The next line, or its beginning if it is far too long; empty at the end."""
    stop.reading = True
    try:
        raw = rest = stream.readline(_LONGEST)
        while len(rest) == _LONGEST and not rest.endswith(b"\n"):
            rest = stream.readline(_LONGEST)
    finally:
        stop.reading = False
    return raw
