"""The program run inside the test: its arguments, its standard streams, its exit code."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tpsupport.cli.app import run
from tpsupport.text import clean

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Everything that it wrote, wherever."""
        return self.out + self.err


EXIT_CODES = (0, 1, 2, 3, 4, 130)
_CRASHED = ("Traceback", "程序自己出了错", "The program itself failed")


def sound(ran: Ran) -> Ran:
    """``ran``, which ended as the design says and wrote nothing that a screen would obey."""
    assert ran.code in EXIT_CODES
    assert not any(words in ran.said for words in _CRASHED), ran.said
    assert clean(ran.said) == ran.said
    return ran


def tpsupport(*arguments: str, stdin: str | bytes = b"") -> Ran:
    """Run the command line with streams that are no terminal, and hold ``stdin``."""
    given = stdin.encode("utf-8", "surrogatepass") if isinstance(stdin, str) else stdin
    out, err = _stream(), _stream()
    with _streams(_stream(given), out, err):
        code = run(arguments)
        out.flush()
        err.flush()
    return Ran(code, _written(out), _written(err))


def _stream(content: bytes = b"") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="")


def _written(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


@contextmanager
def _streams(*three: io.TextIOWrapper) -> Iterator[None]:
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = three
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
