"""Proxies: which one is chosen, and the tunnel through it."""

from __future__ import annotations

import socket
import ssl
import time
from threading import Thread

import pytest

from tpsupport.chains.call import AnswerError, Call
from tpsupport.chains.line import Line
from tpsupport.chains.proxy import Proxy, chosen, excepted, parse
from tpsupport.chains.wire import Wire

from .loopback import http, saying, serving
from .test_wire import TLS


@pytest.mark.parametrize(
    ("environ", "system", "expected"),
    [
        ({}, {}, None),
        ({"https_proxy": "http://p.test:3128"}, {}, Proxy("p.test", 3128)),
        ({"HTTPS_PROXY": "p.test:3128"}, {}, Proxy("p.test", 3128)),
        ({"all_proxy": "http://p.test"}, {}, Proxy("p.test", 80)),
        ({"https_proxy": "http://u:p%40w@p.test:1"}, {}, Proxy("p.test", 1, "u:p@w")),
        ({"https_proxy": "socks5://p.test:1"}, {}, None),
        ({"https_proxy": "http://[::1"}, {}, None),
        ({"https_proxy": "http://p.test:99999"}, {}, None),
        ({"http_proxy": "http://p.test:1"}, {}, None),
        ({"https_proxy": "http://p.test:1", "no_proxy": "node.test"}, {}, None),
        ({}, {"https": "http://s.test:8"}, Proxy("s.test", 8)),
    ],
)
def test_chosen(environ: dict[str, str], system: dict[str, str], expected: Proxy | None) -> None:
    assert chosen("node.test", environ, system) == expected


@pytest.mark.parametrize(
    ("host", "exceptions", "expected"),
    [
        ("a.test", "", False),
        ("a.test", "*", True),
        ("a.test", "b.test, a.test", True),
        ("x.a.test", ".a.test", True),
        ("x.a.test", "*.a.test", True),
        ("ba.test", "a.test", False),
        ("a.test", "a.test:443", True),
    ],
)
def test_excepted(host: str, exceptions: str, *, expected: bool) -> None:
    assert excepted(host, exceptions) is expected


def test_a_login_is_not_shown() -> None:
    found = parse("http://user:secret@p.test:1")
    assert found
    assert "secret" not in repr(found)


def _line(port: int, seconds: float = 5.0) -> Line:
    return Line(
        deadline=time.monotonic() + seconds,
        trust=lambda: ssl.create_default_context(cafile=TLS / "authority.pem"),
        environ={"https_proxy": f"http://me:pw@127.0.0.1:{port}"},
    )


def _pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        pass


def test_through_a_tunnel() -> None:
    heard: list[bytes] = []
    with serving(saying(http("{}")), TLS / "good.pem") as node:
        port = int(node.rpartition(":")[2])

        def relay(connection: socket.socket, request: bytes) -> None:
            heard.append(request)
            far = socket.create_connection(("127.0.0.1", port))
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            Thread(target=_pump, args=(far, connection), daemon=True).start()
            _pump(connection, far)
            far.close()

        with serving(relay) as proxy:
            wire = Wire("https://node.loop.test", _line(int(proxy.rpartition(":")[2])))
            answer = wire.send(Call("x", "/x"))
            wire.close()
    assert answer.status == 200
    assert heard[0].startswith(b"CONNECT node.loop.test:443 HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic bWU6cHc=" in heard[0]


@pytest.mark.parametrize(
    ("raw", "trouble"),
    [
        (b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", "unreachable"),
        (b"HTTP/1.1 200\r\n" + b"x: y\r\n" * 5000 + b"\r\n", "unreachable"),
        (b"hello\r\n\r\n", "unreachable"),
        (b"HTTP/1.1 200 OK", "timeout"),
    ],
)
def test_proxies_that_give_no_tunnel(raw: bytes, trouble: str) -> None:
    with serving(saying(raw)) as proxy:
        wire = Wire("https://node.loop.test", _line(int(proxy.rpartition(":")[2]), 0.5))
        with pytest.raises(AnswerError) as caught:
            wire.send(Call("x", "/x"))
        wire.close()
    assert caught.value.trouble == trouble
