"""What is to be said about an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tpsupport.chains.form import Checksum, Form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tpsupport.chains.network import Networks


class Remark(NamedTuple):
    """One thing to say: ``code`` names a phrase under ``chains.address``, ``details`` fill it."""

    code: str
    details: Mapping[str, str] = {}


class AddressVerdict(NamedTuple):
    """What is to be said about one address.

    ``ok``: it is intact, of a main network, and of the wanted network if one was named.
    ``networks``: keys of all networks on which it is a valid address. ``problems`` forbid using
    it as it stands, ``remarks`` do not. ``suggestion`` is what was probably meant, and valid.
    ``input`` is empty where the text looked like a secret.
    """

    input: str
    ok: bool = False
    networks: tuple[str, ...] = ()
    family: str = ""
    kind: str = ""
    checksum: Checksum = "none"
    net: Literal["main", "test"] = "main"
    normal_form: str = ""
    problems: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()
    suggestion: str = ""


def fitting_networks(form: Form, networks: Networks) -> tuple[str, ...]:
    """The keys of the networks on which ``form`` is an address."""
    return tuple(network.key for network in networks.values() if form.fits(network))
