"""What a value in base 58 or base 32 is, by its own checks: a key, something public, or open."""

from __future__ import annotations

import re
from enum import Enum, auto

from tpsupport.privacy.checksum import RIPPLE, base58, base58check


class Nature(Enum):
    """``KEY`` and ``PUBLIC`` were checked; only a key has the ``SHAPE``; the rest is ``OPEN``."""

    KEY = auto()
    SHAPE = auto()
    PUBLIC = auto()
    OPEN = auto()


_BASE58 = re.compile("[1-9A-HJ-NP-Za-km-z]+")
_WIF = re.compile("5[HJK].{49}|[KLcTQ].{51}|[69].{50}")
_WIF_SIZES = (33, 34, 37)
_PAIR = 64


def nature(text: str) -> Nature:
    """What ``text``, letters and digits only, is."""
    if not _BASE58.fullmatch(text):
        return Nature.OPEN
    if len(text) in (51, 52):
        return _wif(text)
    if 85 <= len(text) <= 89:
        return _pair(base58(text))
    if len(text) in (29, 31) and text[0] == "s":
        return Nature.KEY if len(base58check(text, RIPPLE)) in (17, 19) else Nature.OPEN
    return Nature.OPEN


def _wif(text: str) -> Nature:
    """Bitcoin's and EOS's form; one with a slip of the pen still looks like nothing else."""
    if len(base58check(text)) in _WIF_SIZES:
        return Nature.KEY
    mixed = any(map(str.islower, text)) and any(map(str.isupper, text))
    return Nature.SHAPE if mixed and text[0] != "9" and _WIF.fullmatch(text) else Nature.OPEN


def _pair(raw: bytes) -> Nature:
    """64 bytes: a Solana key ends in the public key of its seed, a signature in less than L."""
    if len(raw) != _PAIR:
        return Nature.OPEN
    from tpsupport.privacy.ed25519 import ORDER, public_key

    if int.from_bytes(raw[32:], "little") >= ORDER or public_key(raw[:32]) == raw[32:]:
        return Nature.KEY
    return Nature.PUBLIC
