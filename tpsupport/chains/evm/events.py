"""What an EVM transaction moved or allowed, by its own fields and its receipt's logs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import AnswerError
from tpsupport.chains.codec.keccak import checksum_address
from tpsupport.chains.reading import data, get, items, number, quantity, word
from tpsupport.chains.report import Transfer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tpsupport.chains.network import Network

TRANSFER = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
APPROVAL = "0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925"
APPROVAL_FOR_ALL = "0x17307eab39ab6107e8899845ad3d59bd9653f200f220920489ca2b5937696c31"
_GRANTS = {"0x095ea7b3", "0xa22cb465", "0x39509351", "0x87517c45"}
"""approve, setApprovalForAll, increaseAllowance, and approve of Permit2."""
_SEND, _SEND_FROM = "0xa9059cbb", "0x23b872dd"
_MOST = 50


def address(value: Any) -> str:
    """An address in the mixed case of EIP-55."""
    return checksum_address(word(value, r"0x[0-9a-fA-F]{40}")[2:])


def topic_address(topic: Any) -> str:
    """The address in a 32-byte topic or word."""
    return "0x" + word(topic, r"0x[0-9a-fA-F]{64}")[26:].lower()


def padded(value: str) -> str:
    """An address as a 32-byte word, without 0x."""
    return value[2:].lower().rjust(64, "0")


def grants(transaction: dict[str, Any]) -> bool:
    """Whether the transaction only gives a right to spend."""
    return str(transaction.get("input", transaction.get("data", "")))[:10].lower() in _GRANTS


def transfers(network: Network, transaction: dict[str, Any], logs: Any) -> tuple[Transfer, ...]:
    """The coin that went along, and the token movements in ``logs``, malformed ones left out."""
    return tuple(_native(network, transaction)) + tuple(_tokens(logs))


def intended(network: Network, transaction: dict[str, Any]) -> tuple[Transfer, ...]:
    """What a transaction that is in no block yet would move, by its fields alone."""
    found = list(_native(network, transaction))
    call = str(transaction.get("input", ""))
    if transaction.get("to") and call[:10].lower() == _SEND and len(call) >= 138:
        recipient = topic_address("0x" + call[10:74])
        amount = number("0x" + call[74:138])
        found.append(Transfer(address(transaction["to"]), address(recipient), amount))
    return tuple(found)


def _native(network: Network, transaction: dict[str, Any]) -> Iterator[Transfer]:
    value = quantity(get(transaction, "value"))
    if value and transaction.get("to"):
        sender, recipient = address(get(transaction, "from")), address(transaction["to"])
        yield Transfer(network.native.symbol, recipient, value, sender, native=True)


def _tokens(logs: Any) -> Iterator[Transfer]:
    for log in items(logs)[:_MOST]:
        try:
            topics = items(get(log, "topics"))
            if len(topics) == 3 and topics[0] == TRANSFER:
                amount = int.from_bytes(data(get(log, "data"))[:32], "big")
                sender, recipient = (address(topic_address(topic)) for topic in topics[1:])
                yield Transfer(address(get(log, "address")), recipient, amount, sender)
        except AnswerError:
            continue
