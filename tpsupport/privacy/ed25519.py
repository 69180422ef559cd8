"""The public key of an Ed25519 seed (RFC 8032), to tell a Solana key from a signature."""

from __future__ import annotations

from functools import cache
from hashlib import sha512

_P = 2**255 - 19
_D = -121665 * pow(121666, _P - 2, _P) % _P
ORDER = 2**252 + 27742317777372353535851937790883648493
_X = 15112221349535400772501151409588531511454012693041857206046113283949847762202
_Y = 46316835694926478169428394003475163141307993866256225615783033603165251855960
_ZERO = (0, 1, 1, 0)

_Point = tuple[int, int, int, int]


def _add(left: _Point, right: _Point) -> _Point:
    a = (left[1] - left[0]) * (right[1] - right[0]) % _P
    b = (left[1] + left[0]) * (right[1] + right[0]) % _P
    c = 2 * left[3] * right[3] * _D % _P
    d = 2 * left[2] * right[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


@cache
def _multiples() -> tuple[tuple[_Point, ...], ...]:
    """For each of 64 hex digits the 16 multiples of the base point at its place."""
    rows = []
    point: _Point = (_X, _Y, 1, _X * _Y % _P)
    for _ in range(64):
        row = [_ZERO]
        for _ in range(16):
            row.append(_add(row[-1], point))
        rows.append(tuple(row[:16]))
        point = row[16]
    return tuple(rows)


def public_key(seed: bytes) -> bytes:
    """The 32 bytes of the public key that belongs to a seed of 32 bytes."""
    scalar = int.from_bytes(sha512(seed).digest()[:32], "little")
    scalar = scalar & ((1 << 254) - 8) | 1 << 254
    point = _ZERO
    for row in _multiples():
        point = _add(point, row[scalar & 15])
        scalar >>= 4
    inverse = pow(point[2], _P - 2, _P)
    x, y = point[0] * inverse % _P, point[1] * inverse % _P
    return (y | (x & 1) << 255).to_bytes(32, "little")
