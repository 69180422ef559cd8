"""Targets: what is probed and why, as the pack lists it and as a person types it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, get_args

from tpsupport.checks.network.address import is_address
from tpsupport.errors import PackError, UsageError
from tpsupport.text import clean

if TYPE_CHECKING:
    from tpsupport.checks.context import Context
    from tpsupport.pack.library import Library

Scheme = Literal["http", "https", "tcp"]
Role = Literal["site", "help", "node", "given", "control", "portal"]
ROLES: tuple[Role, ...] = get_args(Role)

LIMIT = 200
"""Targets of one run."""
PORTS: Mapping[Scheme, int] = {"http": 80, "https": 443, "tcp": 0}

_PLAIN_PORTS = frozenset({80, 8000, 8080})
_SCHEME = re.compile(r"(http|https|tcp|ws|wss)://", re.IGNORECASE)
_BRACKETED = re.compile(r"\[([0-9A-Fa-f:.]+(?:%[A-Za-z0-9_.-]+)?)\](?::([0-9]{1,5}))?")
_NAMED = re.compile(r"([^\s:/?#@\[\]\\]+)(?::([0-9]{1,5}))?")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_PATH = re.compile(r"[!-~]*")
_DIGITS = re.compile(r"(0x[0-9a-f]*|[0-9]+)")


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to reach. ``host`` is a lower-case ASCII name or an address without brackets."""

    host: str
    port: int
    scheme: Scheme
    role: Role
    path: str = "/"
    why: str = ""
    """The phrase that says why it is contacted."""
    region: str = ""
    """Of a control: ``mainland`` or ``world``, where it stands."""
    status: int = 200
    body: str | None = None
    """Of a captive-portal probe: what an undisturbed network answers."""

    @property
    def label(self) -> str:
        """``host:port``, an IPv6 address in brackets."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def authority(self) -> str:
        """What stands in the ``Host`` header: the port only where it is not the usual one."""
        usual = self.port == PORTS[self.scheme]
        return self.label.rpartition(":")[0] if usual else self.label


def parse(text: str) -> Target:
    """The target that a person typed: ``host``, ``host:port``, ``[v6]:port``, or one of them after
    ``http://``, ``https://`` or ``tcp://``. Without a scheme, TLS is spoken except on ports 80,
    8000 and 8080. Anything more of a link (a path, a query, a user name) raises ``UsageError``.
    """
    shown = clean(text).strip()[:80]
    rest = text.strip()
    prefix = _SCHEME.match(rest)
    if prefix:
        rest = rest[prefix.end() :].removesuffix("/")
    if "@" in rest:
        raise UsageError("network.errors.target_user")
    if re.search(r"[/?#\\]", rest):
        raise UsageError("network.errors.target_link", detail=shown)
    if is_address(rest):
        host, port = rest, ""
    else:
        match = _BRACKETED.fullmatch(rest) or _NAMED.fullmatch(rest)
        if not match:
            raise UsageError("network.errors.target", detail=shown)
        host, port = match[1], match[2] or ""
    scheme = _scheme(prefix[1].lower() if prefix else "", int(port or 0))
    number = int(port) if port else PORTS[scheme]
    if not 1 <= number <= 65535:
        raise UsageError("network.errors.target_port", detail=shown)
    return Target(_host(host, shown), number, scheme, "given", why="network.why.given")


def _scheme(said: str, port: int) -> Scheme:
    if said == "tcp":
        return "tcp"
    if said in {"https", "wss"}:
        return "https"
    return "http" if said or port in _PLAIN_PORTS else "https"


def _host(host: str, shown: str) -> str:
    """``host`` as the network knows it; ``UsageError`` if no host can be called so."""
    if is_address(host):
        return host.lower()
    try:
        name = host.rstrip(".").lower()
        ascii_name = name if name.isascii() else name.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise UsageError("network.errors.target", detail=shown) from None
    labels = ascii_name.split(".")
    fits = len(ascii_name) <= 253 and all(_LABEL.fullmatch(label) for label in labels)
    if not fits or _DIGITS.fullmatch(labels[-1]):
        raise UsageError("network.errors.target", detail=shown)
    return ascii_name


def parse_all(text: str) -> tuple[Target, ...]:
    """Several targets, with spaces or commas between them; each once, at most ``LIMIT``."""
    words = [word for word in re.split(r"[\s,，、]+", text) if word]
    found = tuple(dict.fromkeys(parse(word) for word in words or [text]))
    if len(found) > LIMIT:
        raise UsageError("network.errors.too_many_targets", limit=LIMIT)
    return found


def chosen(context: Context, *, target: str = "", network: str = "") -> tuple[Target, ...]:
    """What a run contacts: what was typed, or else the pack's services; and the pack's controls.

    ``network`` adds one node of that network, if one is known.
    """
    document = known(context.library, "targets")
    services = parse_all(target) if target else _listed(document, "services")
    node = _node(context, network) if network else ()
    others = (*_listed(document, "controls"), *_listed(document, "portals"))
    return tuple(dict.fromkeys((*services, *node, *others)))


def known(library: Library, name: str) -> Mapping[str, Any]:
    """A document of the pack; an empty one if the pack has none."""
    found: Mapping[str, Any] = library.document(name) if library.file(name).is_file() else {}
    return found


def _node(context: Context, network: str) -> tuple[Target, ...]:
    url = context.endpoints.get(network)
    if not url:
        networks = known(context.library, "networks").get("networks") or {}
        listed = networks if isinstance(networks, list) else [networks.get(network)]
        for one in listed:
            if one and one.get("key", network) == network and one.get("endpoints"):
                first = one["endpoints"][0]
                url = str(first["url"] if isinstance(first, Mapping) else first)
    return (_from_url(url, "node"),) if url else ()


def _listed(document: Mapping[str, Any], part: str) -> Iterator[Target]:
    for entry in document.get(part) or ():
        if not isinstance(entry, Mapping):
            raise PackError("network.errors.target", detail=str(entry))
        role: Role = entry.get("role") or ("control" if part == "controls" else "portal")
        url = str(entry.get("url", ""))
        known_page = isinstance(entry.get("body"), str) and isinstance(entry.get("status"), int)
        if role not in ROLES or (role == "portal" and not known_page):
            raise PackError("network.errors.target", detail=url)
        try:
            yield _from_url(url, role, entry)
        except UsageError as error:
            raise PackError("network.errors.target", detail=url) from error


def _from_url(url: str, role: Role, entry: Mapping[str, Any] | None = None) -> Target:
    """The target of a link, with its path and query; ``UsageError`` if it is none."""
    entry = entry or {}
    head, slashes, rest = url.partition("://")
    authority, slash, path = rest.partition("/")
    base = parse(head + slashes + authority)
    if not _PATH.fullmatch(path):
        raise UsageError("network.errors.target", detail=base.label)
    return replace(
        base,
        role=role,
        path=slash + path or "/",
        why=f"network.why.{role}",
        region=str(entry.get("region", "")),
        status=entry.get("status", 200),
        body=entry.get("body"),
    )
