"""The texts of a mail that was saved or copied with its headers."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEADER = re.compile(r"^content-transfer-encoding:", re.IGNORECASE | re.MULTILINE)
_MOST = 30
"""Parts that are looked at."""


def parts(text: str) -> Iterator[str]:
    """What people would read of the mail that ``text`` is; nothing if it is none."""
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
