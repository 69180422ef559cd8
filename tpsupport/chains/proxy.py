"""HTTP proxies: which one the environment names for a host, and the tunnel through it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Mapping

_LONGEST = 8192


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy that is spoken to in plain HTTP; ``login`` is never shown."""

    host: str
    port: int
    login: str = field(default="", repr=False)


def chosen(host: str, environ: Mapping[str, str], system: Mapping[str, str]) -> Proxy | None:
    """The proxy for https to ``host``; None where none is named, or one of another kind."""
    if excepted(host, _variable(environ, "no_proxy")):
        return None
    named = _variable(environ, "https_proxy") or _variable(environ, "all_proxy")
    return parse(named or system.get("https", ""))


def parse(value: str) -> Proxy | None:
    """The proxy in a variable's value."""
    text = value.strip()
    try:
        url = urlsplit(text if "://" in text else f"http://{text}")
        if url.scheme != "http" or not url.hostname:
            return None
        login = f"{unquote(url.username)}:{unquote(url.password or '')}" if url.username else ""
        return Proxy(url.hostname, url.port or 80, login)
    except ValueError:
        return None


def excepted(host: str, exceptions: str) -> bool:
    """Whether ``NO_PROXY`` excepts ``host``: by ``*``, its own name, or one above it."""
    for entry in re.split(r"[,\s]+", exceptions.lower()):
        name = entry.split(":")[0].removeprefix("*.").lstrip(".")
        if entry == "*" or (name and (host == name or host.endswith(f".{name}"))):
            return True
    return False


def tunnel(
    sock: socket.socket, host: str, port: int, proxy: Proxy, hurry: Callable[[], None]
) -> None:
    """Make ``sock``, which leads to ``proxy``, lead to ``host``. Raises OSError.

    ``hurry`` is called before every wait, and sets what is left of the time.
    """
    target = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    lines = [f"CONNECT {target} HTTP/1.1", f"Host: {target}"]
    if proxy.login:
        from base64 import b64encode

        lines.append(f"Proxy-Authorization: Basic {b64encode(proxy.login.encode()).decode()}")
    hurry()
    sock.sendall("\r\n".join([*lines, "", ""]).encode("latin-1"))
    heard = b""
    while b"\r\n\r\n" not in heard:
        hurry()
        byte = sock.recv(1)
        if not byte or len(heard) > _LONGEST:
            raise ConnectionError("proxy")
        heard += byte
    if not re.match(rb"HTTP/1\.[01] 200\b", heard):
        raise ConnectionError("proxy")


def _variable(environ: Mapping[str, str], name: str) -> str:
    return environ.get(name) or environ.get(name.upper()) or ""
