"""Proxies: found, named without their passwords, and excepted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpsupport.checks.network import proxy
from tpsupport.checks.network.targets import parse as target

from .looking import Make

NAMED = [
    ("http://127.0.0.1:7890", "http://127.0.0.1:7890"),
    ("127.0.0.1:7890", "http://127.0.0.1:7890"),
    ("proxy.example", "http://proxy.example:80"),
    ("https://proxy.example", "https://proxy.example:443"),
    ("socks5://127.0.0.1:1080/", "socks5://127.0.0.1:1080"),
    ("SOCKS5H://Proxy.example", "socks5h://proxy.example:1080"),
    ("http://[::1]:3128/", "http://[::1]:3128"),
    ("http://user@proxy.example:3128", "http://***@proxy.example:3128"),
    ("http://user:pa55@proxy.example:3128/x?y#z", "http://***@proxy.example:3128"),
    ("user:pa55@proxy.example:3128", "http://***@proxy.example:3128"),
    ("http://user:p@55@proxy.example", "http://***@proxy.example:80"),
    ("http://user:p/a?5#5@proxy.example", "http://***@proxy.example:80"),
    ("u://pa55@proxy.example", "http://***@proxy.example:80"),
    ("http://user:pa55", "***"),
    ("http://proxy.example:99999", "***"),
    ("http://a b:1", "***"),
    ("://", "***"),
]


@pytest.mark.parametrize(("value", "name"), NAMED)
def test_named(value: str, name: str) -> None:
    found = proxy.parse(value)
    assert found.name == name
    assert "55" not in found.name


@given(
    scheme=st.sampled_from(["", "http://", "https://", "socks5://", "HTTP://"]),
    user=st.text(min_size=1, max_size=12).filter(lambda text: "Q" not in text),
    password=st.text(max_size=30),
)
@settings(max_examples=300, deadline=None)
def test_no_password_is_ever_shown(scheme: str, user: str, password: str) -> None:
    """The password is marked with letters that no host or port of the test has."""
    marked = f"QQ{password}QQ"
    for value in (f"{scheme}{user}:{marked}@proxy.example:3128", f"{scheme}{marked}@proxy.example"):
        found = proxy.parse(value)
        assert "Q" not in repr(found).upper()
        ports = (3128, 80, 443, 1080)
        assert found.name.endswith(("***", *(f"@proxy.example:{port}" for port in ports)))


@pytest.mark.parametrize(
    ("host", "exceptions", "excepted"),
    [
        ("a.example", "", False),
        ("a.example", "*", True),
        ("a.example", "a.example", True),
        ("a.example", "A.Example:443", True),
        ("b.a.example", "a.example", True),
        ("b.a.example", ".a.example", True),
        ("b.a.example", "*.a.example", True),
        ("ba.example", "a.example", False),
        ("a.example", "b.example, ,a.example", True),
        ("a.example", "b.example a.example", True),
        ("10.1.2.3", "10.0.0.0/8", True),
        ("11.1.2.3", "10.0.0.0/8", False),
        ("10.1.2.3", "10.1.2.3", True),
        ("::1", "[::1]", True),
        ("2001:db8::5", "2001:db8::/32", True),
        ("a.example", "10.0.0.0/8,/,::,%", False),
        ("a.example", ".", False),
    ],
)
def test_exceptions(host: str, exceptions: str, *, excepted: bool) -> None:
    assert proxy.bypassed(host, exceptions) is excepted


def test_which_applies(make: Make) -> None:
    environ = {
        "HTTP_PROXY": "plain.example:1",
        "https_proxy": "tls.example:2",
        "HTTPS_PROXY": "no:3",
    }
    context = make([], environ=environ)
    applying = {
        text: (found.host if (found := proxy.applying(context, target(text))) else None)
        for text in ("http://x.example", "https://x.example", "tcp://x.example:5")
    }
    assert list(applying.values()) == ["plain.example", "tls.example", "tls.example"]
    everything = make([], environ={"all_proxy": "socks5://all.example"})
    found = proxy.applying(everything, target("x.example"))
    assert found is not None
    assert (found.host, found.usable) == ("all.example", False)
    assert proxy.applying(make([], environ={}), target("x.example")) is None


def test_the_systems_own_settings_come_second(make: Make) -> None:
    system = {"https": "http://system.example:8080", "ftp": "http://other.example"}
    context = make([], environ={}, system_proxies=lambda: system)
    assert [one.name for one in proxy.configured(context).values()] == [
        "http://system.example:8080"
    ]
    context = make([], environ={"all_proxy": "mine.example:1"}, system_proxies=lambda: system)
    assert [one.name for one in proxy.configured(context).values()] == ["http://mine.example:1"]
