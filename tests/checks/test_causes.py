"""Each misbehaviour of a real loopback server has its own cause and the right blame, in time."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import Any

import pytest

from tpsupport.checks.context import Context
from tpsupport.checks.network.causes import STOPS

from . import servers
from .looking import CONTROL, HOST, Make, look, row
from .servers import answering, secure

FINE = ("ok", "none")
THEIRS = ("fail.service_down", "service")
REFUSED = ("fail.service_blocked", "service")
BLOCKED = ("fail.service_blocked", "between")
FORGED = ("fail.intercepted", "between")

OVER_TLS: dict[str, tuple[servers.Talk, str | None, tuple[str, str]]] = {
    "works": (answering(), None, FINE),
    "404": (answering(404), "http_4xx", FINE),
    "redirect": (answering(302, Location="https://www.loop.test/"), "http_redirect", FINE),
    "endless body": (servers.endless_body, "http_body_too_long", FINE),
    "403": (answering(403), "http_403", REFUSED),
    "451": (answering(451), "http_451", REFUSED),
    "429": (answering(429), "http_429", THEIRS),
    "503": (answering(503), "http_5xx", THEIRS),
    "slow body": (servers.slow_body, "http_timeout", THEIRS),
    "endless head": (servers.endless_head, "http_garbled", THEIRS),
    "silent": (servers.silent, "http_timeout", THEIRS),
    "hangs up": (servers.hang_up, "http_eof", THEIRS),
}

CERTIFICATES = {
    "expired": ("tls_expired", THEIRS),
    "early": ("tls_not_yet_valid", THEIRS),
    "alone": ("tls_self_signed", FORGED),
    "unknown": ("tls_unknown_ca", FORGED),
    "elsewhere": ("tls_hostname_mismatch", FORGED),
}

OTHERWISE: dict[str, tuple[str, servers.Talk, str | None, tuple[str, str]]] = {
    "works": ("http", answering(), None, FINE),
    "only connects": ("tcp", servers.silent, None, FINE),
    "silent": ("https", servers.silent, "tls_timeout", BLOCKED),
    "EOF in handshake": ("https", servers.hang_up, "tls_eof", BLOCKED),
    "reset in handshake": ("https", servers.reset, "tls_reset", BLOCKED),
    "plain on a TLS port, waits": ("https", answering(), "tls_not_tls", FORGED),
    "plain on a TLS port, answers": ("https", servers.babble, "tls_not_tls", FORGED),
    "silent in plain": ("http", servers.silent, "http_timeout", THEIRS),
    "403 in plain": ("http", answering(403), "http_403", BLOCKED),
    "reset in plain": ("http", servers.reset, "http_reset", THEIRS),
    "not HTTP": ("http", servers.babble, "http_garbled", THEIRS),
}


def check(
    context: Context, cause: str | None, expected: tuple[str, str], stage: str = "http"
) -> None:
    """The finding on the one service of ``context`` comes in time, with its cause and blame."""
    started = time.monotonic()
    finding = look(context)
    assert time.monotonic() - started < 1.2 * context.timeout
    seen = row(finding)
    shown_at = next((name for name, stops in STOPS.items() if cause in stops), stage)
    assert (seen["cause"], seen["stage"]) == (cause, shown_at)
    assert (finding.code, finding.evidence["blame"]) == expected


@pytest.mark.parametrize("name", OVER_TLS)
def test_over_tls(make: Make, stack: ExitStack, control: dict[str, Any], name: str) -> None:
    talk, cause, expected = OVER_TLS[name]
    port = stack.enter_context(servers.serving(secure("good", talk))).port
    check(make([service("https", port)], [control], timeout=1.0), cause, expected)


@pytest.mark.parametrize("name", CERTIFICATES)
def test_certificate(make: Make, stack: ExitStack, control: dict[str, Any], name: str) -> None:
    port = stack.enter_context(servers.serving(secure(name, answering()))).port
    check(make([service("https", port)], [control], timeout=1.0), *CERTIFICATES[name])


@pytest.mark.parametrize("name", OTHERWISE)
def test_otherwise(make: Make, stack: ExitStack, control: dict[str, Any], name: str) -> None:
    scheme, talk, cause, expected = OTHERWISE[name]
    port = stack.enter_context(servers.serving(talk)).port
    stage = "tcp" if scheme == "tcp" else "http"
    check(make([service(scheme, port)], [control], timeout=1.0), cause, expected, stage)


def test_closed_port(make: Make, control: dict[str, Any]) -> None:
    context = make([service("https", servers.closed_port())], [control])
    check(context, "tcp_refused", THEIRS)


def test_swallowing_port(make: Make, stack: ExitStack, control: dict[str, Any]) -> None:
    port = stack.enter_context(servers.full_port())
    check(make([service("https", port)], [control], timeout=1.0), "tcp_timeout", BLOCKED)


def service(scheme: str, port: int) -> dict[str, Any]:
    return {"url": f"{scheme}://{HOST}:{port}/", "role": "site"}


def test_without_a_working_control_the_service_is_not_blamed(make: Make, stack: ExitStack) -> None:
    shut = [{"url": f"https://{CONTROL}:{servers.closed_port()}/"}]
    closed = [service("https", servers.closed_port())]
    assert look(make(closed, shut)).code == "fail.your_network"
    assert look(make(closed)).code == "unknown.not_known"
    port = stack.enter_context(servers.serving(secure("good", answering(503)))).port
    assert look(make([service("https", port)], shut)).code == "unknown.not_known"
