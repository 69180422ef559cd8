"""Bytes as letters and digits that nobody takes for others: Crockford's base 32.

Case does not matter; o reads as 0, and i and l as 1. The letter u is none of them.
"""

from __future__ import annotations

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
ALIKE = {"o": "0", "i": "1", "l": "1"}
READ = frozenset((*LETTERS, *ALIKE))
"""Every character that stands for something, in lower case."""
_DIGITS = "0123456789abcdefghijklmnopqrstuv"
_IN = {ord(ours): theirs for ours, theirs in zip(LETTERS, _DIGITS, strict=True)}
_IN |= {ord(alike): _DIGITS[LETTERS.index(ours)] for alike, ours in ALIKE.items()}


def number(letters: str) -> int:
    """The number that ``letters`` write, the first one the greatest.

    :raises ValueError: for a character that is not ``READ``.
    """
    if not READ.issuperset(letters):
        raise ValueError(letters[:40])
    return int(letters.translate(_IN), 32) if letters else 0


def letters(value: int, length: int) -> str:
    """``value`` in ``length`` letters."""
    return "".join(LETTERS[value >> 5 * at & 31] for at in reversed(range(length)))


def length_of(size: int) -> int:
    """How many letters ``size`` bytes take."""
    return -(-size * 8 // 5)


def encode(raw: bytes) -> str:
    """``raw`` in as few letters as hold it; what is left of the last one is zero."""
    length = length_of(len(raw))
    return letters(int.from_bytes(raw) << length * 5 - len(raw) * 8, length)


def decode(text: str, size: int) -> bytes:
    """The ``size`` bytes that ``encode`` made ``text`` of.

    :raises ValueError: if it made no such text.
    """
    spare = length_of(size) * 5 - size * 8
    value = number(text)
    if len(text) != length_of(size) or value & (1 << spare) - 1:
        raise ValueError(text[:40])
    return (value >> spare).to_bytes(size)
