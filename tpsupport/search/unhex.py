"""What nodes write as hex: the names of errors, and whole sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONG = re.compile(r"(?<![0-9a-z])(?:0x)?((?:[0-9a-f]{2}){10,})(?![0-9a-z]{4})")
_SENTENCE = re.compile(rb"[ -~]{8,}")
"""Chance makes no run of so many printable bytes."""
_NO_NAME = frozenset({40, 64})
"""Digits of addresses and hashes."""
_NAME = 8
_REASON, _LENGTHS = "08c379a0", 64
"""The name of Error(string), and the bytes of offset and length before its string."""


def unhexed(text: str) -> Iterator[str]:
    """The names of errors, as ``0x`` and eight digits, and the sentences in ``text``, lower case.

    TRON nodes answer with sentences in hex; the data of an EVM revert begins with the name.
    """
    for digits in _LONG.findall(text):
        if len(digits) in _NO_NAME:
            continue
        raw = bytes.fromhex(digits)
        if digits.startswith(_REASON):
            yield raw[_NAME // 2 + _LENGTHS :].rstrip(b"\0").decode("ascii", "ignore").lower()
            continue
        yield f"0x{digits[:_NAME]}"
        for sentence in _SENTENCE.findall(raw):
            yield sentence.decode("ascii").lower()
