"""The bounded client against servers that break every rule."""

from __future__ import annotations

import socket
import ssl
import time
from pathlib import Path

import pytest

from tpsupport.chains.call import Answer, AnswerError, Call
from tpsupport.chains.line import LARGEST, Line
from tpsupport.chains.wire import Wire

from .loopback import Speak, http, saying, serving

ASK = Call("x", "/x", {"a": 1})
SHORT = 0.4
TLS = Path(__file__).parent.parent / "data/tls"


def line(seconds: float = 5.0, **more: object) -> Line:
    return Line(deadline=time.monotonic() + seconds, **more)  # type: ignore[arg-type]


def ask(endpoint: str, known: Line | None = None, call: Call = ASK) -> Answer:
    """The answer to one question."""
    wire = Wire(endpoint, known or line())
    try:
        return wire.send(call)
    finally:
        wire.close()


def _drip_body(connection: socket.socket, request: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")
    for _ in range(100):
        connection.sendall(b" ")
        time.sleep(0.05)


def _drip_head(connection: socket.socket, request: bytes) -> None:
    for _ in range(100):
        connection.sendall(b"H")
        time.sleep(0.05)


def _endless(connection: socket.socket, request: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"10000\r\n" + b"a" * 65536 + b"\r\n")


def _silent(connection: socket.socket, request: bytes) -> None:
    time.sleep(3)


def _hang_up(connection: socket.socket, request: bytes) -> None:
    connection.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("speak", "trouble"),
    [
        (_drip_body, "timeout"),
        (_drip_head, "timeout"),
        (_silent, "timeout"),
        (_endless, "too_big"),
        (saying(http(b"a" * (LARGEST + 1))), "too_big"),
        (saying(b"HTTP/1.1 200 OK\r\ncontent-length: 10000000\r\n\r\n"), "too_big"),
        (_hang_up, "unreachable"),
        (saying(b"SSH-2.0-OpenSSH_9.2\r\n"), "not_a_node"),
        (saying(b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 500 + b"\r\n"), "not_a_node"),
        (saying(b"HTTP/1.1 200 OK\r\nx: " + b"y" * 100_000 + b"\r\n\r\n"), "not_a_node"),
        (saying(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n"), "not_a_node"),
    ],
)
def test_no_answer(speak: Speak, trouble: str) -> None:
    started = time.monotonic()
    with serving(speak) as endpoint, pytest.raises(AnswerError) as caught:
        ask(endpoint, line(SHORT if trouble == "timeout" else 5.0))
    assert caught.value.trouble == trouble
    assert time.monotonic() - started < 2.0


def test_a_body_cut_short_is_no_answer() -> None:
    def cut(connection: socket.socket, request: bytes) -> None:
        connection.sendall(b'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"result"')
        connection.shutdown(socket.SHUT_RDWR)

    with serving(cut) as endpoint, pytest.raises(AnswerError) as caught:
        ask(endpoint)
    assert caught.value.trouble == "not_a_node"


@pytest.mark.parametrize(
    ("raw", "trouble"),
    [
        (http("<html>login</html>", content_type="text/html"), "not_a_node"),
        (http("slow down", 429, retry_after="30"), "rate_limited"),
        (http("", 301, location="https://evil.example/"), "redirected"),
        (http("no", 503), "server_error"),
        (http("key please", 401), "refused"),
        (http(b"\x1f\x8b\x08\x00" + b"\0" * 20, content_encoding="gzip"), "malformed"),
        (http("[" * 200_000), "malformed"),
        (http(b"\xff\xfe\x00\x01"), "malformed"),
        (http(""), "malformed"),
    ],
)
def test_answers_that_are_none(raw: bytes, trouble: str) -> None:
    with serving(saying(raw)) as endpoint:
        answer = ask(endpoint)
    with pytest.raises(AnswerError) as caught:
        answer.json()
    assert caught.value.trouble == trouble
    if trouble == "rate_limited":
        assert "30" in caught.value.detail


def test_redirects_are_not_followed() -> None:
    met: list[bytes] = []

    def note(connection: socket.socket, request: bytes) -> None:
        met.append(request)

    with serving(note) as other:
        with serving(saying(http("", 302, location=other))) as endpoint:
            assert ask(endpoint).status == 302
        assert met == []


def test_one_connection_serves_many_questions() -> None:
    seen = set()

    def counting(connection: socket.socket, request: bytes) -> None:
        seen.add(connection.getpeername())
        connection.sendall(http("{}", date="Sun, 22 Nov 2026 13:38:44 GMT"))

    with serving(counting) as endpoint:
        wire = Wire(endpoint, line())
        answers = [wire.send(ASK) for _ in range(5)]
        wire.close()
    assert len(seen) == 1
    assert answers[0].date == 1795354724.0


def test_a_connection_that_was_dropped_is_opened_again() -> None:
    def once(connection: socket.socket, request: bytes) -> None:
        connection.sendall(http("{}"))
        connection.shutdown(socket.SHUT_RDWR)

    with serving(once) as endpoint:
        wire = Wire(endpoint, line())
        for _ in range(3):
            assert wire.send(ASK).status == 200
            time.sleep(0.02)
        wire.close()


def test_nobody_listens() -> None:
    with serving(_silent) as endpoint:
        pass
    with pytest.raises(AnswerError) as caught:
        ask(endpoint)
    assert caught.value.trouble == "unreachable"


def _trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=TLS / "authority.pem")


@pytest.mark.parametrize("name", ["unknown", "expired", "elsewhere", "alone"])
def test_certificates_that_do_not_hold(name: str) -> None:
    server = serving(saying(http("{}")), TLS / f"{name}.pem")
    with server as endpoint, pytest.raises(AnswerError) as caught:
        ask(endpoint, line(trust=_trusting))
    assert caught.value.trouble == "tls"


def test_a_certificate_that_holds() -> None:
    with serving(saying(http("{}")), TLS / "good.pem") as endpoint:
        assert ask(endpoint, line(trust=_trusting)).status == 200
        with pytest.raises(AnswerError) as caught:
            ask(endpoint)
    assert caught.value.trouble == "tls"


def test_certificates_are_verified_by_default() -> None:
    context = line().trust()
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED


def test_a_resolver_that_hangs() -> None:
    def hang(host: str, family: str) -> tuple[str, ...]:
        time.sleep(5)
        return ()

    started = time.monotonic()
    with pytest.raises(AnswerError) as caught:
        ask("https://node.example", line(SHORT, resolve=hang))
    assert caught.value.trouble == "timeout"
    assert time.monotonic() - started < 2.5 * SHORT


def test_a_host_that_does_not_exist() -> None:
    def missing(host: str, family: str) -> tuple[str, ...]:
        raise OSError("no such host")

    with pytest.raises(AnswerError) as caught:
        ask("https://node.example", line(resolve=missing))
    assert caught.value.trouble == "unreachable"


def test_the_next_address_is_tried() -> None:
    with serving(saying(http("{}"))) as endpoint:
        port = int(endpoint.rpartition(":")[2])
        tried = []

        def connect(address: str, to: int, seconds: float) -> socket.socket:
            tried.append(address)
            if address == "192.0.2.1":
                raise OSError("no route")
            return socket.create_connection(("127.0.0.1", port), seconds)

        def resolve(host: str, family: str) -> tuple[str, ...]:
            return ("192.0.2.1", "192.0.2.2") if family == "ipv4" else ()

        known = line(resolve=resolve, connect=connect)
        assert ask(f"http://node.example:{port}", known).status == 200
    assert tried == ["192.0.2.1", "192.0.2.2"]


@pytest.mark.parametrize(
    "endpoint", ["ftp://x", "file:///etc/passwd", "https://", "", "https://a:b@c/", "http://[::1"]
)
def test_addresses_that_are_none(endpoint: str) -> None:
    with pytest.raises(AnswerError):
        ask(endpoint)


def test_a_path_cannot_smuggle_a_request() -> None:
    with serving(saying(http("{}"))) as endpoint, pytest.raises(AnswerError):
        ask(endpoint, call=Call("x", "/x HTTP/1.1\r\nHost: evil\r\n\r\n"))
