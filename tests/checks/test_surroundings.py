"""What lies around a service: login pages, clocks, proxies, names, both families of addresses."""

from __future__ import annotations

import socket
import ssl
import time
from contextlib import ExitStack
from typing import Any

import pytest

from tpsupport.checks.context import Family

from . import servers
from .conftest import Names
from .looking import CONTROL, HOST, Make, look, row
from .servers import answering, secure

CHUNKS = b"c\r\n<b>Success</\r\n2\r\nb>\r\n0\r\n\r\n"
PAGE = {"status": 200, "body": "<b>Success</b>"}
LOGIN = answering(302, b"", Location="http://login.hotel.example/start?mac=00:11:22:33:44:55")


def serve(stack: ExitStack, talk: servers.Talk, host: str = "127.0.0.1", port: int = 0) -> int:
    return stack.enter_context(servers.serving(talk, host, port)).port


def site(port: int, host: str = HOST, role: str = "site", scheme: str = "https") -> dict[str, Any]:
    return {"url": f"{scheme}://{host}:{port}/", "role": role}


def page(port: int, name: str = "page") -> dict[str, Any]:
    return {"url": f"http://{name}.loop.test:{port}/known", **PAGE}


# Login pages


@pytest.mark.parametrize(
    ("talk", "cause"),
    [
        (LOGIN, "captive_portal"),
        (answering(200, b"<form>Success? Log in first</form>"), "captive_portal"),
        (answering(511, b"Network Authentication Required"), "captive_portal"),
        (answering(200, b"\n<b>Success</b>\r\n"), None),
        (answering(200, CHUNKS, Transfer_Encoding="chunked"), None),
        (answering(503), "http_5xx"),
        (answering(404), "http_4xx"),
    ],
    ids=["redirect", "other page", "511", "known page", "known page in chunks", "503", "404"],
)  # fmt: skip
def test_probe_page(make: Make, stack: ExitStack, talk: servers.Talk, cause: str | None) -> None:
    port = serve(stack, talk)
    finding = look(make([site(servers.closed_port())], portals=[page(port)]))
    assert row(finding, "page.loop.test")["cause"] == cause


def test_login_page_is_to_blame(make: Make, stack: ExitStack) -> None:
    shut = [{"url": f"https://{CONTROL}:{servers.closed_port()}/"}]
    portal = page(serve(stack, LOGIN))
    finding = look(make([site(servers.closed_port())], shut, [portal]))
    assert (finding.code, finding.evidence["blame"]) == ("fail.captive_portal", "portal")
    assert finding.evidence["portal"] == "login.hotel.example"
    assert "00:11" not in str(finding)


def test_one_odd_page_is_no_login_page(
    make: Make, stack: ExitStack, control: dict[str, Any]
) -> None:
    odd, known = serve(stack, LOGIN), serve(stack, answering(200, b"<b>Success</b>"))
    pages = [page(odd, "odd"), page(known, "known")]
    assert look(make([site(servers.closed_port())], [control], pages)).code == "fail.service_down"


def test_login_page_beside_a_working_service_is_a_warning(make: Make, stack: ExitStack) -> None:
    good = serve(stack, secure("good", answering()))
    finding = look(make([site(good)], portals=[page(serve(stack, LOGIN))]))
    assert (finding.code, finding.evidence["blame"]) == ("warn.captive_portal", "portal")


def test_empty_success_counts_as_no_content(make: Make, stack: ExitStack) -> None:
    port = serve(stack, answering(200, b""))
    empty = {"url": f"http://page.loop.test:{port}/", "status": 204, "body": ""}
    assert row(look(make([], portals=[empty])), "page.loop.test")["level"] == "ok"


# The clock


@pytest.mark.parametrize(
    ("certificate", "ahead", "code"),
    [
        ("expired", 400 * 86400, "fail.clock_skew"),
        ("early", -400 * 86400, "fail.clock_skew"),
        ("expired", -400 * 86400, "fail.service_down"),
        ("expired", 120, "fail.service_down"),
        ("expired", 0, "fail.service_down"),
        ("good", 120, "warn.clock_skew"),
        ("good", -120, "warn.clock_skew"),
        ("good", 5, "ok"),
    ],
)
def test_clock(make: Make, stack: ExitStack, certificate: str, ahead: float, code: str) -> None:
    port = serve(stack, secure(certificate, answering()))
    pages = [
        page(serve(stack, answering(200, b"<b>Success</b>")), name) for name in ("a", "b", "c")
    ]
    finding = look(make([site(port)], portals=pages, clock=lambda: time.time() + ahead))
    assert finding.code == code
    assert abs(finding.evidence["clock_offset"] - ahead) < 2
    if finding.cause == "clock_skew":
        assert finding.evidence["blame"] == "clock"


def test_one_host_alone_says_nothing_of_the_clock(make: Make, stack: ExitStack) -> None:
    port = serve(stack, secure("good", answering()))
    finding = look(make([site(port)], clock=lambda: time.time() + 9000))
    assert (finding.code, finding.evidence["clock_offset"]) == ("ok", None)


def test_certificates_out_of_date_everywhere_are_the_clock(make: Make, stack: ExitStack) -> None:
    port = serve(stack, secure("expired", answering()))
    controls = [{"url": f"https://{name}.loop.test:{port}/"} for name in ("one", "two")]
    assert look(make([site(port)], controls)).code == "fail.clock_skew"


def test_ages_of_caches_are_added(make: Make, stack: ExitStack) -> None:
    old = secure("good", answering(ahead=-5000, Age="5000"))
    services = [site(serve(stack, old), f"{name}.loop.test") for name in ("a", "b")]
    assert abs(look(make(services)).evidence["clock_offset"]) < 2


# Names and families


def test_a_hanging_resolver_is_left_behind(make: Make, stack: ExitStack) -> None:
    control = serve(stack, secure("good", answering()))

    def resolve(host: str, family: Family) -> tuple[str, ...]:
        time.sleep(8)
        return Names()(host, family)

    bare = [{"url": f"https://127.0.0.1:{control}/"}]
    started = time.monotonic()
    finding = look(make([site(443)], bare, resolve=resolve, timeout=1.5))
    assert time.monotonic() - started < 1.8
    assert row(finding)["cause"] == "dns_timeout"
    assert 1400 < row(finding)["ms"]["dns"] < 1800
    assert (finding.code, finding.evidence["blame"]) == ("fail.dns_broken", "network")


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (socket.gaierror(socket.EAI_NONAME, ""), "dns_nxdomain"),
        (socket.gaierror(socket.EAI_AGAIN, ""), "dns_failed"),
        (socket.gaierror(socket.EAI_FAIL, ""), "dns_failed"),
        (OSError(5, ""), "dns_failed"),
        (TimeoutError(), "dns_timeout"),
    ],
)
def test_lookup_failure(make: Make, control: dict[str, Any], error: Exception, cause: str) -> None:
    def resolve(host: str, family: Family) -> tuple[str, ...]:
        if host == HOST:
            raise error
        return Names()(host, family)

    finding = look(make([site(443)], [control], resolve=resolve))
    assert row(finding)["cause"] == cause
    assert (finding.code, finding.evidence["blame"]) == ("fail.service_blocked", "between")


@pytest.mark.parametrize(
    ("address", "role", "cause"),
    [
        ("127.0.0.1", "site", "dns_bogon"),
        ("0.0.0.0", "site", "dns_bogon"),
        ("127.0.0.1", "given", "tcp_refused"),
    ],
)
def test_impossible_address(
    make: Make, control: dict[str, Any], address: str, role: str, cause: str
) -> None:
    host = "wallet.example.org"
    names = Names({(host, "ipv4"): (address,)})
    port = servers.closed_port()
    if role == "given":
        finding = look(make([], [control], resolve=names), target=f"{host}:{port}")
        assert finding.code == "fail.service_down"
    else:
        finding = look(make([site(port, host)], [control], resolve=names))
        assert (finding.code, finding.evidence["blame"]) == ("fail.intercepted", "between")
    assert row(finding, host)["cause"] == cause


def test_an_impossible_address_is_cleared_by_proof(make: Make, stack: ExitStack) -> None:
    """A private answer for a name of the company's own, behind which the true service stands."""
    port = serve(stack, secure("elsewhere", answering()))
    names = Names({("elsewhere.example", "ipv4"): ("127.0.0.1",)})
    finding = look(make([site(port, "elsewhere.example")], resolve=names))
    assert (row(finding, "elsewhere.example")["address_kind"], finding.code) == ("bogon", "ok")


def test_a_program_that_stands_in_for_names_is_no_hijack(make: Make, stack: ExitStack) -> None:
    port = serve(stack, secure("elsewhere", answering()))
    names = Names({("elsewhere.example", "ipv4"): ("198.18.0.7",)})

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        assert address == "198.18.0.7"
        return socket.create_connection(("127.0.0.1", port), seconds)

    service = [site(port, "elsewhere.example")]
    finding = look(make(service, resolve=names, connect=connect))
    assert (finding.code, finding.evidence["notes"]) == ("ok", ["stand_in"])


def test_families_apart(make: Make, stack: ExitStack) -> None:
    port = serve(stack, secure("good", answering()))
    serve(stack, secure("good", answering()), "::1", port)
    names = Names({(HOST, "ipv6"): ("::1",)})
    finding = look(make([site(port)], resolve=names))
    assert finding.code == "ok"
    assert [row(finding, way=way)["address"] for way in ("ipv4", "ipv6")] == ["127.0.0.1", "::1"]


def test_ipv6_that_swallows_everything_is_a_warning(make: Make, stack: ExitStack) -> None:
    port = serve(stack, secure("good", answering()))
    serve(stack, servers.silent, "::1", port)
    names = Names({(HOST, "ipv6"): ("::1",)})
    finding = look(make([site(port)], resolve=names, timeout=1.0))
    assert (row(finding, way="ipv6")["cause"], finding.code) == ("tls_timeout", "warn.ipv6_broken")
    assert finding.evidence["blame"] == "network"


def test_ipv6_that_is_not_there_is_no_matter(make: Make, stack: ExitStack) -> None:
    port = serve(stack, secure("good", answering()))
    names = Names({(HOST, "ipv6"): ("::1",)})
    finding = look(make([site(port)], resolve=names))
    assert (row(finding, way="ipv6")["cause"], finding.code) == ("tcp_refused", "ok")
    absent = look(make([site(port)]))
    assert (row(absent, way="ipv6")["cause"], absent.code) == ("dns_no_address", "ok")


def test_the_second_address_is_tried(make: Make, stack: ExitStack) -> None:
    port = serve(stack, secure("good", answering()), "127.0.0.1")
    names = Names({(HOST, "ipv4"): ("127.0.0.9", "127.0.0.1")})
    finding = look(make([site(port)], resolve=names))
    assert (row(finding)["address"], finding.code) == ("127.0.0.1", "ok")


# The device


@pytest.mark.parametrize(
    ("number", "cause", "code"),
    [
        (101, "tcp_unreachable", "fail.device_offline"),
        (10051, "tcp_unreachable", "fail.device_offline"),
        (13, "tcp_denied", "fail.device_offline"),
        (99999, "tcp_failed", "fail.your_network"),
    ],
)
def test_no_way_out(make: Make, number: int, cause: str, code: str) -> None:
    def connect(address: str, port: int, seconds: float) -> socket.socket:
        raise OSError(number, "in whatever language")

    controls = [{"url": "https://192.0.2.1/"}, {"url": "https://[2001:db8::1]/"}]
    finding = look(make([site(443)], controls, connect=connect))
    assert (row(finding)["cause"], finding.code) == (cause, code)


def test_a_firewall_that_forbids_the_service(make: Make, control: dict[str, Any]) -> None:
    def connect(address: str, port: int, seconds: float) -> socket.socket:
        if port == 443:
            raise PermissionError(13, "")
        return socket.create_connection((address, port), seconds)

    finding = look(make([site(443)], [control], connect=connect))
    assert (finding.code, finding.evidence["blame"]) == ("fail.device_blocked", "device")


def test_a_device_without_authorities_accuses_nobody(make: Make, stack: ExitStack) -> None:
    port = serve(stack, secure("good", answering()))
    controls = [{"url": f"https://{CONTROL}:{port}/"}]

    def trust() -> ssl.SSLContext:
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "get_default_verify_paths", lambda: _NoPaths)
        finding = look(make([site(port)], controls, trust=trust))
    assert row(finding)["cause"] == "tls_unknown_ca"
    assert (finding.code, finding.evidence["trust"]) == ("unknown.not_known", False)


class _NoPaths:
    capath = None


# Proxies


def test_direct_and_by_proxy(make: Make, stack: ExitStack) -> None:
    port, by = serve(stack, secure("good", answering())), serve(stack, servers.connecting)
    environ = {"HTTPS_PROXY": f"http://me:hunter2@127.0.0.1:{by}/"}
    finding = look(make([site(port)], environ=environ))
    assert (finding.code, row(finding)["level"], row(finding, way="proxy")["level"]) == (
        "ok",
        "ok",
        "ok",
    )
    assert finding.evidence["proxies"] == [f"http://***@127.0.0.1:{by}"]
    assert "hunter2" not in str(finding)
    assert "me:" not in str(finding)


def test_reached_by_proxy_alone(make: Make, stack: ExitStack) -> None:
    port, by = serve(stack, secure("good", answering())), serve(stack, servers.connecting)
    names = Names({(HOST, "ipv4"): ("127.0.0.9",)})
    finding = look(make([site(port)], resolve=names, environ={"all_proxy": f"127.0.0.1:{by}"}))
    assert (row(finding)["cause"], finding.code) == ("tcp_refused", "warn.proxy_only")


@pytest.mark.parametrize(
    ("talk", "cause", "code"),
    [
        (answering(502), "proxy_refused", "warn.proxy_failing"),
        (answering(407), "proxy_auth", "ok"),
        (servers.hang_up, "proxy_unreachable", "warn.proxy_failing"),
        (servers.silent, "proxy_timeout", "warn.proxy_failing"),
        (None, "proxy_unreachable", "warn.proxy_failing"),
    ],
)
def test_proxy_at_fault(
    make: Make, stack: ExitStack, talk: servers.Talk | None, cause: str, code: str
) -> None:
    port = serve(stack, secure("good", answering()))
    by = serve(stack, talk) if talk else servers.closed_port()
    environ = {"https_proxy": f"http://127.0.0.1:{by}"}
    finding = look(make([site(port)], environ=environ, timeout=1.0))
    assert (row(finding, way="proxy")["cause"], finding.code) == (cause, code)


def test_a_failing_proxy_is_named_when_nothing_else_works(make: Make) -> None:
    environ = {"https_proxy": f"http://127.0.0.1:{servers.closed_port()}"}
    shut = [{"url": f"https://{CONTROL}:{servers.closed_port()}/"}]
    finding = look(make([site(servers.closed_port())], shut, environ=environ))
    assert finding.code == "fail.proxy_failing"


def test_socks_is_named_and_not_tried(make: Make, stack: ExitStack) -> None:
    port = serve(stack, secure("good", answering()))
    finding = look(make([site(port)], environ={"ALL_PROXY": "socks5h://u:p@127.0.0.1:1"}))
    assert (row(finding, way="proxy")["cause"], finding.code) == ("proxy_unsupported", "ok")
    assert finding.evidence["proxies"] == ["socks5h://***@127.0.0.1:1"]


def test_plain_http_by_proxy_asks_with_the_whole_address(make: Make, stack: ExitStack) -> None:
    asked: list[bytes] = []

    def talk(stream: socket.socket) -> None:
        asked.append(servers.head_of(stream))
        stream.sendall(b"HTTP/1.0 200 OK\r\n\r\n")

    by = serve(stack, talk)
    environ = {"http_proxy": f"http://127.0.0.1:{by}"}
    look(make([], environ=environ), target=f"http://{HOST}:{servers.closed_port()}")
    assert asked[0].startswith(f"GET http://{HOST}:".encode())


# Services


def test_an_answer_of_any_kind_will_do_for_a_node(make: Make, stack: ExitStack) -> None:
    good = serve(stack, secure("good", answering()))
    for status, code in [
        (403, "ok"),
        (405, "ok"),
        (429, "ok"),
        (500, "ok"),
        (503, "warn.node_down"),
    ]:
        node = serve(stack, secure("good", answering(status)))
        networks = {"chain": {"endpoints": [{"url": f"https://node.loop.test:{node}/rpc?x=1"}]}}
        finding = look(make([site(good)], networks=networks), network="chain")
        assert (status, finding.code) == (status, code)
        assert row(finding, "node.loop.test")["role"] == "node"


def test_a_node_of_ones_own(make: Make, stack: ExitStack) -> None:
    good = serve(stack, secure("good", answering()))
    endpoints = {"chain": f"http://own.loop.test:{servers.closed_port()}/key"}
    finding = look(make([site(good)], endpoints=endpoints), network="chain")
    assert (row(finding, "own.loop.test")["cause"], finding.code) == (
        "tcp_refused",
        "warn.node_down",
    )


@pytest.mark.parametrize("networks", [None, {"other": {}}, [], [{"key": "chain"}], {"chain": None}])
def test_a_network_without_nodes_adds_none(make: Make, stack: ExitStack, networks: Any) -> None:
    good = serve(stack, secure("good", answering()))
    assert look(make([site(good)], networks=networks), network="chain").code == "ok"


def test_some_official_pages_down(make: Make, stack: ExitStack, control: dict[str, Any]) -> None:
    good = serve(stack, secure("good", answering()))
    services = [site(good), site(servers.closed_port(), "help.loop.test", "help")]
    finding = look(make(services, [control]))
    assert (finding.code, finding.evidence["blame"]) == ("warn.site_down", "service")
    assert finding.evidence["targets"] == "help.loop.test"
    assert look(make(services)).evidence["blame"] == "not_known"


def test_a_forged_page_is_told_even_if_others_work(make: Make, stack: ExitStack) -> None:
    good = serve(stack, secure("good", answering()))
    forged = serve(stack, secure("unknown", answering()))
    finding = look(make([site(good), site(forged, "help.loop.test", "help")]))
    assert (finding.code, finding.evidence["targets"]) == ("fail.intercepted", "help.loop.test")


def test_a_page_that_wants_a_browser_is_reached(make: Make, stack: ExitStack) -> None:
    port = serve(stack, secure("good", answering(403, CF_Mitigated="challenge")))
    challenges = [{"header": "cf-mitigated", "value": "challenge"}]
    finding = look(make([site(port)], challenges=challenges))
    assert (row(finding)["cause"], finding.code) == ("http_challenge", "ok")


def test_slow(make: Make, stack: ExitStack, control: dict[str, Any]) -> None:
    port = serve(stack, secure("good", answering(wait=0.2)))
    finding = look(make([site(port)], [control], slow_ms=150))
    assert (finding.code, finding.evidence["blame"]) == ("warn.slow", "not_known")


def test_the_line_across_the_border(make: Make, control: dict[str, Any]) -> None:
    shut = {"url": f"https://inside.loop.test:{servers.closed_port()}/", "region": "mainland"}
    finding = look(make([site(servers.closed_port())], [control, shut]))
    assert "border" in finding.evidence["notes"]


def test_given_targets_replace_the_services(make: Make, stack: ExitStack) -> None:
    port = serve(stack, secure("good", answering()))
    finding = look(
        make([site(443, "unasked.example.org")]), target=f"{HOST}:{port}, 127.0.0.1:{port}"
    )
    assert finding.code == "ok"
    assert set(finding.hosts) == {HOST, "127.0.0.1"}


def test_too_hasty_to_tell(make: Make, stack: ExitStack) -> None:
    port = serve(stack, servers.silent)
    controls = [{"url": f"https://{CONTROL}:{port}/"}]
    assert look(make([site(port)], controls, timeout=0.3)).code == "unknown.timeout"


# What must not be concluded


def test_ipv6_that_works_somewhere_is_not_broken(make: Make, stack: ExitStack) -> None:
    port = serve(stack, secure("good", answering()))
    serve(stack, secure("good", answering()), "::1", port)
    half = serve(stack, secure("good", answering()))
    serve(stack, servers.silent, "::1", half)
    other = "half.loop.test"
    names = Names({(HOST, "ipv6"): ("::1",), (other, "ipv6"): ("::1",)})
    finding = look(make([site(port), site(half, other)], resolve=names, timeout=1.0))
    assert (row(finding, other, "ipv6")["cause"], finding.code) == ("tls_timeout", "ok")


def test_names_are_not_blamed_for_a_bare_address(make: Make, stack: ExitStack) -> None:
    bare = [{"url": f"https://127.0.0.1:{serve(stack, secure('good', answering()))}/"}]
    named = [{"url": "https://control.example.org/"}]
    target = f"127.0.0.1:{servers.closed_port()}"
    assert look(make([], bare + named), target=target).code == "fail.service_down"
    assert look(make([], bare + named), target="gone.example.org").code == "fail.dns_broken"


def test_an_impossible_address_that_swallows_everything(
    make: Make, control: dict[str, Any]
) -> None:
    host = "wallet.example.org"

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        if port == 443:
            time.sleep(8)
        return socket.create_connection((address, port), seconds)

    names = Names({(host, "ipv4"): ("10.0.0.1",)})
    service = [site(443, host)]
    finding = look(make(service, [control], resolve=names, connect=connect, timeout=0.5))
    assert (row(finding, host)["cause"], finding.code) == ("dns_bogon", "fail.intercepted")


def test_a_device_without_ipv6_is_not_offline(make: Make) -> None:
    def connect(address: str, port: int, seconds: float) -> socket.socket:
        raise OSError(101, "")

    controls = [{"url": "https://[2001:db8::1]/"}]
    service = [site(443, "wallet.example.org")]
    assert look(make(service, controls, connect=connect)).code == "fail.your_network"


def test_controls_that_somebody_else_answers(make: Make, stack: ExitStack) -> None:
    forged = [{"url": f"https://{CONTROL}:{serve(stack, secure('unknown', answering()))}/"}]
    finding = look(make([site(443, "wallet.example.org")], forged))
    assert (finding.code, finding.evidence["targets"]) == ("fail.intercepted", CONTROL)


def test_the_way_that_came_furthest_tells(
    make: Make, stack: ExitStack, control: dict[str, Any]
) -> None:
    port = serve(stack, secure("unknown", answering()), "::1")
    names = Names({(HOST, "ipv6"): ("::1",)})
    finding = look(make([site(port)], [control], resolve=names))
    assert row(finding)["cause"] == "tcp_refused"
    assert finding.code == "fail.intercepted"


@pytest.mark.parametrize(
    ("talk", "code"),
    [
        (None, "unknown.not_known"),
        (secure("expired", answering()), "unknown.not_known"),
        (secure("good", answering(503)), "unknown.not_known"),
        (secure("alone", answering()), "fail.intercepted"),
        (secure("good", answering()), "ok"),
    ],
)
@pytest.mark.parametrize("number", [101, 111])
def test_this_device_itself_is_reached_without_any_network(
    make: Make, stack: ExitStack, talk: servers.Talk | None, code: str, number: int
) -> None:
    def connect(address: str, port: int, seconds: float) -> socket.socket:
        if address == "192.0.2.1":
            raise ConnectionRefusedError(111, "") if number == 111 else OSError(number, "")
        return socket.create_connection((address, port), seconds)

    port = serve(stack, talk) if talk else servers.closed_port()
    controls = [{"url": "https://192.0.2.1/"}]
    assert look(make([], controls, connect=connect), target=f"127.0.0.1:{port}").code == code
