"""SS58, the addresses of Substrate chains: a network prefix, a public key, a checksum."""

from __future__ import annotations

from typing import NamedTuple

from tpsupport.chains.codec import base58
from tpsupport.chains.codec.digest import blake2b

GENERIC = 42
"""The prefix of no network in particular."""


class Account(NamedTuple):
    """An account: the network prefix, the 32-byte public key, whether the checksum is right."""

    prefix: int
    key: bytes
    intact: bool


def decode(text: str) -> Account | None:
    """``text`` taken apart; None if it is not a 32-byte account in SS58."""
    data = base58.decode(text)
    if data is None or len(data) not in {35, 36} or data[0] & 0x80:
        return None
    wide = bool(data[0] & 0x40)
    if len(data) != (36 if wide else 35):
        return None
    prefix = _wide_prefix(data) if wide else data[0]
    if prefix in {46, 47}:
        return None
    body = data[:-2]
    return Account(prefix, body[-32:], checksum(body) == data[-2:])


def encode(prefix: int, key: bytes) -> str:
    """The SS58 text of a 32-byte ``key`` on the network of ``prefix``."""
    head = bytes([prefix]) if prefix < 64 else _wide_bytes(prefix)
    return base58.encode(head + key + checksum(head + key))


def checksum(body: bytes) -> bytes:
    """The two bytes that SS58 appends."""
    return blake2b(b"SS58PRE" + body, 64)[:2]


def _wide_prefix(data: bytes) -> int:
    return (data[0] & 0x3F) << 2 | data[1] >> 6 | (data[1] & 0x3F) << 8


def _wide_bytes(prefix: int) -> bytes:
    return bytes([(prefix & 0xFC) >> 2 | 0x40, prefix >> 8 | (prefix & 0x03) << 6])
