"""The way out: what the client needs from the world, and for how long."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket
    import ssl
    from collections.abc import Callable, Mapping

LARGEST = 1 << 20
"""Bytes of an answer that are read; more is refused."""


def _resolve(host: str, family: str) -> tuple[str, ...]:
    import socket

    wanted = socket.AF_INET if family == "ipv4" else socket.AF_INET6
    found = socket.getaddrinfo(host, None, wanted, socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


def _connect(address: str, port: int, seconds: float) -> socket.socket:
    import socket

    return socket.create_connection((address, port), seconds)


def _trust() -> ssl.SSLContext:
    import ssl

    return ssl.create_default_context()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How to get out, until ``deadline`` of ``monotonic``. The defaults are the real world."""

    deadline: float
    clock: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic
    resolve: Callable[[str, Any], tuple[str, ...]] = _resolve
    """The addresses of a host in one family, ``ipv4`` or ``ipv6``; raises OSError."""
    connect: Callable[[str, int, float], socket.socket] = _connect
    trust: Callable[[], ssl.SSLContext] = _trust
    environ: Mapping[str, str] = field(default_factory=dict)
    """Where proxies are named."""
    system_proxies: Callable[[], Mapping[str, str]] = dict
    """Proxies that the system names: scheme to address."""

    @property
    def left(self) -> float:
        """Seconds until the deadline."""
        return self.deadline - self.monotonic()

    def until(self, deadline: float) -> Line:
        """The same, but only until ``deadline`` if that comes first."""
        return replace(self, deadline=min(self.deadline, deadline))
