"""The small parts: addresses, dates and clocks, answers, login pages."""

from __future__ import annotations

import socket
import time
from email.utils import formatdate
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpsupport.checks.network import answer, clock, portal
from tpsupport.checks.network.address import is_address, is_public_name, kind
from tpsupport.checks.network.clock import Clock


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("8.8.8.8", "public"),
        ("1.1.1.1", "public"),
        ("2606:4700::1111", "public"),
        ("64:ff9b::808:808", "public"),
        ("198.18.0.5", "stand_in"),
        ("198.19.255.255", "stand_in"),
        ("::ffff:198.18.0.5", "stand_in"),
        ("198.20.0.1", "public"),
        ("0.0.0.0", "bogon"),
        ("127.0.0.1", "bogon"),
        ("10.1.2.3", "bogon"),
        ("172.16.0.1", "bogon"),
        ("192.168.1.1", "bogon"),
        ("169.254.0.1", "bogon"),
        ("100.64.0.1", "bogon"),
        ("192.0.2.1", "bogon"),
        ("224.0.0.1", "bogon"),
        ("240.0.0.1", "bogon"),
        ("255.255.255.255", "bogon"),
        ("::", "bogon"),
        ("::1", "bogon"),
        ("::ffff:127.0.0.1", "bogon"),
        ("fe80::1%eth0", "bogon"),
        ("fd00::1", "bogon"),
        ("ff02::1", "bogon"),
        ("2001:db8::1", "bogon"),
    ],
)
def test_kind_of_address(address: str, expected: str) -> None:
    assert kind(address) == expected


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
@settings(max_examples=200, deadline=None)
def test_every_address_has_a_kind(address: IPv4Address | IPv6Address) -> None:
    assert is_address(str(address))
    assert kind(str(address)) in {"public", "stand_in", "bogon"}


@pytest.mark.parametrize(
    ("host", "public"),
    [
        ("wallet.example.org", True),
        ("localhost", False),
        ("db.localhost", False),
        ("printer.local", False),
        ("nas", False),
        ("x.home.arpa", False),
        ("service.loop.test", False),
        ("8.8.8.8", False),
        ("notlocal.org.", True),
    ],
)
def test_public_name(host: str, *, public: bool) -> None:
    assert is_public_name(host) is public


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "Sun, 06 Nov 1994 08:49:37",
        "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 00 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, 06 Nov 1994 08:60:37 GMT",
        "Sun, 06 Nov 1994 08:49:61 GMT",
        "Sun, 06 Xyz 1994 08:49:37 GMT",
        "Sun, 06 Nov 1969 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 +0800",
        "Sun, ０６ Nov 1994 08:49:37 GMT",
        "周日, 06 Nov 1994 08:49:37 GMT",
    ],
)
def test_no_date(text: str) -> None:
    assert clock.parse_date(text) is None


@given(st.integers(0, 253402300799))
@settings(max_examples=200, deadline=None)
def test_dates_are_read_back(seconds: int) -> None:
    assert clock.parse_date(formatdate(seconds, usegmt=True)) == seconds


def test_leap_second() -> None:
    assert clock.parse_date("Sat, 31 Dec 2016 23:59:60 GMT") == 1483228800


@given(st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = clock.parse_date(text)
    assert found is None or found >= 0


@pytest.mark.parametrize(
    ("samples", "offset"),
    [
        ([], None),
        ([("a", 100.0)], None),
        ([("a", 100.0), ("a", 100.0)], None),
        ([("a", 100.0), ("b", 101.0)], 100.5),
        ([("a", 0.0), ("b", 500.0)], None),
        ([("a", 0.0), ("b", 1.0), ("c", 500.0)], 0.5),
        ([("a", 0.0), ("b", 100.0), ("c", 500.0)], None),
        ([("a", -7200.0), ("b", -7201.0), ("c", -7199.0)], -7200.0),
    ],
)
def test_two_hosts_must_agree(samples: list[tuple[str, float]], offset: float | None) -> None:
    assert clock.judge(samples).offset == offset


@pytest.mark.parametrize(
    ("offset", "off", "expired", "early"),
    [
        (None, False, False, False),
        (59.0, False, False, False),
        (-61.0, True, False, False),
        (4000.0, True, True, False),
        (-4000.0, True, False, True),
    ],
)
def test_what_a_clock_explains(
    offset: float | None, *, off: bool, expired: bool, early: bool
) -> None:
    found = Clock(offset, 3)
    assert found.off is off
    assert found.explains("tls_expired") is expired
    assert found.explains("tls_not_yet_valid") is early
    assert not found.explains("tls_unknown_ca")


def test_ahead() -> None:
    headers = {"date": formatdate(1_000_000, usegmt=True)}
    assert clock.ahead(headers, 1_000_010.0, 1_000_011.0) == 10.0
    assert clock.ahead({**headers, "age": "10"}, 1_000_010.0, 1_000_011.0) == 0.0
    assert clock.ahead({**headers, "age": "soon"}, 1_000_010.0, 1_000_011.0) == 10.0
    assert clock.ahead({}, 0.0, 0.0) is None


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def heard(data: bytes) -> tuple[answer.Head, answer.Body]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(data)
        theirs.shutdown(socket.SHUT_WR)
        head = answer.read_head(ours, lambda: 1.0)
        return head, answer.read_body(ours, head, lambda: 1.0)


@pytest.mark.parametrize(
    ("data", "status", "content"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\nall of it", 200, b"all of it"),
        (b"HTTP/1.0 200\r\n\r\n", 200, b""),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nfour", 200, b"fou"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nfour", 200, b"four"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", 200, b"short"),
        (b"HTTP/1.1 204 No\r\n\r\nignored", 204, b""),
        (b"HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 403 No\r\n\r\nno", 403, b"no"),
        (b"HTTP/1.1 101 Switching\r\n\r\n\x00", 101, b""),
        (CHUNKED + b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", 200, b"abcde"),
        (CHUNKED + b"zz\r\nabc", 200, b""),
    ],
)
def test_answer(data: bytes, status: int, content: bytes) -> None:
    head, body = heard(data)
    assert (head.status, body.content, body.too_long) == (status, content, False)


def test_headers_are_cleaned_and_the_first_counts() -> None:
    head, _ = heard(b"HTTP/1.1 200 OK\r\nX-A: one\x1b[31m\r\nx-a: two\r\nodd\r\n\r\n")
    assert head.headers["x-a"] == "one"


def test_a_long_body_is_cut() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        head = answer.Head(200, {"content-length": "10000000"}, b"." * (answer.BODY_LIMIT + 5))
        body = answer.read_body(ours, head, lambda: 1.0)
    assert (len(body.content), body.too_long) == (answer.BODY_LIMIT, True)


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_an_answer_or_garbled(data: bytes) -> None:
    try:
        heard(b"HTTP/1.1 200 OK\r\n" + data)
        heard(data)
    except (answer.GarbledError, EOFError):
        pass


def test_the_time_is_watched_between_the_parts_of_an_answer() -> None:
    ours, theirs = socket.socketpair()
    deadline = time.monotonic() + 0.05

    def left() -> float:
        if (seconds := deadline - time.monotonic()) <= 0:
            raise TimeoutError
        return seconds

    with ours, theirs:
        theirs.sendall(b"HTTP/1.1 200 OK\r\n")
        with pytest.raises(TimeoutError):
            answer.read_head(ours, left)


@pytest.mark.parametrize(
    ("location", "host"),
    [
        ("http://login.example/start?mac=1", "login.example"),
        ("HTTPS://Login.example:8443/", "login.example"),
        ("//login.example", "login.example"),
        ("http://user:pw@login.example/", "login.example"),
        ("http://\x1b[31mlogin.example/", "login.example"),
        ("/start", ""),
        ("", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_where_a_redirect_leads(location: str, host: str) -> None:
    assert portal.elsewhere(location) == host
