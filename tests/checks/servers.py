"""Loopback servers that behave, and misbehave, as the network check may meet them."""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from email.utils import formatdate
from pathlib import Path

TLS = Path(__file__).parent.parent / "data" / "tls"
Talk = Callable[[socket.socket], None]


class Server:
    """Listens on loopback and lets ``talk`` have every connection, each on its own thread."""

    def __init__(self, talk: Talk, host: str = "127.0.0.1", port: int = 0) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, port), family=family, backlog=256)
        self.port: int = self._listener.getsockname()[1]
        self.met = 0
        self._talk = talk
        self._open: set[socket.socket] = set()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.met += 1
            self._open.add(connection)
            threading.Thread(target=self._one, args=(connection,), daemon=True).start()

    def _one(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError, ssl.SSLError, ValueError), connection:
            self._talk(connection)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(2)
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()


@contextlib.contextmanager
def serving(talk: Talk, host: str = "127.0.0.1", port: int = 0) -> Iterator[Server]:
    server = Server(talk, host, port)
    try:
        yield server
    finally:
        server.close()


def head_of(stream: socket.socket) -> bytes:
    """A request's head; what is not HTTP is waited for in vain, as simple servers do."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = stream.recv(4096)
        if not part:
            return data
        data += part
    return data


def answering(
    status: int = 200,
    body: bytes = b"fine",
    *,
    wait: float = 0.0,
    ahead: float = 0.0,
    **headers: str,
) -> Talk:
    """An HTTP answer after ``wait`` seconds, dated as by a clock that is ``ahead`` of this one."""

    def talk(stream: socket.socket) -> None:
        head_of(stream)
        time.sleep(wait)
        lines = {
            "Content-Length": str(len(body)),
            "Date": formatdate(time.time() + ahead, usegmt=True),
        }
        lines |= {name.replace("_", "-"): value for name, value in headers.items()}
        top = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        stream.sendall(f"HTTP/1.1 {status} Said\r\n{top}\r\n".encode() + body)

    return talk


def secure(certificate: str, talk: Talk) -> Talk:
    """``talk`` inside TLS, with a certificate of tests/data/tls."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / f"{certificate}.pem")

    def talk_securely(stream: socket.socket) -> None:
        with context.wrap_socket(stream, server_side=True) as secured:
            talk(secured)

    return talk_securely


def trust() -> ssl.SSLContext:
    """What a device trusts on which only the tests' authority is known."""
    return ssl.create_default_context(cafile=str(TLS / "authority.pem"))


def silent(stream: socket.socket) -> None:
    while stream.recv(4096):
        pass


def hang_up(stream: socket.socket) -> None:
    stream.recv(4096)


def reset(stream: socket.socket) -> None:
    stream.recv(4096)
    stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def babble(stream: socket.socket) -> None:
    stream.recv(4096)
    stream.sendall(b"SSH-2.0-OpenSSH_9.2\r\n" * 2)


def slow_body(stream: socket.socket) -> None:
    head_of(stream)
    stream.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n")
    while True:
        stream.sendall(b".")
        time.sleep(0.05)


def endless_body(stream: socket.socket) -> None:
    head_of(stream)
    stream.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        stream.sendall(b"." * 4096)


def endless_head(stream: socket.socket) -> None:
    head_of(stream)
    stream.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        stream.sendall(b"X-More: " + b"." * 1000 + b"\r\n")


def connecting(stream: socket.socket) -> None:
    """An HTTP proxy that connects to loopback, whatever the name."""
    place = head_of(stream).split()[1].decode()
    port = int(place.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as onward:
        stream.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        back = threading.Thread(target=_pump, args=(onward, stream), daemon=True)
        back.start()
        _pump(stream, onward)
        back.join(2)


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while part := source.recv(4096):
            sink.sendall(part)
        sink.shutdown(socket.SHUT_WR)


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


@contextlib.contextmanager
def full_port() -> Iterator[int]:
    """A port that swallows connections: its queue is full, and nobody accepts."""
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(4):
            filler = stack.enter_context(socket.socket())
            filler.settimeout(0)
            filler.connect_ex(listener.getsockname())
        time.sleep(0.05)
        yield listener.getsockname()[1]
