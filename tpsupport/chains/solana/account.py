"""What a Solana address holds, and whom it lets move its tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import AnswerError, Conversation
from tpsupport.chains.jsonrpc import ask
from tpsupport.chains.reading import get, items, mapping, maybe, number, word
from tpsupport.chains.report import Approval, Approvals, Balance
from tpsupport.chains.solana import state
from tpsupport.chains.solana.programs import TOKEN_PROGRAMS
from tpsupport.chains.token import token as units

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_FEE = 5_000
_RENT = 890_880
"""What an account must keep to exist."""
_KEY = r"[1-9A-HJ-NP-Za-km-z]{32,44}"
_PARSED = {"encoding": "jsonParsed"}
_UNLIMITED = (1 << 64) - 1


def balance(network: Network, address: str, token: str = "") -> Conversation[Balance]:
    """The lamports of ``address``, and what it holds of the mint ``token`` if one is named."""
    head = yield from state.head(network)
    native = number(get((yield from ask("getBalance", address)), "value"))
    amount, counted = None, None
    if token:
        accounts = yield from _accounts(address, {"mint": token})
        amount = sum(number(get(each, "tokenAmount", "amount")) for each in accounts)
        for each in accounts[:1]:
            counted = units(maybe(mapping(each["tokenAmount"]).get("decimals")), "")
    return Balance(
        network=network.key,
        address=address,
        native=native,
        decimals=network.native.decimals,
        exists=native > 0,
        spendable=max(native - _RENT, 0),
        usual_fee=_FEE,
        token=token,
        token_amount=amount,
        token_units=counted,
        head=head,
    )


def approvals(
    network: Network, address: str, token: str = "", spender: str = ""
) -> Conversation[Approvals]:
    """The delegates of every token account of ``address``; ``token`` and ``spender`` narrow it."""
    yield from state.head(network)
    found = []
    for program in TOKEN_PROGRAMS:
        for info in (yield from _accounts(address, {"programId": program})):
            right = _delegate(info)
            if right and token in {"", right.token} and spender in {"", right.spender}:
                found.append(right)
    return Approvals(network=network.key, address=address, found=tuple(found), searched="accounts")


def _delegate(info: dict[str, Any]) -> Approval | None:
    if info.get("delegate") is None:
        return None
    amount = number(get(info, "delegatedAmount", "amount"))
    if not amount:
        return None
    limited = None if amount >= _UNLIMITED else amount
    return Approval(
        "delegate", word(get(info, "mint"), _KEY), word(info["delegate"], _KEY), limited
    )


def _accounts(owner: str, which: dict[str, str]) -> Conversation[list[dict[str, Any]]]:
    """The token accounts that belong to ``owner``."""
    answer = yield from ask("getTokenAccountsByOwner", owner, which, _PARSED)
    found = []
    for each in items(get(answer, "value")):
        info = mapping(get(each, "account", "data", "parsed", "info"))
        if info.get("owner") != owner:
            raise AnswerError("wrong_answer", "owner")
        found.append(info)
    return found
