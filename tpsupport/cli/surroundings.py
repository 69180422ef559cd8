"""What the facts need from the rooms above them: the guard, the networks, the address judge."""

from __future__ import annotations

from datetime import datetime

from tpsupport.cli.session import Session
from tpsupport.errors import UsageError
from tpsupport.facts.rules import Rules
from tpsupport.pack.library import Library
from tpsupport.privacy.guard import admit


def rules_for(session: Session, now: datetime) -> Rules:
    """The rules by which answers are read in this run."""

    def find_network(text: str) -> str | None:
        from tpsupport.chains.network import Networks

        network = Networks.of(session.library.document("networks")).find(text)
        return network.key if network else None

    def judge_address(address: str, _: str | None) -> None:
        judge(session.library, address)

    return Rules(
        library=session.library,
        now=now,
        find_network=find_network,
        judge_address=judge_address,
        admit=admit,
    )


def judge(library: Library, address: str) -> None:
    """Refuse an address that is none on any network; which one is meant, the tree finds out.

    :raises UsageError: with the first problem.
    """
    from tpsupport.chains.address import judge as judge_address
    from tpsupport.chains.network import Networks

    verdict = judge_address(address, Networks.of(library.document("networks")))
    for problem in verdict.problems:
        raise UsageError(f"chains.address.{problem.code}", **problem.details)
