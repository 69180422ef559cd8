"""Rights to spend tokens that a TRON account has given: asked of the contract, pair by pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import AnswerError, Conversation
from tpsupport.chains.jsonrpc import RpcError, ask
from tpsupport.chains.reading import get, items
from tpsupport.chains.report import Approval, Approvals
from tpsupport.chains.tron import state
from tpsupport.chains.tron.state import answered, base58_of, from_topic, hex_of
from tpsupport.chains.tron.token import contract_call, first_word

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_APPROVAL = "0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925"
_UNLIMITED = 1 << 255
_SPAN = 5_000
_MOST = 20


def approvals(
    network: Network, address: str, token: str = "", spender: str = ""
) -> Conversation[Approvals]:
    """The rights of ``address``: for one pair if named, else those in the newest blocks' logs."""
    head = yield from state.head(network)
    if token and spender:
        found = yield from _live(address, token, spender)
        return Approvals(network=network.key, address=address, found=tuple(found), searched="pair")
    first = max(head.number - _SPAN + 1, 0)
    topics = [_APPROVAL, "0x" + hex_of(address).rjust(64, "0")]
    wanted = {"fromBlock": hex(first), "toBlock": "latest", "topics": topics}
    try:
        logs = items((yield from ask("eth_getLogs", wanted, path="/jsonrpc")))
    except RpcError:
        return Approvals(network=network.key, address=address)
    every = dict.fromkeys(_pairs(logs))
    pairs = [pair for pair in every if spender in ("", pair[1]) and token in ("", pair[0])]
    rights: list[Approval] = []
    for contract, other in pairs[:_MOST]:
        rights += yield from _live(address, contract, other)
    return Approvals(
        network=network.key,
        address=address,
        found=tuple(rights),
        searched="recent",
        since=first,
        cut=len(pairs) > _MOST,
    )


def _live(owner: str, token: str, spender: str) -> Conversation[list[Approval]]:
    question = contract_call(owner, token, "allowance(address,address)", owner, spender)
    amount = first_word(answered((yield question)))
    if not amount:
        return []
    if amount >= _UNLIMITED:
        return [Approval("approval_unlimited", token, spender)]
    return [Approval("approval", token, spender, amount)]


def _pairs(logs: list[Any]) -> list[tuple[str, str]]:
    found = []
    for log in reversed(logs):
        try:
            topics = items(get(log, "topics"))
            contract = base58_of("41" + str(get(log, "address"))[-40:])
            found.append((contract, from_topic(str(get(topics, 2)).removeprefix("0x"))))
        except AnswerError:
            continue
    return found
