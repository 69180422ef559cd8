"""Asking about one transaction, address or node, and making one report of what nodes said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from tpsupport.chains.consult import Dial, Manner, Said, consult, dial
from tpsupport.chains.families import can, speech
from tpsupport.chains.merge import evidence_of, fresh, merge_transactions, trouble_of
from tpsupport.chains.report import (
    Approvals,
    Balance,
    Evidence,
    Head,
    Hint,
    NodeReport,
    Permissions,
    TxReport,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tpsupport.chains.line import Line
    from tpsupport.chains.network import Network
    from tpsupport.chains.terms import NodeState, Trouble

T = TypeVar("T", Balance, Approvals, Permissions)

_Answers = tuple[Said[T], ...]

_SLOW = 2.0
"""Seconds from which a node's quickest answer is called slow."""
_NODE_STATES: dict[Trouble, NodeState] = {
    "timeout": "timeout",
    "tls": "tls",
    "rate_limited": "rate_limited",
    "refused": "refused",
    "wrong_chain": "wrong_chain",
    "stale": "stale",
    "syncing": "syncing",
    "unreachable": "unreachable",
}


class UnknownError(Exception):
    """Nothing could be found out: ``trouble`` says why, ``evidence`` what was tried."""

    def __init__(self, trouble: Trouble, evidence: tuple[Evidence, ...] = ()) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.evidence = evidence


def transaction(
    network: Network, tx: str, line: Line, hint: Hint | None = None, dial: Dial = dial
) -> TxReport:
    """What is known of ``tx``, in the form that ``recognize`` gives for ``network``.

    ``not_found`` is said only where two nodes with a fresh head agree. Never raises: where nothing
    is known the state is ``unknown`` and ``trouble`` says why.
    """
    family = speech(network.family)
    said = consult(
        network.history + network.endpoints,
        lambda: family.transaction(network, tx, hint),
        line,
        Manner(enough=lambda report: report.state in {"confirmed", "final", "failed"}, dial=dial),
    )
    return merge_transactions(network, tx, said)


def indexed(network: Network, tx: str, line: Line, dial: Dial = dial) -> TxReport:
    """The same of the network's indexer alone: another party, to be asked only on wish."""
    start = can(network.family, "indexed")
    if start is None or not network.indexer:
        return TxReport(network=network.key, tx=tx, state="unknown", trouble="no_index")
    manner: Manner[TxReport] = Manner(dial=dial)
    said = consult((network.indexer,), lambda: start(network, tx), line, manner)
    return merge_transactions(network, tx, said)


def balance(
    network: Network, address: str, line: Line, token: str = "", dial: Dial = dial
) -> Balance:
    """What ``address`` holds, of ``token`` too if that is named. Raises ``UnknownError``."""
    family = speech(network.family)
    said: _Answers[Balance]
    said = _ask(network, lambda: family.balance(network, address, token), line, dial)
    found = [one for one in said if one.value and fresh(network, one.value.head, one.now)]
    if not found and any(one.value for one in said):
        raise UnknownError("stale", evidence_of(said))
    return _agreed(found, said, lambda value: (value.native, value.token_amount))


def approvals(
    network: Network, address: str, line: Line, pair: tuple[str, str] = ("", ""), dial: Dial = dial
) -> Approvals:
    """The rights to spend that ``address`` has given; ``pair``: (token, spender), if known.

    Raises ``UnknownError``.
    """
    start = can(network.family, "approvals")
    if start is None:
        raise UnknownError("no_index")
    said: _Answers[Approvals]
    said = _ask(network, lambda: start(network, address, *pair), line, dial)
    found = [one for one in said if one.value]
    wider = [one for one in found if one.value and one.value.searched != "nothing"]
    return _agreed(wider or found, said, lambda value: set(value.found))


def permissions(
    network: Network, address: str, line: Line, known: tuple[str, ...] = (), dial: Dial = dial
) -> Permissions:
    """Who can sign for ``address``. Raises ``UnknownError``.

    ``known`` are the user's own public keys, where an address is a name that says nothing of them.
    """
    start = can(network.family, "permissions")
    if start is None:
        raise UnknownError("no_index")
    said: _Answers[Permissions]
    own = (known,) if known else ()
    said = _ask(network, lambda: start(network, address, *own), line, dial)
    found = [one for one in said if one.value]
    return _agreed(found, said, lambda value: (value.kind, value.others))


def nodes(network: Network, line: Line, dial: Dial = dial) -> tuple[NodeReport, ...]:
    """How each of the network's endpoints is, all asked at once, in their order."""
    family = speech(network.family)
    seats = len(network.endpoints)
    manner: Manner[Head] = Manner(seats=seats, tries=1, dial=dial)
    said = consult(network.endpoints, lambda: family.head(network), line, manner)
    best = max((one.value.number for one in said if one.value), default=0)
    order = {endpoint: place for place, endpoint in enumerate(network.endpoints)}
    ordered = sorted(said, key=lambda one: order[one.endpoint])
    return tuple(_node(network, one, best) for one in ordered)


def _ask(
    network: Network, start: Callable[[], Any], line: Line, dial: Dial
) -> tuple[Said[Any], ...]:
    return consult(network.endpoints, start, line, Manner(dial=dial))


def _agreed(found: Sequence[Said[T]], said: Sequence[Said[T]], key: Callable[[T], object]) -> T:
    """The value of the first of ``found``, where all of them say the same."""
    evidence = evidence_of(said)
    values = [one.value for one in found if one.value is not None]
    if not values:
        raise UnknownError(trouble_of(said), evidence)
    if any(key(value) != key(values[0]) for value in values):
        raise UnknownError("disagreement", evidence)
    return replace(values[0], evidence=evidence)


def _node(network: Network, one: Said[Head], best: int) -> NodeReport:
    state: NodeState = "ok"
    detail = ""
    age = one.value.age(one.now) if one.value else None
    if one.trouble:
        state = _NODE_STATES.get(one.trouble.trouble, "not_a_node")
        detail = one.trouble.detail
    elif age is not None and age > network.useless:
        state = "stale"
    elif age is not None and age > network.late:
        state = "late"
    elif one.seconds > _SLOW:
        state = "slow"
    return NodeReport(
        network=network.key,
        url=one.endpoint,
        state=state,
        latency_ms=round(1000 * one.seconds) if one.evidence else None,
        head=one.value.number if one.value else None,
        head_age=age,
        lag=best - one.value.number if one.value else None,
        detail=detail,
        evidence=one.evidence,
    )
