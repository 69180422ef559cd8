"""What the checks that ask nodes share: whom they would talk to, and why nothing can be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tpsupport.checks.check import Contact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tpsupport.case import Finding
    from tpsupport.chains.asking import Asked
    from tpsupport.chains.lookup import UnknownError

LOST: tuple[str, ...] = (
    *("one_node", "no_index", "disagreement", "nodes_failing", "unreachable"),
    "stopped_network",
)
"""The causes for which nodes leave a question open."""
_DISTANT = {"unreachable", "timeout", "tls"}
_SAID = {"one_node", "no_index", "disagreement"}


def contacts_of(hosts: Iterable[str], what: str) -> tuple[Contact, ...]:
    """``hosts`` as contacts, for the reason ``chain_checks.why.<what>``."""
    return tuple(Contact(host, f"chain_checks.why.{what}") for host in hosts)


def lost(trouble: str | None) -> str:
    """The cause that stands for a ``trouble``."""
    if trouble in _DISTANT:
        return "unreachable"
    if trouble == "no_nodes":
        return "stopped_network"
    return str(trouble) if trouble in _SAID else "nodes_failing"


def unknown_from(error: UnknownError, check: str, asked: Asked) -> Finding:
    """The finding of ``check`` where the nodes left open what was ``asked``."""
    stopped = asked.network.state == "stopped"
    cause = "stopped_network" if stopped else lost(error.trouble)
    return asked.finding(check, "unknown", cause, error.evidence, {})
