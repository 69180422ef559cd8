"""Nodes of the user's own, which are asked instead of the pack's: from an option, from settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tpsupport.cli.own_node import INDEXER, PACK, is_node
from tpsupport.errors import UsageError
from tpsupport.text import clean

if TYPE_CHECKING:
    from tpsupport.cli.session import Session


def node(option: str, value: str) -> str:
    """The address of a node that an option names.

    :raises UsageError: if it is none, or holds a secret.
    """
    from tpsupport.privacy.guard import admit

    admit(value, "link")
    if not is_node(value):
        raise UsageError("bad_endpoint", option=option, value=clean(value)[:80])
    return value


def endpoints(
    session: Session, network: str, option: str | None, *, indexer: bool = False
) -> Mapping[str, str]:
    """Network to the node asked instead of the pack's: the settings', and the option's.

    With ``indexer``, those of the pack are asked too, where the settings name none.
    :raises UsageError: if the option comes without a network, or the settings name an unknown one.
    """
    networks = session.library.document("networks")["networks"] if indexer else {}
    found = {f"{key}{INDEXER}": PACK for key, each in networks.items() if each.get("indexer")}
    found |= configured(session)
    if option is None:
        return found
    address = node("--endpoint", option)
    if not network:
        raise UsageError("option_needs_option", option="--endpoint", other="--network")
    return {**found, network: address}


def configured(session: Session) -> dict[str, str]:
    """Network, or its indexer, to the node that the settings name for it.

    :raises UsageError: with its place, if they name an unknown network.
    """
    wanted = session.settings.endpoints
    if not wanted:
        return {}
    from tpsupport.cli.options import network_key

    found = {}
    for name, address in wanted.items():
        base = name.removesuffix(INDEXER)
        try:
            found[network_key(session, base) + name[len(base) :]] = address
        except UsageError as error:
            error.details["place"] = session.settings.place("endpoints", name)
            raise
    return found
