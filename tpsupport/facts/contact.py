"""Where an answer may be sent: an e-mail address or a Telegram handle."""

from __future__ import annotations

import re

from tpsupport.facts.exact import exact
from tpsupport.facts.rules import Answer, excerpt, refusal

_LETTERS = re.IGNORECASE | re.ASCII
"""Only letters of ASCII have another case here, which makes a pattern in a fifth of the time."""
_MAIL = re.compile(
    r"(?P<user>[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*)"
    r"@(?P<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9])",
    _LETTERS,
)
_HANDLE = re.compile(r"@([a-z][a-z0-9_]{3,31})", _LETTERS)
_HANDLE_LINK = re.compile(
    r"(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)/@?([a-z][a-z0-9_]{3,31})/?(?:\?.*)?",
    _LETTERS,
)
_GROUP_LINK = re.compile(
    r"(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me)/(?:\+|joinchat|c/|s/)", _LETTERS
)
_NOT_PEOPLE = ("joinchat", "addstickers", "proxy", "share")
_LABEL = re.compile(r"(?:mailto|e-?mail|telegram|tg)\s*:\s*", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s()-]{6,20}")


def read(answer: Answer) -> str:
    """``name@host`` with the host in small letters, or ``@handle``."""
    typed = _LABEL.sub("", exact(answer.text), count=1).strip().strip("<>").strip()
    if _GROUP_LINK.match(typed):
        raise refusal("contact_group")
    handle = _HANDLE.fullmatch(typed) or _HANDLE_LINK.fullmatch(typed)
    if handle and handle[1].lower() not in _NOT_PEOPLE:
        return "@" + handle[1]
    mail = _MAIL.fullmatch(typed)
    if mail and len(mail["user"]) <= 64 and len(typed) <= 254:
        return f"{mail['user']}@{mail['host'].lower()}"
    if _PHONE.fullmatch(typed):
        raise refusal("contact_phone")
    if _HANDLE.fullmatch("@" + typed):
        raise refusal("contact_bare", found=excerpt(typed))
    raise refusal("contact_shape", found=excerpt(typed))
