"""What an address holds on an EVM chain, and what sending costs there now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tpsupport.chains.call import AnswerError, Conversation
from tpsupport.chains.evm import state
from tpsupport.chains.evm.events import padded
from tpsupport.chains.evm.token import units
from tpsupport.chains.jsonrpc import ask, attempt
from tpsupport.chains.reading import data, quantity
from tpsupport.chains.report import Balance

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

BALANCE_OF = "0x70a08231"
_TRANSFER_GAS = 21_000


def balance(network: Network, address: str, token: str = "") -> Conversation[Balance]:
    """The coin that ``address`` holds, and of ``token`` (a contract) if one is named."""
    yield from state.identify(network)
    head, _ = yield from state.latest()
    native = quantity((yield from ask("eth_getBalance", address, "latest")))
    price = yield from attempt("eth_gasPrice")
    amount = (yield from _token_amount(address, token)) if token else None
    counted = (yield from units(token)) if amount is not None else None
    return Balance(
        network=network.key,
        address=address,
        native=native,
        decimals=network.native.decimals,
        usual_fee=_TRANSFER_GAS * quantity(price) if isinstance(price, str) else None,
        token=token,
        token_amount=amount,
        token_units=counted,
        head=head,
    )


def _token_amount(address: str, token: str) -> Conversation[int | None]:
    """What ``address`` holds of ``token``; None where that is no token contract of this chain."""
    call = {"to": token, "data": BALANCE_OF + padded(address)}
    try:
        answer = data((yield from ask("eth_call", call, "latest")))
    except AnswerError as error:
        if error.trouble == "refused":
            return None
        raise
    return int.from_bytes(answer[:32], "big") if len(answer) >= 32 else None
