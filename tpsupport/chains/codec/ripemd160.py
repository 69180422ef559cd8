"""RIPEMD-160, which Antelope keys are checked with: OpenSSL's where it has one, else our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MASK = 0xFFFFFFFF
_ORDERS = (
    bytes.fromhex(
        "0123456789abcdef74d1a6f3c0952eb83ae49f812706db5c19ba08c4d37fe56240597c2ae138b6fd"
    ),
    bytes.fromhex(
        "5e7092b4d6f81a3c6b370d5aef8c4912f5137e69b8c2a04d86413bf05c2d97aecfa4158762de039b"
    ),
)
_TURNS = (
    bytes.fromhex(
        "befc5879bdef6798768db97f7cf9b7dcbd67e9dfe8d65c75bcefef989e56865c9f5b68dc5cdeb856"
    ),
    bytes.fromhex(
        "899bdff5778beec69df7c89b77c76fdb97fb866ecd5edd75f58bee6e69c9c5f885c9c5e68d65fdbb"
    ),
)
_CONSTANTS = (
    (0x00000000, 0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xA953FD4E),
    (0x50A28BE6, 0x5C4DD124, 0x6D703EF3, 0x7A6D76E9, 0x00000000),
)
_MIXERS: tuple[Callable[[int, int, int], int], ...] = (
    lambda x, y, z: x ^ y ^ z,
    lambda x, y, z: (x & y) | (~x & z),
    lambda x, y, z: (x | ~y) ^ z,
    lambda x, y, z: (x & z) | (y & ~z),
    lambda x, y, z: x ^ (y | ~z),
)


def ripemd160(data: bytes) -> bytes:
    """The 20-byte digest of ``data``."""
    import hashlib

    try:
        return hashlib.new("ripemd160", data, usedforsecurity=False).digest()
    except ValueError:
        return plain_ripemd160(data)


def plain_ripemd160(data: bytes) -> bytes:
    """The same digest without OpenSSL."""
    padded = data + b"\x80" + bytes(-(len(data) + 9) % 64) + (8 * len(data)).to_bytes(8, "little")
    state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0]
    for start in range(0, len(padded), 64):
        words = [
            int.from_bytes(padded[at : at + 4], "little") for at in range(start, start + 64, 4)
        ]
        left, right = _line(0, words, state), _line(1, words, state)
        state = [
            (state[(i + 1) % 5] + left[(i + 2) % 5] + right[(i + 3) % 5]) & _MASK for i in range(5)
        ]
    return b"".join(word.to_bytes(4, "little") for word in state)


def _line(side: int, words: list[int], state: list[int]) -> list[int]:
    """One of the two parallel lines of 80 steps."""
    a, b, c, d, e = state
    for step in range(80):
        block = step // 16
        mixed = _MIXERS[block if side == 0 else 4 - block](b, c, d)
        word = words[_nibble(_ORDERS[side], step)]
        total = (a + mixed + word + _CONSTANTS[side][block]) & _MASK
        turn = _nibble(_TURNS[side], step)
        a, b, c, d, e = (
            e,
            ((total << turn | total >> (32 - turn)) + e) & _MASK,
            b,
            (c << 10 | c >> 22) & _MASK,
            d,
        )
    return [a, b, c, d, e]


def _nibble(packed: bytes, index: int) -> int:
    return packed[index // 2] >> (0 if index % 2 else 4) & 15
