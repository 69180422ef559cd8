"""The token around a packed case: its version, its length and its checksum.

``tpsr``, the number of the version, four letters that hold the length and its own check, eight of
a checksum over all of it, and the body. In lines, so that no chat and no mail has to break it.
"""

from __future__ import annotations

from typing import NamedTuple

from tpsupport.desk.paste.alphabet import decode, encode, length_of, letters, number
from tpsupport.pack.cache import content_hash

PREFIX = "tpsr"
VERSION = 1
LONGEST = (1 << 14) - 1
"""Bytes of a body."""
WIDTH = 60
"""Characters of a line."""
_HEAD, _SUM = 4, 8
_PRIME = 61
"""No change of one letter in the length is a multiple of it."""
START = len(PREFIX) + 1
"""Characters before the length."""


class Sealed(NamedTuple):
    """A body that is what was sealed, and how many characters its token takes."""

    body: bytes
    length: int


class Broken(NamedTuple):
    """Why there is no body: ``newer``, ``damaged``, or ``cut_off`` anywhere.

    Of one that is cut off: how many characters are there, and of how many.
    """

    code: str
    have: int = 0
    of: int = 0


def seal(body: bytes) -> str:
    """The token of a packed case, on one line.

    :raises ValueError: if it is too long for one.
    """
    size = len(body)
    if size > LONGEST:
        raise ValueError(size)
    head = letters(size << 6 | _check(size), _HEAD)
    return f"{PREFIX}{VERSION}{head}{encode(_sum(body))}{encode(body)}"


def lines(token: str) -> list[str]:
    """The token as it is written in a request."""
    return [token[at : at + WIDTH] for at in range(0, len(token), WIDTH)]


def length(stream: str) -> int | None:
    """How many characters the token at the start of ``stream`` has; ``None`` if it cannot say."""
    try:
        head = number(stream[START : START + _HEAD])
    except ValueError:
        return None
    size, check = head >> 6, head & 63
    told = len(stream) >= START + _HEAD and check == _check(size)
    return START + _HEAD + _SUM + length_of(size) if told else None


def unseal(stream: str) -> Sealed | Broken:
    """What the token at the start of ``stream``, letters and digits alone, holds."""
    version = _version(stream)
    if version != VERSION:
        return Broken("newer" if version > VERSION else "damaged")
    whole = length(stream)
    if whole is None:
        return Broken("damaged")
    if len(stream) < whole:
        return Broken("cut_off", len(stream), whole)
    checksum, rest = stream[START + _HEAD :][:_SUM], stream[START + _HEAD + _SUM : whole]
    try:
        body = decode(rest, number(stream[START : START + _HEAD]) >> 6)
        right = decode(checksum, 5) == _sum(body)
    except ValueError:
        right = False
    return Sealed(body, whole) if right else Broken("damaged")


def _version(stream: str) -> int:
    if not stream.startswith(PREFIX):
        return 0
    try:
        return number(stream[len(PREFIX) : START])
    except ValueError:
        return 0


def _check(size: int) -> int:
    return size % _PRIME


def _sum(body: bytes) -> bytes:
    """Five bytes: of a body that is not the same, one in a million million has the same."""
    return bytes.fromhex(content_hash(bytes([VERSION]) + body)[:10])
