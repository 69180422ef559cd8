"""Counting on the terminal what was done so far, where the results themselves go elsewhere."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tpsupport.cli.session import Session

_BEAT = 0.5


@contextmanager
def counting(session: Session, phrase: str, start: int = 0) -> Iterator[Callable[[int], None]]:
    """A function that is told how many more are done; ``phrase`` says ``{count}`` of them."""
    from tpsupport.cli.prompt.choose import wants_lines
    from tpsupport.cli.prompt.tty import is_terminal

    quiet = session.settings.plain or wants_lines(os.environ) or is_terminal(sys.stdout)
    if quiet or not is_terminal(sys.stderr):
        yield lambda _: None
        return
    done, told = start, 0.0

    def count(more: int) -> None:
        nonlocal done, told
        done += more
        if time.monotonic() - told >= _BEAT:
            told = time.monotonic()
            sys.stderr.write("\r" + session.say(phrase, count=done))
            sys.stderr.flush()

    try:
        yield count
    finally:
        if told:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
