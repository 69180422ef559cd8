"""Reading a link as a browser does: where it really leads, and what disguises it."""

from __future__ import annotations

import re
from dataclasses import dataclass

WEB = frozenset({"http", "https", "ws", "wss", "ftp"})
"""Schemes in which a backslash is a slash, and a host follows."""

MAX_LABELS = 80
"""So many of a host's labels are looked at, half of them from each end; a real host has fewer."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]{1,20}):", re.IGNORECASE)
_DROPPED = re.compile("[\t\r\n\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_ENCODED = re.compile(r"(?:%[0-9a-f]{2})+", re.IGNORECASE)
_DOTS = str.maketrans("。．｡․", "....")
_PORT = re.compile(r":\d{0,5}$")
_AFTER_HOST = re.compile(r"\d{1,5}(?:[/?#]|$)")
_DISPUTED = re.compile(r"[\\/]*+[^\\/]*\\[^/]*[@.]")
"""A backslash after which some programs read on in the host, where browsers read the path."""
_IP_PART = re.compile(r"0x[0-9a-f]{0,16}|\d{1,16}")


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of a link, decoded and in Unicode."""

    scheme: str
    user: str
    """What stands before ``@`` in the authority; it leads nowhere."""
    host: str
    """In lower case, without the final dot. Numeric forms of an IPv4 address are dotted."""
    path: str
    query: str
    fragment: str
    tricks: frozenset[str]
    """``userinfo``, ``backslash``, ``encoded``, ``punycode``: what hides where it leads."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The parts of the host between its dots, of a monstrous one those at both ends."""
        labels = tuple(self.host.split("."))
        if len(labels) <= MAX_LABELS:
            return labels
        return (*labels[: MAX_LABELS // 2], *labels[-MAX_LABELS // 2 :])

    @property
    def is_ip(self) -> bool:
        """Whether the host is a number, not a name."""
        return self.host.startswith("[") or bool(re.fullmatch(r"\d+(?:\.\d+){3}", self.host))


def read(text: str) -> Address:
    """The parts of ``text``, a link with or without its scheme. Anything can be read."""
    text = _DROPPED.sub("", text).strip()
    scheme, rest = _scheme(text)
    tricks: set[str] = set()
    if scheme in WEB:
        head = re.split(r"[?#]", rest, maxsplit=1)[0]
        if _DISPUTED.match(head):
            tricks.add("backslash")
        rest = head.replace("\\", "/") + rest[len(head) :]
    rest = rest.lstrip("/")
    authority, path, query, fragment = _split(rest)
    user, host = _authority(authority, tricks)
    return Address(
        scheme, user, host, decoded(path), decoded(query), decoded(fragment), frozenset(tricks)
    )


def decoded(text: str) -> str:
    """``text`` with its percent-encoding undone, twice at most."""
    for _ in range(2):
        if "%" not in text:
            break
        text = _ENCODED.sub(_bytes, text)
    return text


def _bytes(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace")


def _scheme(text: str) -> tuple[str, str]:
    """The scheme, ``https`` if none is written, and the rest. ``host:443`` has none."""
    found = _SCHEME.match(text)
    if not found or _AFTER_HOST.match(text, found.end()):
        return "https", text
    rest = text[found.end() :]
    if "." in found[1] and rest[:1] not in {"/", "\\"}:
        return "https", text
    return found[1].lower(), rest


def _split(rest: str) -> tuple[str, str, str, str]:
    rest, _, fragment = rest.partition("#")
    rest, _, query = rest.partition("?")
    authority, slash, path = rest.partition("/")
    return authority, slash + path, query, fragment


def _authority(authority: str, tricks: set[str]) -> tuple[str, str]:
    """What stands before ``@``, and the host."""
    if "%" in authority:
        plain = _ENCODED.sub(_bytes, authority)
        if re.search(r"[@/\\?#:%\s]", plain[len(authority.partition("%")[0]) :]):
            tricks.add("encoded")
        authority = re.sub(r"[/\\?#\s]", "/", plain)
    user, at, host = authority.rpartition("@")
    if at:
        tricks.add("userinfo")
    return user, _host(_PORT.sub("", host), tricks)


def _host(host: str, tricks: set[str]) -> str:
    import unicodedata

    if not host.isascii():
        host = unicodedata.normalize("NFKC", host.translate(_DOTS)).translate(_DOTS)
    host = host.lower().strip(".")
    if "xn--" in host:
        labels = host.split(".")
        host = ".".join(unicode_label(label) for label in labels)
        if not host.isascii():
            tricks.add("punycode")
    return _ipv4(host) or host


def unicode_label(label: str) -> str:
    """A label of a host in Unicode; as it is if it is not punycode or cannot be decoded."""
    if label.startswith("xn--") and len(label) <= 63:
        try:
            return label[4:].encode("ascii").decode("punycode")
        except (UnicodeError, OverflowError, ValueError):
            return label
    return label


def _ipv4(host: str) -> str:
    """The dotted form of an IPv4 address in any notation that browsers accept, or nothing."""
    parts = host.split(".")
    if len(parts) > 4 or not all(_IP_PART.fullmatch(part) for part in parts):
        return ""
    try:
        numbers = [_number(part) for part in parts]
    except ValueError:
        return ""
    if any(number > 255 for number in numbers[:-1]) or numbers[-1] >= 256 ** (5 - len(numbers)):
        return ""
    whole = numbers[-1] + sum(number << 8 * (3 - at) for at, number in enumerate(numbers[:-1]))
    return ".".join(str(whole >> shift & 255) for shift in (24, 16, 8, 0))


def _number(part: str) -> int:
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8) if len(part) > 1 and part.startswith("0") else int(part)
