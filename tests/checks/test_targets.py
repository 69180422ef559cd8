"""Targets as people type them, and as packs list them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tpsupport.checks.network import targets
from tpsupport.checks.network.targets import parse, parse_all
from tpsupport.errors import PackError, UsageError
from tpsupport.pack.library import Library

from .looking import Make

UNDERSTOOD = [
    ("example.com", "example.com", 443, "https", "example.com"),
    ("example.com:8443", "example.com", 8443, "https", "example.com:8443"),
    ("EXAMPLE.com.", "example.com", 443, "https", "example.com"),
    ("example.com:80", "example.com", 80, "http", "example.com"),
    ("example.com:8080", "example.com", 8080, "http", "example.com:8080"),
    ("http://example.com", "example.com", 80, "http", "example.com"),
    ("http://example.com/", "example.com", 80, "http", "example.com"),
    ("https://example.com:8545", "example.com", 8545, "https", "example.com:8545"),
    ("HTTPS://Example.com", "example.com", 443, "https", "example.com"),
    ("wss://node.example", "node.example", 443, "https", "node.example"),
    ("ws://node.example:8546", "node.example", 8546, "http", "node.example:8546"),
    ("tcp://example.com:4001", "example.com", 4001, "tcp", "example.com:4001"),
    ("localhost:1", "localhost", 1, "https", "localhost:1"),
    ("127.0.0.1", "127.0.0.1", 443, "https", "127.0.0.1"),
    ("10.0.0.7:8545", "10.0.0.7", 8545, "https", "10.0.0.7:8545"),
    ("[::1]:8443", "::1", 8443, "https", "[::1]:8443"),
    ("::1", "::1", 443, "https", "[::1]"),
    ("[2001:DB8::1]", "2001:db8::1", 443, "https", "[2001:db8::1]"),
    ("[fe80::1%eth0]:80", "fe80::1%eth0", 80, "http", "[fe80::1%eth0]"),
    ("bücher.example", "xn--bcher-kva.example", 443, "https", "xn--bcher-kva.example"),
    ("钱包.example:8443", "xn--uir314m.example", 8443, "https", "xn--uir314m.example:8443"),
    ("  example.com  ", "example.com", 443, "https", "example.com"),
    ("_dns.example.com", "_dns.example.com", 443, "https", "_dns.example.com"),
]

REFUSED = [
    ("", "target"),
    ("   ", "target"),
    ("https://", "target"),
    ("https://example.com/login", "target_link"),
    ("example.com/path", "target_link"),
    ("example.com?x=1", "target_link"),
    ("example.com#top", "target_link"),
    (r"example.com\path", "target_link"),
    ("ftp://example.com", "target_link"),
    ("https://user:secret@example.com", "target_user"),
    ("someone@example.com", "target_user"),
    ("example.com:0", "target_port"),
    ("example.com:65536", "target_port"),
    ("tcp://example.com", "target_port"),
    ("example.com:http", "target"),
    ("example.com:", "target"),
    ("example..com", "target"),
    ("-example.com", "target"),
    ("exam ple.com", "target"),
    ("a" * 64 + ".com", "target"),
    (".".join(["a" * 60] * 5), "target"),
    ("1.2.3", "target"),
    ("0x7f.1", "target"),
    ("256.1.1.1", "target"),
    ("[::1", "target"),
    ("::1:", "target"),
    ("[example.com]:80", "target"),
    ("[::1%a\r\nEvil: x]:80", "target"),
    ("::1%a\r\nEvil: x", "target"),
    ("example.com\r\nEvil: x", "target"),
    ("example.com\x1b[31m", "target"),
]


@pytest.mark.parametrize(("text", "host", "port", "scheme", "authority"), UNDERSTOOD)
def test_understood(text: str, host: str, port: int, scheme: str, authority: str) -> None:
    target = parse(text)
    assert (target.host, target.port, target.scheme) == (host, port, scheme)
    assert (target.authority, target.role) == (authority, "given")


@pytest.mark.parametrize(("text", "code"), REFUSED)
def test_refused(text: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(text)
    assert caught.value.code == f"network.errors.{code}"
    shown = caught.value.details.get("detail", "")
    assert "secret" not in str(shown)
    assert "\x1b" not in str(shown)
    library = Library.open()
    for language in library.languages:
        assert library.phrase(caught.value.code, language, **caught.value.details)


@given(st.text(max_size=60))
@example("fe80::1%\x00")
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_target_or_a_usage_error(text: str) -> None:
    try:
        target = parse(text)
    except UsageError:
        return
    assert target.host.isascii()
    assert target.host.isprintable()
    assert not set(target.host) & set(" /?#@\\\r\n[]")
    assert 1 <= target.port <= 65535
    assert parse(f"{target.scheme}://{target.label}") == target


def test_several() -> None:
    found = parse_all("a.example, b.example:80，a.example c.example")
    assert [target.host for target in found] == ["a.example", "b.example", "c.example"]
    with pytest.raises(UsageError, match="too_many"):
        parse_all(" ".join(f"h{n}.example" for n in range(targets.LIMIT + 1)))
    with pytest.raises(UsageError, match="target"):
        parse_all(" , ")


def test_the_shipped_targets(make: Make) -> None:
    context = make([])
    shipped = type(context)(library=Library.open())
    found = targets.chosen(shipped)
    roles = [target.role for target in found]
    assert {"site", "help", "control", "portal"} == set(roles)
    controls = [target for target in found if target.role == "control"]
    assert {target.region for target in controls} == {"mainland", "world"}
    assert all(target.scheme == "https" for target in found if target.role != "portal")
    assert all(target.scheme == "http" for target in found if target.role == "portal")
    assert len({target.host for target in found if target.role == "portal"}) >= 2


def test_a_node_of_every_shipped_network(make: Make) -> None:
    context = type(make([]))(library=Library.open())
    networks = context.library.document("networks")["networks"]
    for key, network in networks.items():
        nodes = [one for one in targets.chosen(context, network=key) if one.role == "node"]
        assert len(nodes) == bool(network.get("endpoints"))


@pytest.mark.parametrize(
    "entry",
    [
        {"url": "not a host"},
        {"url": "https://x.example/a b", "role": "site"},
        {"url": "https://u:p@x.example/"},
        {"role": "site"},
        {"url": "https://x.example/", "role": "wizard"},
        {"url": "http://x.example/", "role": "portal"},
        "https://x.example/",
    ],
)
def test_a_pack_with_wrong_targets_is_refused(make: Make, entry: Any) -> None:
    with pytest.raises(PackError):
        targets.chosen(make([entry]))


def test_a_pack_without_targets_contacts_nothing(make: Make) -> None:
    context = make([])
    for name in ("targets", "networks"):
        context.library.file(name).unlink()
    assert targets.chosen(context, network="chain") == ()


def test_contacts_name_every_host_and_why(make: Make) -> None:
    from tpsupport.checks import registry

    portal = {"url": "http://page.example/", "status": 200, "body": "x"}
    context = make(
        [{"url": "https://site.example/", "role": "site"}],
        [{"url": "https://control.example/"}],
        [portal],
        networks={"chain": {"endpoints": ["https://node.example/rpc"]}},
        environ={"https_proxy": "http://u:p@proxy.example:3128", "no_proxy": "control.example"},
    )
    found = registry.load("network").contacts(context, network="chain")
    assert [(contact.host, contact.why.rpartition(".")[2]) for contact in found] == [
        ("site.example", "site"),
        ("node.example", "node"),
        ("control.example", "control"),
        ("page.example", "portal"),
        ("proxy.example", "proxy"),
    ]
    for contact in found:
        for language in context.library.languages:
            assert context.library.phrase(contact.why, language)
