"""A text that somebody pasted: from a file or standard input, in whichever encoding."""

from __future__ import annotations

import sys
from pathlib import Path

from tpsupport.errors import UsageError
from tpsupport.pack import MAX_BYTES

STDIN = "-"
_ENCODINGS = ("utf-8-sig", "gb18030")


def pasted(source: str) -> str:
    """The text of a file, or of standard input for ``-``.

    :raises UsageError: if it cannot be read, or is far longer than a request.
    """
    if source == STDIN and (sys.stdin is None or sys.stdin.isatty()):
        raise UsageError("nothing_to_read")
    try:
        if source == STDIN:
            raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(source).open("rb") as stream:
                raw = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise UsageError("file_unreadable", file=source[:200], reason=reason) from None
    if len(raw) > MAX_BYTES:
        raise UsageError("too_much_input", most=MAX_BYTES)
    return _decoded(raw)


def _decoded(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    for encoding in _ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")
