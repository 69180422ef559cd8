"""In which units a coin of Aptos counts: by the resource that its module published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tpsupport.chains.aptos import state
from tpsupport.chains.call import Call, Conversation
from tpsupport.chains.reading import get, mapping, number, said
from tpsupport.chains.token import token

if TYPE_CHECKING:
    from tpsupport.chains.network import Network
    from tpsupport.chains.report import Token

_TYPE = r"(0x[0-9a-f]{1,64})::\w{1,80}::\w{1,80}"
_ASSET = r"0x[0-9a-f]{1,64}"


def tokens(network: Network, contracts: tuple[str, ...]) -> Conversation[tuple[Token | None, ...]]:
    """The units of each of ``contracts`` (coin types, or fungible assets by their addresses)."""
    yield from state.head(network)
    found = []
    for contract in contracts:
        found.append((yield from units(contract)))
    return tuple(found)


def units(contract: str) -> Conversation[Token | None]:
    """The units of one coin; None where it has not published them."""
    coin = re.fullmatch(_TYPE, contract)
    if coin:
        owner, resource = coin[1], f"0x1::coin::CoinInfo%3C{contract}%3E"
    elif re.fullmatch(_ASSET, contract):
        owner, resource = contract, "0x1::fungible_asset::Metadata"
    else:
        return None
    answer = yield Call("/accounts/:address/resource", f"/accounts/{owner}/resource/{resource}")
    if state.refused(answer):
        return None
    fields = mapping(get(answer.json(), "data"))
    return token(number(get(fields, "decimals")), said(fields.get("symbol")))
