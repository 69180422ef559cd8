"""Everything a check needs from the world around it, so that each thing can be replaced."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import socket
    import ssl

    from tpsupport.pack.library import Library

Family = Literal["ipv4", "ipv6"]

Resolve = Callable[[str, Family], tuple[str, ...]]
"""The addresses of one family of an ASCII name; raises what ``socket.getaddrinfo`` raises."""

Connect = Callable[[str, int, float], "socket.socket"]
"""A TCP connection to an address and a port within some seconds; raises ``OSError``."""

Trust = Callable[[], "ssl.SSLContext"]
"""A context that verifies servers against the authorities this device trusts."""

Progress = Callable[[str, str], None]
"""Told a label and its new state, for a live display; called in the thread that runs the checks."""


def _resolve(host: str, family: Family) -> tuple[str, ...]:
    import socket

    wanted = socket.AF_INET if family == "ipv4" else socket.AF_INET6
    found = socket.getaddrinfo(host.encode("ascii"), None, wanted, socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


def _connect(address: str, port: int, seconds: float) -> socket.socket:
    import socket

    stream = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    try:
        stream.settimeout(seconds)
        stream.connect((address, port))
    except BaseException:
        stream.close()
        raise
    return stream


def _trust() -> ssl.SSLContext:
    import ssl

    return ssl.create_default_context()


def _system_proxies() -> Mapping[str, str]:
    """Proxies that are set in the system rather than in the environment: scheme to address."""
    import platform

    if platform.system() not in {"Darwin", "Windows"}:
        return {}
    from urllib.request import getproxies

    return getproxies()


def _silent(label: str, state: str) -> None:
    del label, state


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The world as checks see it: knowledge, limits, clocks, and the ways out."""

    library: Library
    language: str = "en"
    timeout: float = 8.0
    """Seconds for all checks of one run together."""
    offline: bool = False
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    endpoints: Mapping[str, str] = field(default_factory=dict)
    """Network to the address of a node that is asked instead of the pack's."""
    clock: Callable[[], float] = time.time
    """Seconds since 1970 in UTC, as this device believes."""
    monotonic: Callable[[], float] = time.monotonic
    resolve: Resolve = _resolve
    connect: Connect = _connect
    trust: Trust = _trust
    system_proxies: Callable[[], Mapping[str, str]] = _system_proxies
    progress: Progress = _silent
