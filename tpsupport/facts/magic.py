"""The kind of a file, told by its first bytes and not by its name."""

from __future__ import annotations

ENOUGH = 4096
"""Bytes that are enough to tell."""
KINDS = ("png", "jpg", "gif", "webp", "heic", "mp4", "pdf", "txt", "log")
TEXTS = ("txt", "log")

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"%PDF-", "pdf"),
)
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_MP4 = (
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"avc1",
    b"M4V ",
    b"dash",
    b"3gp4",
    b"3gp5",
    b"MSNV",
)
_ENCODINGS = ("utf-8-sig", "gb18030")
_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def kind(head: bytes, suffix: str) -> str | None:
    """One of ``KINDS`` for a file that begins with ``head``, or ``None``.

    ``suffix`` only tells a log from another text.
    """
    for beginning, name in _BEGINNINGS:
        if head.startswith(beginning):
            return name
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return _of_brand(head[8:12])
    if decoded(head[:ENOUGH]) is not None:
        return "log" if suffix.lower() == ".log" else "txt"
    return None


def decoded(data: bytes) -> str | None:
    """The text that ``data`` begins with, or ``None`` if it is no text."""
    if encoding := _MARKS.get(data[:2]):
        return data[2:].decode(encoding, errors="ignore")
    if any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in data):
        return None
    for encoding in _ENCODINGS:
        for cut in range(4):  # a character may be cut in two at the end
            try:
                return data[: len(data) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
    return None


def _of_brand(brand: bytes) -> str | None:
    if brand in _HEIC:
        return "heic"
    return "mp4" if brand in _MP4 else None
