"""What a Bitcoin address holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.bitcoin import state
from tpsupport.chains.call import AnswerError, Call, Conversation
from tpsupport.chains.reading import get, mapping, number, same
from tpsupport.chains.report import Balance

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_USUAL_SIZE = 141
"""Virtual bytes of a payment with one input and two outputs (native segwit)."""


def balance(network: Network, address: str, token: str = "") -> Conversation[Balance]:
    """The confirmed satoshi of ``address``, and what is on its way in."""
    del token
    newest = yield from state.head(network)
    fields = mapping((yield Call("/address/:address", f"/address/{address}")).json())
    same(get(fields, "address"), address, "address")
    settled, waiting = mapping(get(fields, "chain_stats")), mapping(get(fields, "mempool_stats"))
    confirmed = _held(settled)
    if confirmed < 0:
        raise AnswerError("malformed", "more was spent than received")
    incoming = number(get(waiting, "funded_txo_sum"))
    leaving = number(get(waiting, "spent_txo_sum"))
    rate = yield from state.fee_rate()
    return Balance(
        network=network.key,
        address=address,
        native=confirmed,
        decimals=network.native.decimals,
        exists=number(get(settled, "tx_count")) + number(get(waiting, "tx_count")) > 0,
        spendable=max(confirmed - leaving, 0),
        pending_in=incoming,
        usual_fee=None if rate is None else int(_USUAL_SIZE * rate) + 1,
        head=newest,
    )


def _held(stats: dict[str, Any]) -> int:
    return number(get(stats, "funded_txo_sum")) - number(get(stats, "spent_txo_sum"))
