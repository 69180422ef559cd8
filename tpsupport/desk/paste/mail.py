"""The texts of a mail that was saved or copied with its headers."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from itertools import islice

_HEADER = re.compile(r"^content-transfer-encoding:", re.IGNORECASE | re.MULTILINE)
_MOST, _LONGEST = 30, 300_000
"""Parts and characters of a mail that are looked at."""
_BLOCK = re.compile(
    r"(?:^[A-Za-z0-9+/]{60,76}\r?\n){3,}(?:[A-Za-z0-9+/]{1,76}={0,2})?", re.MULTILINE
)
"""A body in base 64 of which somebody copied nothing else."""


def parts(text: str) -> Iterator[str]:
    """What people would read of the mail that ``text`` is; nothing if it is none."""
    if not _HEADER.search(text):
        yield from filter(None, map(_unpacked, _BLOCK.findall(text)))
        return
    from email import message_from_string

    try:
        message = message_from_string(text.lstrip()[:_LONGEST])
        for part in islice(message.walk(), _MOST):
            raw = part.get_payload(decode=True)
            if part.get_content_maintype() == "text" and isinstance(raw, bytes):
                yield raw.decode(part.get_content_charset("utf-8"), "replace")
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
        return


def _unpacked(block: str) -> str:
    """What base 64 says, if it is text."""
    letters = "".join(block.split()).rstrip("=")
    try:
        return b64decode(letters[: len(letters) // 4 * 4] + _rest(letters)).decode()
    except ValueError:
        return ""


def _rest(letters: str) -> str:
    return {2: letters[-2:] + "==", 3: letters[-3:] + "="}.get(len(letters) % 4, "")
