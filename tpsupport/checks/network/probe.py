"""One way to one target, stage by stage: lookup, connection, proxy, TLS, HTTP."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

from tpsupport import __version__
from tpsupport.checks.context import Context, Family
from tpsupport.checks.network import answer, clock, portal
from tpsupport.checks.network.address import is_address, is_public_name, kind
from tpsupport.checks.network.proxy import Proxy
from tpsupport.checks.network.row import Row
from tpsupport.checks.network.trace import Emit, StoppedError, Tools, Trace

AGENT = f"tpsupport/{__version__}"
ADDRESSES = 2
"""Addresses of one family that are tried, one after the other."""
_UNANSWERED = frozenset({"tls_timeout", "tls_eof", "tls_reset"})


def probe(first: Row, tools: Tools, emit: Emit, proxy: Proxy | None = None) -> Row:
    """How far the way that ``first`` names goes before the deadline."""
    trace = Trace(first, tools, emit)
    try:
        if proxy:
            stream = _through(trace, proxy)
        else:
            stream = _reach(trace, _lookup(trace), first.target.port)
        with closing(stream):
            _speak(trace, stream, absolute=bool(proxy))
    except StoppedError:
        pass
    return settled(trace.row)


def settled(row: Row) -> Row:
    """``row`` in the end: an impossible address is the cause, unless the host proved itself."""
    if row.address_kind == "bogon" and not row.verified:
        return replace(row, cause="dns_bogon", stage="dns")
    return row


def _lookup(trace: Trace) -> tuple[str, ...]:
    """The addresses to try. What a person names, or a login page fakes, may well be private."""
    target = trace.target
    family: Family = "ipv6" if trace.row.way == "ipv6" else "ipv4"
    addresses: tuple[str, ...] = ()
    with trace.stage("dns"):
        found = (target.host,) if is_address(target.host) else None
        addresses = found or trace.tools.context.resolve(target.host, family)
        if not addresses:
            trace.stop("dns_no_address")
        kinds = [kind(address) for address in addresses]
        judged = target.role not in {"given", "portal"} and is_public_name(target.host)
        worst = next((one for one in ("bogon", "stand_in") if one in kinds), "public")
        trace.seen |= {
            "address": addresses[0],
            "address_kind": worst if judged or worst != "bogon" else "public",
        }
    return addresses[:ADDRESSES]


def _reach(trace: Trace, addresses: Sequence[str], port: int) -> socket.socket:
    """A connection to the first address that takes one; each gets its share of the time."""
    with trace.stage("tcp"):
        for index, address in enumerate(addresses, start=1):
            trace.seen["address"] = address
            share = trace.tools.left() / (len(addresses) - index + 1)
            try:
                return trace.tools.context.connect(address, port, share)
            except OSError:
                if index == len(addresses):
                    raise
    raise StoppedError


def _through(trace: Trace, proxy: Proxy) -> socket.socket:
    """A connection to the target by way of ``proxy``; its login is never sent."""
    tools, target = trace.tools, trace.target
    if not proxy.usable:
        trace.stop("proxy_unsupported")
    with trace.stage("proxy"):
        known = is_address(proxy.host)
        addresses = (proxy.host,) if known else _any_family(tools.context, proxy.host)
        trace.seen["address"] = addresses[0]
        stream = tools.context.connect(addresses[0], proxy.port, tools.left())
        if target.scheme == "http":
            return stream
        try:
            stream.sendall(answer.request("CONNECT", target.label, target.label, AGENT))
            head = answer.read_head(stream, tools.left)
        except BaseException:
            stream.close()
            raise
        if 200 <= head.status < 300:
            return stream
        stream.close()
        trace.seen["status"] = head.status
        trace.stop("proxy_auth" if head.status == 407 else "proxy_refused")
    raise StoppedError


def _any_family(context: Context, host: str) -> tuple[str, ...]:
    try:
        return context.resolve(host, "ipv4")
    except OSError:
        return context.resolve(host, "ipv6")


def _speak(trace: Trace, stream: socket.socket, *, absolute: bool) -> None:
    scheme = trace.target.scheme
    if scheme == "https":
        with closing(_secure(trace, stream)) as secured:
            _ask(trace, secured, absolute=False)
    elif scheme == "http":
        _ask(trace, stream, absolute=absolute)


def _secure(trace: Trace, stream: socket.socket) -> ssl.SSLSocket:
    """TLS with the target's own name. One that is not answered is asked once more, without TLS."""
    tools, target = trace.tools, trace.target
    if tools.tls is None:
        raise RuntimeError
    try:
        with trace.stage("tls"):
            stream.settimeout(tools.left() / 2)
            secured = tools.tls.wrap_socket(stream, server_hostname=target.host)
            trace.seen["verified"] = True
            return secured
    except StoppedError:
        if (
            trace.seen["cause"] in _UNANSWERED
            and trace.row.way != "proxy"
            and _speaks_plainly(trace)
        ):
            trace.seen["cause"] = "tls_not_tls"
        raise
    raise StoppedError


def _speaks_plainly(trace: Trace) -> bool:
    """Whether the port answers plain HTTP, and so leaves a TLS greeting without an answer."""
    tools, target = trace.tools, trace.target
    try:
        again = tools.context.connect(trace.seen["address"], target.port, tools.left())
        with closing(again):
            again.sendall(answer.request("HEAD", "/", target.authority, AGENT))
            answer.read_head(again, tools.left)
    except (OSError, EOFError, answer.GarbledError):
        return False
    return True


def _ask(trace: Trace, stream: socket.socket, *, absolute: bool) -> None:
    """One request, its answer, and what that answer means."""
    tools, target = trace.tools, trace.target
    path = f"http://{target.authority}{target.path}" if absolute else target.path
    with trace.stage("http"):
        asked = tools.context.clock()
        stream.settimeout(tools.left())
        stream.sendall(answer.request("GET", path, target.authority, AGENT))
        head = answer.read_head(stream, tools.left)
        trace.seen |= {
            "status": head.status,
            "ahead": clock.ahead(head.headers, asked, tools.context.clock()),
            "location": portal.elsewhere(head.headers.get("location", "")),
        }
        body = answer.read_body(stream, head, tools.left)
        cause = _meaning(trace, head, body)
        if cause:
            trace.stop(cause)


def _meaning(trace: Trace, head: answer.Head, body: answer.Body) -> str | None:
    """What is remarkable about an answer, if anything."""
    target, status = trace.target, head.status
    if target.role == "portal" and portal.disturbed(target, head, body.content):
        return "captive_portal"
    if any(head.headers.get(name, "").lower() == value for name, value in trace.tools.challenges):
        return "http_challenge"
    if status in {403, 429, 451}:
        return f"http_{status}"
    if status >= 400:
        return "http_5xx" if status >= 500 else "http_4xx"
    if 300 <= status < 400:
        return "http_redirect"
    return "http_body_too_long" if body.too_long else None
