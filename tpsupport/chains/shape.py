"""What is wrong with the shape of a text that cannot be made an address at all."""

from __future__ import annotations

import re

from tpsupport.chains.codec import base58

_HEX = frozenset("0123456789abcdefABCDEFx")
_BASE58 = frozenset(base58.ALPHABET)
_SHAPES: dict[str, tuple[frozenset[str], int, int]] = {
    "evm": (_HEX, 42, 42),
    "aptos": (_HEX, 66, 66),
    "tron": (_BASE58, 34, 34),
    "solana": (_BASE58, 32, 44),
    "substrate": (_BASE58, 46, 48),
    "bitcoin": (_BASE58, 26, 35),
    "antelope": (frozenset("abcdefghijklmnopqrstuvwxyz12345."), 1, 12),
}
"""Family: letters that can stand in an address, fewest and most of them."""
_PREFIXES = (
    (re.compile(r"0x[0-9a-zA-Z]{50,}"), "aptos"),
    (re.compile(r"0x[0-9a-zA-Z]{20,}"), "evm"),
    (re.compile(r"T[0-9A-Za-z]{24,40}"), "tron"),
    (re.compile(r"[13][0-9A-Za-z]{24,36}"), "bitcoin"),
)
_WITNESS = re.compile(r"(bc|tb|bcrt)1[0-9a-z]*", re.IGNORECASE)
_ANTELOPE_KEY = re.compile(r"(EOS|PUB_[KR]1_)[0-9A-Za-z]{30,}")


def misshapen(text: str, family: str = "") -> tuple[str, dict[str, str]]:
    """(problem code, its details) of ``text``, which was to be an address of ``family``."""
    if _WITNESS.fullmatch(text) or _ANTELOPE_KEY.fullmatch(text):
        return "malformed", {}
    guessed = next((name for pattern, name in _PREFIXES if pattern.fullmatch(text)), "")
    shape = _SHAPES.get(family or guessed)
    if shape is None or not (text.isascii() and text.isprintable() and len(text) < 100):
        return "not_an_address", {}
    letters, fewest, most = shape
    wrong = "".join(dict.fromkeys(letter for letter in text if letter not in letters))
    if len(wrong) > 5 or len(text) < fewest // 2:
        return "not_an_address", {}
    if wrong:
        return "bad_characters", {"characters": " ".join(wrong)}
    expected = str(most) if fewest == most else f"{fewest}-{most}"
    if not fewest <= len(text) <= most:
        code = "too_short" if len(text) < fewest else "too_long"
        return code, {"length": str(len(text)), "expected": expected}
    return "malformed", {}
