"""Proxies of this device: which one applies to a host, named without its password."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from tpsupport.text import clean

if TYPE_CHECKING:
    from tpsupport.checks.context import Context
    from tpsupport.checks.network.targets import Target

UNREADABLE = "***"
_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"(https?|socks[45]?[ah]?)://", re.IGNORECASE)
_PLACE = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]{1,253})(?::([0-9]{1,5}))?")


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy as it may be shown: whatever stood before ``@`` is gone."""

    scheme: str
    host: str
    port: int
    login: bool = False
    """Whether a user name stood before the host."""

    @property
    def name(self) -> str:
        """``scheme://host:port``, with ``***@`` in place of a login."""
        if not self.host:
            return UNREADABLE
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{'***@' if self.login else ''}{host}:{self.port}"

    @property
    def usable(self) -> bool:
        """Whether it is spoken to in plain HTTP, the only kind that is probed."""
        return self.scheme == "http" and bool(self.host)


def parse(value: str) -> Proxy:
    """The proxy in a variable's value; one that cannot be read has no host, and shows nothing."""
    match = _SCHEME.match(value.strip())
    scheme = match[1].lower() if match else "http"
    rest = value.strip()[match.end() if match else 0 :]
    _, login, rest = rest.rpartition("@")
    place = _PLACE.fullmatch(re.split(r"[/?#]", rest, maxsplit=1)[0])
    port = int(place[2] or _PORTS.get(scheme, 1080)) if place else 0
    if not place or not 1 <= port <= 65535:
        return Proxy(scheme="", host="", port=0)
    return Proxy(scheme, place[1].strip("[]").lower(), port, login=bool(login))


def configured(context: Context) -> dict[str, Proxy]:
    """The proxies that programs on this device are told to use: ``http``, ``https``, ``all``.

    The environment comes before the system's settings, small letters before capitals.
    """
    found = {}
    for scheme in ("http", "https", "all"):
        value = _variable(context.environ, f"{scheme}_proxy")
        if value:
            found[scheme] = parse(value)
    if found:
        return found
    system = context.system_proxies()
    return {scheme: parse(system[scheme]) for scheme in ("http", "https") if system.get(scheme)}


def applying(context: Context, target: Target) -> Proxy | None:
    """The proxy by which ``target`` would be reached, if any."""
    found = configured(context)
    if not found or bypassed(target.host, _variable(context.environ, "no_proxy")):
        return None
    return found.get("http" if target.scheme == "http" else "https") or found.get("all")


def bypassed(host: str, exceptions: str) -> bool:
    """Whether ``NO_PROXY`` excepts ``host``: by ``*``, a name above it, an address or a block."""
    for entry in re.split(r"[,\s]+", exceptions.lower()):
        name = re.sub(r":\d+$", "", entry) if entry.count(":") == 1 else entry
        name = name.removeprefix("*.").lstrip(".").strip("[]")
        if entry == "*" or (name and (host == name or host.endswith(f".{name}"))):
            return True
        if name and _within(host, name):
            return True
    return False


def _within(host: str, block: str) -> bool:
    try:
        return ip_address(host) in ip_network(block, strict=False)
    except ValueError:
        return False


def _variable(environ: Mapping[str, str], name: str) -> str:
    return clean(environ.get(name) or environ.get(name.upper()) or "").strip()
