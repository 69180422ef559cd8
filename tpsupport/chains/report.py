"""What is told about transactions, balances, rights and nodes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tpsupport.chains.terms import (
        ApprovalKind,
        NodeState,
        PermissionKind,
        Reason,
        Trouble,
        TxState,
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """One question that a node was asked, and the beginning of what it said."""

    method: str
    host: str
    status: int = 0
    """The HTTP status; 0 where none came."""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """The units of a token: 10 to the power of ``decimals`` smallest ones are a whole.

    ``symbol`` is what the contract calls itself, empty where that is no name. Any contract can
    take any name, so it is shown beside the contract and never instead of it.
    """

    decimals: int
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """An amount that moved: ``asset`` is the coin's symbol, or the contract of a token."""

    asset: str
    recipient: str
    amount: int
    sender: str = ""
    native: bool = False
    token: Token | None = None
    """Of a token: in which units it is counted, where that is known."""


@dataclass(frozen=True, slots=True)
class Head:
    """The newest block that a node knows: its height, its time in unix seconds."""

    number: int
    time: float

    def age(self, now: float) -> float:
        """Seconds since that block."""
        return now - self.time


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known of a transaction from elsewhere: who sent it, and with which nonce."""

    sender: str = ""
    nonce: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TxReport:
    """What is known of one transaction; amounts in the smallest unit, times in unix seconds."""

    network: str
    tx: str
    state: TxState
    reason: Reason | None = None
    reason_text: str = ""
    """The node's own words, cleaned and cut."""
    trouble: Trouble | None = None
    """With ``unknown``: why nothing is known."""
    block: int | None = None
    time: float | None = None
    confirmations: int | None = None
    needed: int | None = None
    """Confirmations after which it is final, where that is a number."""
    fee: int | None = None
    sender: str = ""
    recipient: str = ""
    nonce: int | None = None
    replaced_by: str = ""
    waiting_for: int | None = None
    """The nonce that must come first, in a nonce gap."""
    approval: bool = False
    """It gives a right to spend, and moves nothing."""
    opaque: bool = False
    """It may have moved more than ``transfers`` shows."""
    transfers: tuple[Transfer, ...] = ()
    head: Head | None = None
    disagreement: Mapping[str, str] = field(default_factory=dict)
    """Host to state, where nodes contradict each other."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What an address holds, in the smallest unit of the network's coin."""

    network: str
    address: str
    native: int = 0
    decimals: int = 0
    exists: bool | None = None
    """Whether the chain knows the address; None where chains have no such thing."""
    spendable: int | None = None
    pending_in: int | None = None
    resources: Mapping[str, int] = field(default_factory=dict)
    """Such as energy, bandwidth, cpu, net, ram: what is left of each."""
    legacy: int | None = None
    """What is held of the coin under its former contract."""
    usual_fee: int | None = None
    """What a plain transfer costs now."""
    token: str = ""
    token_amount: int | None = None
    token_units: Token | None = None
    head: Head | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def enough_for_fee(self) -> bool | None:
        """Whether a plain transfer can be paid for; None where the price is not known."""
        held = self.native if self.spendable is None else self.spendable
        return None if self.usual_fee is None else held >= self.usual_fee


@dataclass(frozen=True, slots=True)
class Approval:
    """A right to spend that stands now: ``spender`` may move ``amount`` of ``token``."""

    kind: ApprovalKind
    token: str
    spender: str
    amount: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Approvals:
    """The rights found; ``searched``: the part of history looked through, never all of it."""

    network: str
    address: str
    found: tuple[Approval, ...] = ()
    searched: Literal["pair", "recent", "accounts", "nothing"] = "nothing"
    since: int | None = None
    """The first block of the part that was searched."""
    cut: bool = False
    """There was more than could be verified."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Permissions:
    """Who can sign for an address. ``kind`` names the worst that was found."""

    network: str
    address: str
    kind: PermissionKind
    exists: bool = True
    others: tuple[str, ...] = ()
    """Foreign keys, accounts or contracts that can sign."""
    threshold: int | None = None
    own_weight: int | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeReport:
    """How one node is. ``lag``: blocks behind the best other node asked."""

    network: str
    url: str
    state: NodeState
    latency_ms: int | None = None
    head: int | None = None
    head_age: float | None = None
    identity: str = ""
    lag: int | None = None
    detail: str = ""
    evidence: tuple[Evidence, ...] = ()
