"""The seven families by name; the code of one is imported when one of its networks is asked."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from tpsupport.chains.call import Conversation
    from tpsupport.chains.network import Family, Network
    from tpsupport.chains.report import Balance, Head, Hint, TxReport
    from tpsupport.chains.terms import Reason


class Speech(Protocol):
    """What every family can ask; each is a conversation with one node."""

    def head(self, network: Network) -> Conversation[Head]: ...

    def transaction(
        self, network: Network, tx: str, hint: Hint | None = None
    ) -> Conversation[TxReport]: ...

    def balance(self, network: Network, address: str, token: str = "") -> Conversation[Balance]: ...


def speech(family: Family) -> Speech:
    """How to talk to nodes of ``family``."""
    return cast("Speech", import_module(f"tpsupport.chains.{family}"))


def can(family: Family, what: str) -> Any:
    """The conversation ``what`` (approvals, permissions, indexed) of ``family``, or None."""
    return getattr(import_module(f"tpsupport.chains.{family}"), what, None)


def meaning(text: str, family: Family) -> Reason | None:
    """What a sentence by which a node of ``family`` refused something means, or None."""
    module = "failure" if family == "evm" else "refusal"
    found = import_module(f"tpsupport.chains.{family}.{module}")
    if family == "aptos":
        reason = found.of_status(text)
        return None if reason == "other" else cast("Reason", reason)
    return cast("Reason | None", found.of_text(text))
