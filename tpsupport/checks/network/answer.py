"""A minimal HTTP/1.1 client over an open socket: one request, a bounded answer, one deadline."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tpsupport.text import clean

if TYPE_CHECKING:
    import socket

HEAD_LIMIT = 32 * 1024
BODY_LIMIT = 64 * 1024
_CHUNK = 16 * 1024
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})(?: [^\r\n]*)?")
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]*\r\n")


class GarbledError(Exception):
    """What came is not HTTP."""


@dataclass(frozen=True, slots=True)
class Head:
    """The first part of an answer; header names are in small letters, values cleaned."""

    status: int
    headers: Mapping[str, str]
    rest: bytes = b""
    """What came after it in the same breath."""


@dataclass(frozen=True, slots=True)
class Body:
    """What was read of a body; ``too_long`` if there was more."""

    content: bytes
    too_long: bool = False


def request(method: str, target: str, authority: str, agent: str) -> bytes:
    """The bytes of a request without a body."""
    lines = (
        f"{method} {target} HTTP/1.1",
        f"Host: {authority}",
        f"User-Agent: {agent}",
        "Accept: */*",
        "Accept-Encoding: identity",
        "Cache-Control: no-cache",
        "Connection: close",
    )
    return "\r\n".join((*lines, "", "")).encode("ascii")


def read_head(stream: socket.socket, left: Callable[[], float]) -> Head:
    """The head of the final answer; interim ones are passed over.

    ``left`` gives the seconds that remain, and raises ``TimeoutError`` when there are none. Raises
    ``GarbledError``, ``EOFError`` if nothing came, or what the socket raises.
    """
    data = b""
    while True:
        while b"\r\n\r\n" not in data:
            if len(data) > HEAD_LIMIT or (len(data) >= 5 and not data.startswith(b"HTTP/")):
                raise GarbledError
            part = _receive(stream, left)
            if not part:
                raise GarbledError if data else EOFError
            data += part
        top, _, data = data.partition(b"\r\n\r\n")
        head = _head(top, data)
        if head.status == 101 or head.status >= 200:
            return head


def _head(top: bytes, rest: bytes) -> Head:
    first, *lines = top.split(b"\r\n")
    match = _STATUS.fullmatch(first)
    if not match:
        raise GarbledError
    headers: dict[str, str] = {}
    for line in lines:
        name, _, value = line.decode("latin-1").partition(":")
        headers.setdefault(name.strip().lower(), clean(value).strip())
    return Head(int(match[1]), headers, rest)


def read_body(stream: socket.socket, head: Head, left: Callable[[], float]) -> Body:
    """The body, up to ``BODY_LIMIT``; one that ends early is taken as it is."""
    if head.status in {204, 304} or head.status < 200:
        return Body(b"")
    chunked = "chunked" in head.headers.get("transfer-encoding", "").lower()
    length = head.headers.get("content-length", "")
    counted = not chunked and length.isascii() and length.isdigit()
    limit = min(int(length[:12]), BODY_LIMIT + 1) if counted else BODY_LIMIT + 1
    data = head.rest
    while len(data) < limit and not (chunked and _unchunked(data)[1]):
        part = _receive(stream, left)
        if not part:
            break
        data += part
    content = _unchunked(data)[0] if chunked else data
    return Body(content[: min(limit, BODY_LIMIT)], too_long=len(data) > BODY_LIMIT)


def _unchunked(data: bytes) -> tuple[bytes, bool]:
    """What the chunks hold, and whether the last one is there."""
    parts, at, ended = [], 0, False
    while not ended and (match := _SIZE.match(data, at)):
        size = int(match[1], 16)
        parts.append(data[match.end() : match.end() + size])
        at = match.end() + size + 2
        ended = size == 0
    return b"".join(parts), ended


def _receive(stream: socket.socket, left: Callable[[], float]) -> bytes:
    stream.settimeout(left())
    return stream.recv(_CHUNK)
