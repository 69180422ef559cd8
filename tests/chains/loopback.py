"""Servers on the loopback interface: nodes that replay recorded answers, and hostile ones."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import TYPE_CHECKING

from tpsupport.chains.call import Answer, Call

if TYPE_CHECKING:
    from pathlib import Path

    from .scripted import Node

Speak = Callable[[socket.socket, bytes], None]
"""Given the open connection and the whole request."""


@contextmanager
def serving(speak: Speak, certificate: Path | None = None) -> Iterator[str]:
    """The address of a server that answers each request by ``speak``, until the block is left."""
    secure = None
    if certificate:
        secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        secure.load_cert_chain(certificate)
    listener = socket.create_server(("127.0.0.1", 0))
    open_sockets: list[socket.socket] = []

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            open_sockets.append(connection)
            Thread(target=converse, args=(connection,), daemon=True).start()

    def converse(connection: socket.socket) -> None:
        try:
            if secure:
                connection = secure.wrap_socket(connection, server_side=True)
                open_sockets.append(connection)
            while request := _request(connection):
                speak(connection, request)
        except OSError:
            pass
        finally:
            connection.close()

    Thread(target=accept, daemon=True).start()
    try:
        yield f"http{'s' if certificate else ''}://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for each in open_sockets:
            each.close()


def http(body: str | bytes, status: int = 200, **headers: str) -> bytes:
    """A whole HTTP answer."""
    raw = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} X", f"content-length: {len(raw)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + raw


def saying(raw: bytes) -> Speak:
    """Always these bytes."""
    return lambda connection, request: connection.sendall(raw)


def replaying(node: Node) -> Speak:
    """A node of recorded answers, over HTTP."""

    def speak(connection: socket.socket, request: bytes) -> None:
        found = node(_call(request)) or Answer(404, "nothing here")
        connection.sendall(http(found.body, found.status, content_type=found.content_type))

    return speak


def _call(request: bytes) -> Call:
    head, _, body = request.partition(b"\r\n\r\n")
    path = head.split(b" ")[1].decode()
    asked = json.loads(body) if body else None
    method = asked.get("method") if isinstance(asked, dict) else None
    return Call(method or path, path, asked)


def _request(connection: socket.socket) -> bytes:
    """One whole request, or nothing at the end."""
    raw = b""
    while b"\r\n\r\n" not in raw:
        part = connection.recv(65536)
        if not part:
            return b""
        raw += part
    head, _, body = raw.partition(b"\r\n\r\n")
    length = 0
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    while len(body) < length:
        part = connection.recv(65536)
        if not part:
            return b""
        raw, body = raw + part, body + part
    return raw
