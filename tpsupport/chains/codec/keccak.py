"""Keccak-256 as Ethereum uses it (not the later SHA-3), and the EIP-55 checksum made of it."""

from __future__ import annotations

_MASK = (1 << 64) - 1
_RATE = 136


def _round_constants() -> tuple[int, ...]:
    constants, register = [], 1
    for _ in range(24):
        constant = 0
        for power in range(7):
            if register & 1:
                constant |= 1 << ((1 << power) - 1)
            register = (register << 1) ^ (0x171 if register & 0x80 else 0)
        constants.append(constant)
    return tuple(constants)


def _lane_walk() -> tuple[tuple[int, int], ...]:
    """(lane, rotation) in the order in which the rho and pi steps visit the 25 lanes."""
    walk, x, y = [], 1, 0
    for step in range(24):
        x, y = y, (2 * x + 3 * y) % 5
        walk.append((x + 5 * y, (step + 1) * (step + 2) // 2 % 64))
    return tuple(walk)


_CONSTANTS = _round_constants()
_WALK = _lane_walk()


def keccak256(data: bytes) -> bytes:
    """The 32-byte digest of ``data``."""
    padded = bytearray(data) + b"\x01" + bytes(-(len(data) + 1) % _RATE)
    padded[-1] |= 0x80
    lanes = [0] * 25
    for start in range(0, len(padded), _RATE):
        block = padded[start : start + _RATE]
        for lane in range(_RATE // 8):
            lanes[lane] ^= int.from_bytes(block[8 * lane : 8 * lane + 8], "little")
        lanes = _permute(lanes)
    return b"".join(lane.to_bytes(8, "little") for lane in lanes[:4])


def checksum_address(digits: str) -> str:
    """40 hex digits as an address in the mixed case of EIP-55, with 0x."""
    lower = digits.lower()
    digest = keccak256(lower.encode("ascii")).hex()
    mixed = (
        letter.upper() if int(nibble, 16) > 7 else letter
        for letter, nibble in zip(lower, digest, strict=False)
    )
    return "0x" + "".join(mixed)


def _permute(lanes: list[int]) -> list[int]:
    for constant in _CONSTANTS:
        columns = [
            lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20]
            for x in range(5)
        ]
        for x in range(5):
            right = columns[(x + 1) % 5]
            mix = columns[x - 1] ^ (right << 1 & _MASK | right >> 63)
            for lane in range(x, 25, 5):
                lanes[lane] ^= mix
        carried = lanes[1]
        for lane, turn in _WALK:
            carried, lanes[lane] = lanes[lane], carried << turn & _MASK | carried >> (64 - turn)
        for row in range(0, 25, 5):
            five = lanes[row : row + 5]
            for x in range(5):
                lanes[row + x] = five[x] ^ (~five[x - 4] & five[x - 3])
        lanes[0] ^= constant
    return lanes
