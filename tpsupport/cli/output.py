"""Writing to streams that may lack characters, be full, or have nobody at the other end."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import suppress
from typing import TextIO

from tpsupport.errors import UsageError

REPLACING = "tpsupport-replace"
_INSTEAD = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "—": "-", "–": "-", "→": "->", "←": "<-",
    "×": "x", "·": "-", "•": "-", "≤": "<=", "≥": ">=", "\u00a0": " ",
}  # fmt: skip


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        return "?", getattr(error, "end", 0)
    lost = error.object[error.start : error.end]
    return "".join(_INSTEAD.get(each, "?") for each in lost), error.end


codecs.register_error(REPLACING, _replaced)


def forgive(stream: TextIO) -> None:
    """From now on ``stream`` shows what its encoding lacks in a simpler way, or as ``?``."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors=REPLACING)


def showable(text: str, stream: TextIO) -> str:
    """``text`` as ``stream`` can show it."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text if text.isascii() else text.encode(encoding, REPLACING).decode(encoding)


def emit(text: str, stream: TextIO | None = None) -> None:
    """Write a result to standard output, all of it, now.

    :raises BrokenPipeError: if nobody reads it any more; the stream is quiet from then on.
    :raises UsageError: if it could not be written, for example because the disk is full.
    """
    stream = stream or sys.stdout
    try:
        stream.write(text if text.endswith("\n") else text + "\n")
        stream.flush()
    except BrokenPipeError:
        quieten(stream)
        raise
    except OSError as error:
        quieten(stream)
        reason = error.strerror or type(error).__name__
        raise UsageError("prompt.errors.not_written", reason=reason) from None


def quieten(stream: TextIO) -> None:
    """Let what ``stream`` still holds go nowhere, so that the end of the program is quiet."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
