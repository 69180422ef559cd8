"""Internet addresses: their family, and those that no public name may have."""

from __future__ import annotations

import re
from ipaddress import ip_address, ip_network
from typing import Literal

Kind = Literal["public", "stand_in", "bogon"]

_PLAIN = re.compile(r"[0-9A-Fa-f:.]+(%[A-Za-z0-9_.-]{1,32})?")
_STAND_IN = ip_network("198.18.0.0/15")
_NAT64 = ip_network("64:ff9b:1::/48")
_PRIVATE_NAMES = ("localhost", "local", "internal", "lan", "home", "home.arpa", "test")


def is_address(host: str) -> bool:
    """Whether ``host`` is an address rather than a name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return bool(_PLAIN.fullmatch(host))


def is_loopback(host: str) -> bool:
    """Whether ``host`` is an address of this device itself."""
    return is_address(host) and ip_address(host).is_loopback


def kind(address: str) -> Kind:
    """What an answer of the domain name system is worth.

    ``bogon``: private, reserved or unspecified, impossible for a public name. ``stand_in``: the
    benchmark range (RFC 2544) that VPN and proxy programs on the device hand out in place of the
    true address.
    """
    found = ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    found = mapped or found
    if found in _STAND_IN:
        return "stand_in"
    if found in _NAT64:
        return "public"
    return "public" if found.is_global and not found.is_multicast else "bogon"


def is_public_name(host: str) -> bool:
    """Whether ``host`` is a name of the public system, so that a private answer is wrong."""
    host = host.rstrip(".").lower()
    private = any(host == end or host.endswith(f".{end}") for end in _PRIVATE_NAMES)
    return "." in host and not private and not is_address(host)
