"""The quick look that lets short plain values through: it loads nothing."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(
    r"0[xX][0-9a-fA-F]{0,42}"
    r"|[A-Za-z][A-Za-z0-9]{0,27}"
    r"|[A-Za-z .'\-]{0,24}"
    r"|[0-9]{0,5}(?:\.[0-9]{1,6})?"
    r"|[^\x00-\x7f]{1,7}"
)
_HASH = re.compile(r"(?:0[xX])?[0-9a-fA-F]{64}")
_VALUE = re.compile(r"[0-9A-Za-z ,.:+/()_\-]{0,40}")
_MEASURES = frozenset({"amount", "choice", "network", "time", "version"})
PUBLIC_SLOTS = frozenset({"address", "link", "token", "tx_hash"})
"""Types of facts whose values are public: there, 64 hex digits are no key."""


def harmless(text: str, slot: str | None = None) -> bool:
    """Whether ``text`` is too short and too plain to hold anything that must be hidden.

    ``slot`` is the type of the fact that it is meant to be, if it is meant for one.
    """
    if _ANYWHERE.fullmatch(text):
        return True
    if slot in PUBLIC_SLOTS:
        return _HASH.fullmatch(text) is not None
    return slot in _MEASURES and _VALUE.fullmatch(text) is not None
