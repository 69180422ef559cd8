"""The work of a batch shared out: in this process alone, or on every core where it pays."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from tpsupport.cli.reply.work import Done, Job, Line, Writer

if TYPE_CHECKING:
    from concurrent.futures import Future

_ALONE = 4
"""So many chunks are worked off here, before others are called in to help."""
_AHEAD = 3
"""So many chunks for each core may be under way."""


def worked(job: Job, chunks: Iterator[list[Line]]) -> Iterator[Done]:
    """What is answered to each chunk, in order; never more than a few of them are held."""
    writer = Writer(job)
    for _, chunk in zip(range(_ALONE), chunks, strict=False):
        yield writer.answered(chunk)
    first = next(chunks, None)
    if first is None:
        return
    rest = chain([first], chunks)
    cores = _cores()
    yield from _shared(writer, rest, cores) if cores > 1 else map(writer.answered, rest)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _shared(writer: Writer, chunks: Iterable[list[Line]], cores: int) -> Iterator[Done]:
    """The same with a helper on every other core, each a process of its own."""
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(cores - 1, get_context("spawn"), _begin, (writer.job,))
    under_way: deque[Share] = deque()
    try:
        for chunk in chunks:
            share = Share(chunk)
            with suppress(BrokenExecutor):
                share.future = pool.submit(_help, chunk)
            under_way.append(share)
            if len(under_way) >= _AHEAD * cores:
                yield _first(under_way, writer)
        while under_way:
            yield _first(under_way, writer)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@dataclass
class Share:
    """A chunk that a helper may take, unless it is worked off here before."""

    chunk: list[Line]
    future: Future[Done] | None = None
    done: Done | None = None

    @property
    def ready(self) -> bool:
        """Whether nobody has to wait for it."""
        return self.done is not None or bool(self.future and self.future.done())

    def take(self) -> bool:
        """Whether no helper has begun with it; then none ever will."""
        return self.done is None and (self.future is None or self.future.cancel())

    def result(self, writer: Writer) -> Done:
        """What is answered to it, by ``writer`` if its helper is gone."""
        from concurrent.futures import BrokenExecutor, CancelledError

        if self.done is None and self.future is not None:
            with suppress(BrokenExecutor, CancelledError):
                return self.future.result()
        return self.done or writer.answered(self.chunk)


def _first(under_way: deque[Share], writer: Writer) -> Done:
    """What is answered to the first share; others are worked off here while it is waited for."""
    share = under_way[0]
    while not share.ready and (mine := next((each for each in under_way if each.take()), None)):
        mine.done = writer.answered(mine.chunk)
    return under_way.popleft().result(writer)


_HELPER: list[Writer] = []


def _begin(job: Job) -> None:
    """A helper is told what all lines have in common; it is stopped by whom it helps."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    _HELPER[:] = [Writer(job)]


def _help(chunk: list[Line]) -> Done:
    return _HELPER[0].answered(chunk)
