"""Bech32 and bech32m (BIP-173, BIP-350), and the witness programs written in them."""

from __future__ import annotations

from typing import Literal, NamedTuple

CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUES = {character: value for value, character in enumerate(CHARACTERS)}
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32, _BECH32M = 1, 0x2BC830A3

Variant = Literal["bech32", "bech32m", "bad"]


class Decoded(NamedTuple):
    """What a bech32 text holds: prefix, 5-bit values without checksum, which checksum is right."""

    prefix: str
    values: tuple[int, ...]
    variant: Variant


class Witness(NamedTuple):
    """A witness program: its version and its bytes."""

    version: int
    program: bytes


def decode(text: str) -> Decoded | None:
    """``text`` taken apart; None if mixed case, other letters or no separator forbid it."""
    if len(text) > 90 or (text.lower() != text and text.upper() != text):
        return None
    prefix, separator, tail = text.lower().rpartition("1")
    if not (separator and prefix and len(tail) >= 6 and prefix.isascii() and prefix.isprintable()):
        return None
    values = [_VALUES.get(character, -1) for character in tail]
    if -1 in values:
        return None
    return Decoded(prefix, tuple(values[:-6]), _variant(prefix, values))


def witness(decoded: Decoded) -> Witness | None:
    """The witness program in ``decoded``; None where version, length or padding is wrong."""
    if not decoded.values or decoded.values[0] > 16:
        return None
    program = to_bytes(decoded.values[1:])
    if program is None or not 2 <= len(program) <= 40:
        return None
    version = decoded.values[0]
    if version == 0 and len(program) not in {20, 32}:
        return None
    return Witness(version, program)


def to_bytes(values: tuple[int, ...]) -> bytes | None:
    """5-bit values as bytes; None if what is left over is more than padding."""
    number, bits = 0, 5 * len(values)
    for value in values:
        number = number << 5 | value
    spare = bits % 8
    if spare >= 5 or number & ((1 << spare) - 1):
        return None
    return (number >> spare).to_bytes(bits // 8, "big")


def _variant(prefix: str, values: list[int]) -> Variant:
    expanded = (
        [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]
    )
    remainder = _polymod(expanded + values)
    return {_BECH32: "bech32", _BECH32M: "bech32m"}.get(remainder, "bad")  # type: ignore[return-value]


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            if top >> bit & 1:
                check ^= generator
    return check
