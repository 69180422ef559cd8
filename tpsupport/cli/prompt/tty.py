"""The terminal that people type at: whether it is there, and what was typed too early."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TextIO

_PASTE_PAUSE = 0.03
"""Seconds within which the next line must come to belong to the same paste."""


def is_terminal(stream: TextIO | None) -> bool:
    """Whether ``stream`` is an open terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def open_terminal() -> TextIO | None:
    """The terminal of this process, for when standard input holds something else."""
    name = "CONIN$" if sys.platform == "win32" else "/dev/tty"
    try:
        return open(name, encoding=sys.stderr.encoding, errors="replace")  # noqa: PTH123
    except OSError:
        return None


def forget_typed(source: int) -> None:
    """Drop what was typed before the question was there: it cannot be its answer."""
    if sys.platform == "win32":
        import msvcrt

        while msvcrt.kbhit():
            msvcrt.getwch()
        return
    import termios

    with suppress(OSError, ValueError, termios.error):
        termios.tcflush(source, termios.TCIFLUSH)


def more_follows(source: TextIO) -> bool:
    """Whether the next line is there already, as it is after several lines were pasted."""
    if sys.platform == "win32":
        import msvcrt

        return bool(msvcrt.kbhit())
    import select

    try:
        return bool(select.select([source], [], [], _PASTE_PAUSE)[0])
    except (OSError, ValueError):
        return False
