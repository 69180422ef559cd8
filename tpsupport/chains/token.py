"""The units of a token, from what its contract says of itself."""

from __future__ import annotations

import re

from tpsupport.chains.report import Token

MOST_DECIMALS = 36
_NAME = r"[^\W_][\w.$+-]{0,15}"


def token(decimals: int | None, symbol: str) -> Token | None:
    """The units of a token, None without ``decimals``; a ``symbol`` that is no name is left out."""
    if decimals is None or not 0 <= decimals <= MOST_DECIMALS:
        return None
    return Token(decimals, symbol if re.fullmatch(_NAME, symbol) else "")


def spelt(returned: bytes) -> str:
    """A name that a contract returned: an ABI string, or text in one padded word of 32 bytes."""
    if len(returned) >= 64 and int.from_bytes(returned[:32], "big") == 32:
        length = int.from_bytes(returned[32:64], "big")
        returned = returned[64 : 64 + min(length, 64)]
    return returned[:64].rstrip(b"\0").decode("utf-8", "replace")
