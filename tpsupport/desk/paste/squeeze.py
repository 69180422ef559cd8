"""A text in few bytes: long numbers, hashes and addresses as bytes, the rest deflated.

The words that such texts are made of stand in a file. A token can be read by whoever has the file
of its version: what is in it must never change, only another version may have another.
"""

from __future__ import annotations

import re
import zlib
from functools import cache
from pathlib import Path

from tpsupport.desk.paste.envelope import VERSION

LARGEST = 65_536
"""Bytes of a text; none unpacks to more."""
_DIGITS, _HEX = "0123456789", "0123456789abcdef"
_KINDS = (
    _DIGITS,
    _HEX,
    f"{_HEX}ABCDEF",
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
)
"""What a run may be made of; the first that fits is taken, its number plus one marks the place."""
_MOMENT = "\x05"
_RUN = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}"
    r"|(?<![0-9A-Za-wyz])(?:[0-9a-f]{12,255}|[0-9A-Fa-f]{16,255})(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])[1-9A-HJ-NP-Za-km-z]{26,255}(?![0-9A-Za-z])"
    r"|[0-9]{6,255}"
)
_MARK = re.compile(r"[\x01-\x05]")


def squeeze(text: str) -> bytes:
    """``text``, which holds no control characters but tabs and line breaks, in few bytes."""
    runs: list[bytes] = []

    def taken(match: re.Match[str]) -> str:
        run = match[0]
        if run[4:5] == "-":
            runs.append(_number(re.sub(r"\D", "", run), _DIGITS))
            return _MOMENT
        kind = next(at for at, signs in enumerate(_KINDS) if set(run) <= set(signs))
        runs.append(bytes([len(run)]) + _number(run, _KINDS[kind]))
        return chr(kind + 1)

    rest = _RUN.sub(taken, text).encode()
    drawn = (_deflated(rest, strategy) for strategy in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FIXED))
    return min(drawn, key=len) + b"".join(runs)


def unsqueeze(raw: bytes) -> str:
    """The text that was squeezed.

    :raises ValueError: if ``raw`` is no such thing, or far too much.
    """
    inflate = zlib.decompressobj(-15, zdict=_words())
    try:
        rest = inflate.decompress(raw, LARGEST).decode()
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if not inflate.eof:
        raise ValueError("unfinished")
    runs = _Runs(inflate.unused_data)
    text = _MARK.sub(lambda mark: runs.next(mark[0]), rest)
    if runs.blob:
        raise ValueError("a run too many")
    return text


def _deflated(raw: bytes, strategy: int) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15, 9, strategy, _words())
    return deflate.compress(raw) + deflate.flush()


@cache
def _words() -> bytes:
    return Path(__file__).with_name(f"words-{VERSION}.txt").read_bytes()


def _number(run: str, signs: str) -> bytes:
    value = 0
    for sign in run:
        value = value * len(signs) + signs.index(sign)
    return value.to_bytes(_size(len(run), signs))


def _size(length: int, signs: str) -> int:
    """Bytes that hold every run of ``length`` of these signs."""
    most: int = len(signs) ** length - 1
    return (most.bit_length() + 7) // 8


class _Runs:
    """What is left of the runs."""

    def __init__(self, blob: bytes) -> None:
        self.blob = blob

    def next(self, mark: str) -> str:
        """The first of them, which is of the kind that ``mark`` says."""
        if mark == _MOMENT:
            run = self.digits(12, _DIGITS)
            return f"{run[:4]}-{run[4:6]}-{run[6:8]}T{run[8:10]}:{run[10:]}"
        length = self.take(1)[0]
        return self.digits(length, _KINDS[ord(mark) - 1])

    def digits(self, length: int, signs: str) -> str:
        """A run of so many of these signs."""
        value = int.from_bytes(self.take(_size(length, signs)))
        out = []
        for _ in range(length):
            value, at = divmod(value, len(signs))
            out.append(signs[at])
        return "".join(reversed(out))

    def take(self, size: int) -> bytes:
        """The next bytes. :raises ValueError: if there are no more."""
        taken, self.blob = self.blob[:size], self.blob[size:]
        if len(taken) < size or not size:
            raise ValueError("a run is missing")
        return taken
