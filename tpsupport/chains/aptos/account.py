"""What an Aptos address holds, and whether its key is still the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tpsupport.chains.aptos import state
from tpsupport.chains.aptos.token import units
from tpsupport.chains.call import AnswerError, Call, Conversation
from tpsupport.chains.reading import get, mapping, number, word
from tpsupport.chains.report import Balance, Permissions

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_COIN = "0x1::aptos_coin::AptosCoin"
_USUAL_GAS = 600
"""Gas units of a plain transfer to an account that has to be made, rounded up."""


def balance(network: Network, address: str, token: str = "") -> Conversation[Balance]:
    """The octas of ``address``, and of ``token`` (a coin type or an asset's address) if named."""
    newest = yield from state.head(network)
    exists = bool((yield from _account(address)))
    native = yield from _held(address, _COIN)
    amount = (yield from _held(address, token)) if token else None
    counted = (yield from units(token)) if token else None
    try:
        price = number(
            get((yield Call("/estimate_gas_price", "/estimate_gas_price")).json(), "gas_estimate")
        )
    except AnswerError:
        price = 0
    return Balance(
        network=network.key,
        address=address,
        native=native,
        decimals=network.native.decimals,
        exists=exists or native > 0,
        usual_fee=_USUAL_GAS * price or None,
        token=token,
        token_amount=amount,
        token_units=counted,
        head=newest,
    )


def permissions(network: Network, address: str) -> Conversation[Permissions]:
    """Whether another key than the first one signs for ``address``."""
    yield from state.head(network)
    key = yield from _account(address)
    first = "0x" + address.removeprefix("0x").lower().rjust(64, "0")
    rotated = bool(key) and key != first
    return Permissions(
        network=network.key,
        address=address,
        kind="key_rotated" if rotated else "own",
        exists=bool(key),
        others=(key,) if rotated else (),
    )


def _account(address: str) -> Conversation[str]:
    """The authentication key of ``address``, empty where nothing was ever there."""
    answer = yield Call("/accounts/:address", f"/accounts/{address}")
    code = state.refused(answer)
    if code == "account_not_found":
        return ""
    if code:
        raise AnswerError("refused", code)
    return word(get(mapping(answer.json()), "authentication_key"), r"0x[0-9a-f]{64}")


def _held(address: str, asset: str) -> Conversation[int]:
    written = word(asset, r"[0-9A-Za-z_:<>,]{1,300}").replace("<", "%3C").replace(">", "%3E")
    path = f"/accounts/{address}/balance/{written}"
    answer = yield Call("/accounts/:address/balance", path)
    return 0 if state.refused(answer) else number(answer.json())
