"""Rights to spend on an EVM chain: found in recent logs, believed only when asked live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import AnswerError, Conversation
from tpsupport.chains.evm import events, state
from tpsupport.chains.jsonrpc import RpcError, ask, attempt
from tpsupport.chains.reading import data, get, items, quantity
from tpsupport.chains.report import Approval, Approvals

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

ALLOWANCE = "0xdd62ed3e"
IS_APPROVED_FOR_ALL = "0xe985e9c5"
PERMIT2_ALLOWANCE = "0x927da105"
PERMIT2 = "0x000000000022D473030F116dDEE9F6B43aC78BA3"
UNLIMITED = 1 << 255
"""From here on an amount is no limit: wallets write the largest number, some write half of it."""
_UNLIMITED_PERMIT = 1 << 159
_SPANS = (50_000, 10_000, 5_000, 500)
_MOST = 20

Pair = tuple[str, str]


def approvals(
    network: Network, address: str, token: str = "", spender: str = ""
) -> Conversation[Approvals]:
    """The rights that ``address`` has given: for one pair if named, else those in recent logs."""
    yield from state.identify(network)
    head, _ = yield from state.latest()
    if token and spender:
        found = yield from _pair(address, token, spender, head.time)
        return Approvals(network=network.key, address=address, found=tuple(found), searched="pair")
    span, logs = yield from _logs(address, head.number, token)
    if not span:
        return Approvals(network=network.key, address=address)
    wanted = spender.lower()
    every = dict.fromkeys(_pairs(logs))
    pairs = [pair for pair in every if wanted in ("", pair[1].lower())]
    found = []
    for contract, other, topic in pairs[:_MOST]:
        found += yield from _live(address, contract, other, topic)
    return Approvals(
        network=network.key,
        address=address,
        found=tuple(found),
        searched="recent",
        since=max(head.number - span, 0),
        cut=len(pairs) > _MOST,
    )


def _pair(owner: str, token: str, spender: str, now: float) -> Conversation[list[Approval]]:
    found = yield from _live(owner, token, spender, events.APPROVAL)
    found += yield from _live(owner, token, spender, events.APPROVAL_FOR_ALL)
    words = "".join(map(events.padded, (owner, token, spender)))
    amount, expires = yield from _words(PERMIT2, PERMIT2_ALLOWANCE + words)
    if amount and expires > now:
        found.append(Approval("permit2", token, spender, _limited(amount, _UNLIMITED_PERMIT)))
    return found


def _live(owner: str, token: str, spender: str, topic: str) -> Conversation[list[Approval]]:
    """What the contract says now: the log is history."""
    both = events.padded(owner) + events.padded(spender)
    if topic == events.APPROVAL_FOR_ALL:
        granted = (yield from _words(token, IS_APPROVED_FOR_ALL + both))[0]
        return [Approval("operator", token, spender)] if granted == 1 else []
    amount = (yield from _words(token, ALLOWANCE + both))[0]
    if not amount:
        return []
    limited = _limited(amount, UNLIMITED)
    kind = "approval_unlimited" if limited is None else "approval"
    return [Approval(kind, token, spender, limited)]  # type: ignore[arg-type]


def _limited(amount: int, unlimited: int) -> int | None:
    return None if amount >= unlimited else amount


def _words(contract: str, call: str) -> Conversation[tuple[int, int]]:
    """The first two words that ``contract`` returns; 0 where it returns none."""
    answer = yield from attempt("eth_call", {"to": contract, "data": call}, "latest")
    try:
        raw = data(answer)
    except AnswerError:
        return 0, 0
    return int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:64], "big")


def _logs(owner: str, head: int, token: str) -> Conversation[tuple[int, list[Any]]]:
    """(blocks searched, logs) of the widest range that the node allows; 0 where it allows none."""
    topics = [[events.APPROVAL, events.APPROVAL_FOR_ALL], "0x" + events.padded(owner)]
    for span in _SPANS:
        first = hex(max(head - span, 0))
        wanted = {"fromBlock": first, "toBlock": "latest", "topics": topics}
        if token:
            wanted["address"] = token
        try:
            return span, items((yield from ask("eth_getLogs", wanted)))
        except RpcError:
            continue
    return 0, []


def _pairs(logs: list[Any]) -> list[tuple[str, str, str]]:
    """(contract, spender, topic) of each log, the newest first; what is malformed is left out."""
    found = []
    for log in reversed(logs):
        try:
            topics = items(get(log, "topics"))
            if len(topics) == 3 and not log.get("removed"):
                spender = events.address(events.topic_address(topics[2]))
                quantity(get(log, "blockNumber"))
                found.append((events.address(get(log, "address")), spender, str(topics[0])))
        except AnswerError:
            continue
    return found
