"""Values of options, checked the same way everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from tpsupport.cli.session import Session
from tpsupport.errors import UsageError

_LEAST, _MOST = 0.1, 600


def seconds(option: str, value: str) -> float:
    """A number of seconds from 0.1 to 600."""
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not _LEAST <= number <= _MOST:
        raise UsageError("bad_number", option=option, value=value[:40], least=_LEAST, most=_MOST)
    return number


def whole(option: str, value: str) -> int:
    """A whole number that is not negative."""
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        raise UsageError("bad_count", option=option, value=value[:40])
    return int(value)


def one_of(option: str, value: str, allowed: Sequence[str]) -> str:
    """One of some words."""
    if value not in allowed:
        from tpsupport.pack.shape import near

        raise UsageError("bad_choice", option=option, value=value[:40], **near(value, allowed))
    return value


def writable(value: str | None) -> str | None:
    """A path to write to, as it was given: it will be shown, so it must not be a secret.

    :raises SecretFound: if it holds one.
    """
    if value:
        from tpsupport.privacy.guard import admit

        admit(value, "files")
    return value


def network_key(session: Session, value: str | None) -> str:
    """The key of the network that ``value`` names; empty for none.

    :raises UsageError: if there is no such network; the nearest are named.
    """
    if not value:
        return ""
    from tpsupport.chains.network import Networks

    networks = Networks.of(session.library.document("networks"))
    found = networks.find(value)
    if found is None:
        nearest = ", ".join(network.key for network in networks.nearest(value))
        raise UsageError(
            "unknown_network", value=value[:40], nearest=nearest, allowed=", ".join(networks)
        )
    return found.key
