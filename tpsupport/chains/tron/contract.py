"""What a TRON transaction does, by its contract and by the logs it left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import AnswerError
from tpsupport.chains.reading import get, items, mapping, number, said
from tpsupport.chains.report import Transfer
from tpsupport.chains.tron.state import base58_of, from_topic, plain

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_TRANSFER = "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
_GRANTS = {"095ea7b3", "39509351", "a22cb465", "d73dd623"}
"""approve, increaseAllowance, setApprovalForAll, increaseApproval."""
_SEND = "a9059cbb"
_MOST = 50


@dataclass(frozen=True, slots=True)
class Action:
    """Who did what: ``recipient`` is the other account, or the contract that was called."""

    sender: str = ""
    recipient: str = ""
    approval: bool = False
    opaque: bool = False
    """The contract may have moved more than ``transfers`` shows."""
    transfers: tuple[Transfer, ...] = ()


def action(network: Network, body: dict[str, Any]) -> Action:
    """The first contract of a transaction's ``body``."""
    contract = mapping(get(body, "raw_data", "contract", 0))
    kind = said(contract.get("type"))
    value = mapping(get(contract, "parameter", "value"))
    sender = base58_of(get(value, "owner_address"))
    if kind == "TransferContract":
        recipient = base58_of(get(value, "to_address"))
        amount = number(get(value, "amount"))
        sent = Transfer(network.native.symbol, recipient, amount, sender, native=True)
        return Action(sender, recipient, transfers=(sent,))
    if kind == "TransferAssetContract":
        recipient = base58_of(get(value, "to_address"))
        token = Transfer(
            plain(value.get("asset_name")), recipient, number(get(value, "amount")), sender
        )
        return Action(sender, recipient, transfers=(token,))
    if kind == "TriggerSmartContract":
        return _triggered(network, sender, value)
    return Action(sender)


def moved(logs: Any) -> tuple[Transfer, ...]:
    """Every token movement in the logs of a receipt; malformed ones are left out."""
    found = []
    for log in items(logs)[:_MOST]:
        try:
            topics = items(get(log, "topics"))
            if len(topics) == 3 and topics[0] == _TRANSFER:
                contract = base58_of("41" + str(get(log, "address"))[-40:])
                amount = number("0x" + str(get(log, "data"))[:64])
                found.append(
                    Transfer(contract, from_topic(topics[2]), amount, from_topic(topics[1]))
                )
        except AnswerError:
            continue
    return tuple(found)


def _triggered(network: Network, sender: str, value: dict[str, Any]) -> Action:
    contract = base58_of(get(value, "contract_address"))
    call = said(value.get("data"))
    sent = number(value.get("call_value", 0))
    transfers: tuple[Transfer, ...] = ()
    if sent:
        transfers = (Transfer(network.native.symbol, contract, sent, sender, native=True),)
    if call[:8] == _SEND and len(call) >= 136:
        recipient, amount = from_topic(call[8:72]), number("0x" + call[72:136])
        transfers += (Transfer(contract, recipient, amount, sender),)
    return Action(sender, contract, call[:8] in _GRANTS, opaque=True, transfers=transfers)
