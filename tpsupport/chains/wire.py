"""One bounded HTTP connection to one node: deadline, size, host and certificate are kept to."""

from __future__ import annotations

import http.client
import io
import json
import socket
import ssl
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any
from urllib.parse import SplitResult, urlsplit

from tpsupport.chains.call import Answer, AnswerError, Call
from tpsupport.chains.line import LARGEST, Line
from tpsupport.chains.proxy import chosen, tunnel

_AGENT = "tpsupport"
_FAMILIES = ("ipv4", "ipv6")
_PER_ADDRESS = 3.0
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class Wire:
    """A connection to ``endpoint``, opened when first needed and kept while the node keeps it."""

    def __init__(self, endpoint: str, line: Line) -> None:
        self._url = _checked(endpoint)
        self._line = line
        self._connection: http.client.HTTPConnection | None = None

    @property
    def host(self) -> str:
        """The host that is talked to."""
        return self._url.hostname or ""

    def send(self, call: Call) -> Answer:
        """The answer to ``call``. Raises ``AnswerError`` where there is none, and nothing else."""
        started = self._line.monotonic()
        try:
            response = self._exchange(call)
            body = _read(response)
        except (AnswerError, OSError, http.client.HTTPException, ValueError) as error:
            self.close()
            raise _blamed(error, self.host) from error
        if response.will_close:
            self.close()
        return Answer(
            status=response.status,
            body=body.decode("utf-8", "replace"),
            content_type=(response.getheader("content-type") or "").lower()[:80],
            host=self.host,
            seconds=self._line.monotonic() - started,
            retry_after=(response.getheader("retry-after") or "")[:40],
            date=_date(response.getheader("date") or ""),
        )

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _exchange(self, call: Call) -> http.client.HTTPResponse:
        body = None if call.body is None else json.dumps(call.body).encode()
        path = (self._url.path.rstrip("/") + call.path) or "/"
        if self._url.query:
            path += ("&" if "?" in path else "?") + self._url.query
        headers = {"User-Agent": _AGENT, "Accept": "application/json, text/plain"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        fresh = self._connection is None
        connection = self._connection or self._open()
        try:
            connection.request("POST" if body is not None else "GET", path, body, headers)
            return connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionError):
            if fresh:
                raise
            self.close()
            connection = self._open()
            connection.request("POST" if body is not None else "GET", path, body, headers)
            return connection.getresponse()

    def _open(self) -> http.client.HTTPConnection:
        port = self._url.port or (443 if self._url.scheme == "https" else 80)
        secure = self._url.scheme == "https"
        system = self._line.system_proxies() if secure else {}
        proxy = chosen(self.host, self._line.environ, system) if secure else None
        sock = _reach(*((proxy.host, proxy.port) if proxy else (self.host, port)), self._line)
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if proxy:
                tunnel(sock, self.host, port, proxy, lambda: _hurry(sock, self._line))
            if secure:
                _hurry(sock, self._line)
                sock = self._line.trust().wrap_socket(sock, server_hostname=self.host)
        except BaseException:
            sock.close()
            raise
        connection = http.client.HTTPConnection(self.host, port)
        connection.sock = _Bounded(sock, self._line)
        self._connection = connection
        return connection


class _Bounded:
    """A socket whose every wait ends at the deadline, so that dripping bytes buys no time."""

    def __init__(self, sock: socket.socket, line: Line) -> None:
        self._sock = sock
        self._line = line

    def sendall(self, data: bytes) -> None:
        _hurry(self._sock, self._line)
        self._sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        del mode
        return io.BufferedReader(_Raw(self))

    def receive(self, buffer: Any) -> int:
        _hurry(self._sock, self._line)
        return self._sock.recv_into(buffer)

    def close(self) -> None:
        self._sock.close()


class _Raw(io.RawIOBase):
    def __init__(self, bounded: _Bounded) -> None:
        self._bounded = bounded

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._bounded.receive(buffer)


def _hurry(sock: socket.socket, line: Line) -> None:
    """Let the next wait on ``sock`` end at the deadline."""
    if line.left <= 0:
        raise TimeoutError
    sock.settimeout(line.left)


def _read(response: http.client.HTTPResponse) -> bytes:
    """The whole body, if it is not larger than it may be."""
    if (response.length or 0) > LARGEST:
        response.close()
        raise AnswerError("too_big", str(response.length))
    with response:
        return _all_of(response)


def _all_of(response: http.client.HTTPResponse) -> bytes:
    body = bytearray()
    while chunk := response.read1(65_536):
        body += chunk
        if len(body) > LARGEST:
            raise AnswerError("too_big", f"more than {LARGEST}")
    if response.length:
        raise http.client.IncompleteRead(bytes(body[:0]), response.length)
    return bytes(body)


def _date(header: str) -> float | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(header[:40]).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None


def _checked(endpoint: str) -> SplitResult:
    try:
        url = urlsplit(endpoint)
        sound = url.scheme in {"https", "http"} and url.hostname and not url.username
        if sound and url.port != 0:
            return url
    except ValueError:
        pass
    raise AnswerError("unreachable", "no http(s) address")


def _reach(host: str, port: int, line: Line) -> socket.socket:
    """A connection to the first address of ``host`` that takes one."""
    addresses = (host,) if host in _LOOPBACK else _addresses(host, line)
    failure: OSError = TimeoutError()
    for address in addresses:
        if line.left <= 0:
            raise TimeoutError
        try:
            return line.connect(address, port, min(line.left, _PER_ADDRESS))
        except OSError as error:
            failure = error
    raise failure


def _addresses(host: str, line: Line) -> tuple[str, ...]:
    """The addresses of ``host``, IPv4 first; each family is looked up on a thread that may hang."""
    found: SimpleQueue[tuple[str, tuple[str, ...] | OSError]] = SimpleQueue()

    def look(family: str) -> None:
        try:
            found.put((family, line.resolve(host, family)))
        except (OSError, UnicodeError) as error:
            found.put((family, OSError(str(error))))

    for family in _FAMILIES:
        Thread(target=look, args=(family,), daemon=True).start()
    known: dict[str, tuple[str, ...]] = {}
    for _ in _FAMILIES:
        try:
            family, answer = found.get(timeout=max(line.left, 0.001))
        except Empty:
            break
        known[family] = () if isinstance(answer, OSError) else answer
        if known.get("ipv4"):
            break
    addresses = known.get("ipv4", ()) + known.get("ipv6", ())
    if not addresses:
        raise TimeoutError if len(known) < len(_FAMILIES) else OSError(host)
    return addresses


def _blamed(error: Exception, host: str) -> AnswerError:
    """``error`` in this room's words."""
    if isinstance(error, AnswerError):
        return error
    if isinstance(error, TimeoutError):
        return AnswerError("timeout", host)
    if isinstance(error, ssl.SSLError):
        return AnswerError("tls", str(error.reason or "TLS"))
    reached = not isinstance(error, OSError)
    return AnswerError("not_a_node" if reached else "unreachable", type(error).__name__)
