"""Base58, plain and with a double SHA-256 checksum."""

from __future__ import annotations

from tpsupport.chains.codec.digest import sha256

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_LONGEST = 128


def decode(text: str) -> bytes | None:
    """The bytes that ``text`` stands for; None if it is empty, too long or not base58."""
    if not 0 < len(text) <= _LONGEST:
        return None
    number = 0
    for character in text:
        value = _VALUES.get(character)
        if value is None:
            return None
        number = number * 58 + value
    zeros = len(text) - len(text.lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def encode(data: bytes) -> str:
    """``data`` in base58."""
    number = int.from_bytes(data, "big")
    digits = []
    while number:
        number, digit = divmod(number, 58)
        digits.append(ALPHABET[digit])
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "1" * zeros + "".join(reversed(digits))


def checksum(payload: bytes) -> bytes:
    """The four bytes that base58check appends."""
    return sha256(sha256(payload))[:4]


def decode_check(text: str) -> tuple[bytes, bool] | None:
    """(payload, whether the checksum holds); None if ``text`` is not base58 of 5 bytes or more."""
    data = decode(text)
    if data is None or len(data) < 5:
        return None
    return data[:-4], checksum(data[:-4]) == data[-4:]


def encode_check(payload: bytes) -> str:
    """``payload`` in base58check."""
    return encode(payload + checksum(payload))
