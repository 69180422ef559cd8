"""The texts of a mail that was saved or copied with its headers."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator

_HEADER = re.compile(r"^content-transfer-encoding:", re.IGNORECASE | re.MULTILINE)
_MOST = 30
"""Parts that are looked at."""
_BLOCK = re.compile(
    r"(?:^[A-Za-z0-9+/]{60,76}\r?\n){3,}(?:[A-Za-z0-9+/]{1,76}={0,2})?", re.MULTILINE
)
"""A body in base 64 of which somebody copied nothing else."""


def parts(text: str) -> Iterator[str]:
    """What people would read of the mail that ``text`` is; nothing if it is none."""
    yield from map(_unpacked, _BLOCK.findall(text))
    if not _HEADER.search(text):
        return
    from email import message_from_string, policy

    try:
        message = message_from_string(text.lstrip(), policy=policy.default)
        for at, part in enumerate(message.walk()):
            if at < _MOST and part.get_content_maintype() == "text":
                yield str(part.get_content())
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
        return


def _unpacked(block: str) -> str:
    """What base 64 says; a line that is not whole at the end is left out."""
    letters = "".join(block.split()).rstrip("=")
    return b64decode(letters[: len(letters) // 4 * 4] + _rest(letters)).decode(errors="replace")


def _rest(letters: str) -> str:
    return {2: letters[-2:] + "==", 3: letters[-3:] + "="}.get(len(letters) % 4, "")
