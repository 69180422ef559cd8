"""The checksums of phrases and keys."""

from __future__ import annotations

from collections.abc import Sequence

LENGTHS = (12, 15, 18, 21, 24)
BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"


def bip39(indexes: Sequence[int]) -> bool:
    """Whether word numbers (0 to 2047, in order) are a phrase of BIP-39 with a right checksum."""
    if len(indexes) not in LENGTHS:
        return False
    bits = 0
    for index in indexes:
        bits = bits << 11 | index
    size = len(indexes) // 3
    entropy, check = bits >> size, bits & ((1 << size) - 1)
    return _sha256(entropy.to_bytes(size * 4, "big"))[0] >> (8 - size) == check


def base58(text: str, alphabet: str = BITCOIN) -> bytes:
    """``text`` in base 58 as bytes; empty where a character is none of the alphabet."""
    number = 0
    for char in text:
        value = alphabet.find(char)
        if value < 0:
            return b""
        number = number * 58 + value
    zeros = len(text) - len(text.lstrip(alphabet[0]))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def base58check(text: str, alphabet: str = BITCOIN) -> bytes:
    """The payload of ``text``, version byte first; empty where the checksum is wrong."""
    raw = base58(text, alphabet)
    payload, check = raw[:-4], raw[-4:]
    if len(raw) < 5 or _sha256(_sha256(payload))[:4] != check:
        return b""
    return payload


def _sha256(data: bytes) -> bytes:
    from hashlib import sha256

    return sha256(data).digest()
