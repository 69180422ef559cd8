"""A terminal of a given size with a program in it: keys go in, what a person sees comes out."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 8.0
"""Seconds for anything to appear; a busy machine starts Python slowly."""

UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
ENTER, ESCAPE, BACKSPACE = "\r", "\x1b", "\x7f"
CTRL_C, CTRL_D = "\x03", "\x04"
_OPENED, _CLOSED = "\x1b[?2004h", "\x1b[?2004l"


class NotSeenError(AssertionError):
    """What was waited for did not come; says what was there instead."""


@dataclass
class Terminal:
    """Use as a context manager: the program is gone afterwards, however the test went."""

    command: Sequence[str]
    columns: int = 80
    rows: int = 24
    environ: Mapping[str, str] = field(default_factory=dict)
    folder: Path = ROOT
    encoding: str = "utf-8"
    raw: str = ""
    """Everything that the program wrote, escapes and all."""
    answered: int = 0
    """How many questions with a cursor had been opened when the last answer was typed."""

    def __enter__(self) -> Terminal:
        self.screen = pyte.HistoryScreen(self.columns, self.rows, history=2000, ratio=0.5)
        self.screen.write_process_input = self._answer  # type: ignore[method-assign]
        self.stream = pyte.Stream(self.screen)
        self.child = pexpect.spawn(
            self.command[0],
            list(self.command[1:]),
            dimensions=(self.rows, self.columns),
            env={**_environment(self.encoding), **self.environ},
            cwd=str(self.folder),
            encoding=self.encoding,
            codec_errors="replace",
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.child.close(force=True)

    @property
    def lines(self) -> list[str]:
        """What is on the screen now."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def everything(self) -> str:
        """What is on the screen now, and what has been scrolled off it."""
        gone = [
            "".join(row[at].data for at in range(self.screen.columns))
            for row in self.screen.history.top
        ]
        return "\n".join(line.rstrip() for line in [*gone, *self.lines])

    def shows(self, text: str) -> bool:
        """Whether ``text`` can be seen, wherever its lines were broken."""
        return "".join(text.split()) in "".join("".join(self.lines).split())

    def send(self, keys: str) -> None:
        """Type ``keys``, all at once."""
        self.child.send(keys)

    def until(self, wanted: str | Callable[[], bool], patience: float = PATIENCE) -> None:
        """Wait until a text can be seen, or something holds.

        :raises NotSeenError: if it takes longer than ``patience`` seconds.
        """
        deadline = time.monotonic() + patience
        while not (self.shows(wanted) if isinstance(wanted, str) else wanted()):
            if time.monotonic() > deadline or not self._read(0.05):
                self._read(0)
                if self.shows(wanted) if isinstance(wanted, str) else wanted():
                    return
                seen = "\n".join(self.lines).rstrip()
                raise NotSeenError(f"not seen: {wanted!r}; on the screen:\n{seen}")

    def answer(self, wanted: str, keys: str) -> None:
        """Type ``keys``, which end a question, once ``wanted`` can be seen and it is open.

        What is typed before a question is open is dropped by the program.
        """
        self.edit(wanted, keys)
        self.answered = self.raw.count(_OPENED)

    def edit(self, wanted: str, keys: str) -> None:
        """Type ``keys``, which leave the question open, once ``wanted`` can be seen and it is."""
        self.until(lambda: self.shows(wanted) and self._open())
        self.settle(0.03)
        self.send(keys)

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing has been written for ``quiet`` seconds."""
        deadline = time.monotonic() + PATIENCE
        last, size = time.monotonic(), len(self.raw)
        while time.monotonic() < min(deadline, last + quiet):
            if not self._read(0.03):
                return
            if len(self.raw) != size:
                last, size = time.monotonic(), len(self.raw)

    def resize(self, columns: int, rows: int | None = None) -> None:
        """Change the size, as dragging the window's corner does."""
        self.columns, self.rows = columns, rows or self.rows
        self.screen.resize(self.rows, self.columns)
        self.child.setwinsize(self.rows, self.columns)

    def exit_code(self, patience: float = PATIENCE) -> int:
        """Wait for the program's end; 128 and the signal's number if that ended it.

        :raises NotSeenError: if it goes on for longer than ``patience`` seconds.
        """
        deadline = time.monotonic() + patience
        while self._read(0.05):
            if time.monotonic() > deadline:
                raise NotSeenError("still running; on the screen:\n" + "\n".join(self.lines))
        self.child.close()
        if self.child.exitstatus is None:
            return 128 + int(self.child.signalstatus or 0)
        return int(self.child.exitstatus)

    def _read(self, seconds: float) -> bool:
        """Take in what the program has written; false at its end."""
        try:
            text = self.child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += text
        self.stream.feed(text)
        return True

    def _open(self) -> bool:
        """Whether a question waits that was not answered yet; without a cursor it always may."""
        opened = self.raw.count(_OPENED)
        if not opened:
            return True
        return opened > self.answered and self.raw.rfind(_OPENED) > self.raw.rfind(_CLOSED)

    def _answer(self, data: str) -> None:
        self.child.send(data)


def _environment(encoding: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    plain = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    return {**kept, **plain, "PYTHONIOENCODING": encoding}


def pasted(text: str) -> str:
    """What a terminal sends for a pasted ``text``, if it marks what is pasted."""
    return f"\x1b[200~{text}\x1b[201~"


def python(*arguments: str) -> list[str]:
    """The command that runs Python with ``arguments``."""
    return [sys.executable, *arguments]
