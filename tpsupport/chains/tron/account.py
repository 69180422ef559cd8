"""What a TRON account holds, what is left of its resources, and who signs for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import AnswerError, Conversation
from tpsupport.chains.reading import items, mapping, number, said, same, word
from tpsupport.chains.report import Balance, Permissions
from tpsupport.chains.tron import state
from tpsupport.chains.tron.state import answered, base58_of, call
from tpsupport.chains.tron.token import token_amount, units

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_TRANSFER_BYTES = 268
_SENDS = (1, 2, 31)
"""Contract types that move what an account holds: coins, TRC-10 tokens, contract calls."""


def balance(network: Network, address: str, token: str = "") -> Conversation[Balance]:
    """The sun of ``address`` (base58), what is left of its resources, and of ``token`` if named."""
    head = yield from state.head(network)
    account = yield from _account(address)
    resources = answered((yield call("/wallet/getaccountresource", address=address, visible=True)))
    bandwidth = _left(resources, "freeNet") + _left(resources, "Net")
    price = yield from _bandwidth_price()
    amount = (yield from token_amount(address, token)) if token else None
    counted = (yield from units(token)) if amount is not None else None
    return Balance(
        network=network.key,
        address=address,
        native=number(account.get("balance", 0)),
        decimals=network.native.decimals,
        exists=bool(account),
        resources={"bandwidth": bandwidth, "energy": _left(resources, "Energy")},
        usual_fee=_fee(price, bandwidth),
        token=token,
        token_amount=amount,
        token_units=counted,
        head=head,
    )


def permissions(network: Network, address: str) -> Conversation[Permissions]:
    """Who can sign for ``address`` (base58): its own key alone, or others."""
    yield from state.head(network)
    account = yield from _account(address)
    owner = _permission(account.get("owner_permission"), address)
    actives = [
        _permission(each, address)
        for each in items(account.get("active_permission", []))
        if _can_send(each)
    ]
    every = [owner, *actives]
    others = tuple(dict.fromkeys(key for each in every for key in each.others))
    alone = any(each.strongest_other >= each.threshold for each in every)
    if not owner.own or (alone and owner.own < owner.threshold):
        kind = "locked_out"
    elif alone:
        kind = "foreign_signer"
    else:
        kind = "multisig" if others else "own"
    return Permissions(
        network=network.key,
        address=address,
        kind=kind,  # type: ignore[arg-type]
        exists=bool(account),
        others=others,
        threshold=owner.threshold,
        own_weight=owner.own,
    )


class _Permission:
    """One permission: what its own key weighs, what others weigh, and what is needed."""

    def __init__(self, threshold: int, own: int, others: dict[str, int]) -> None:
        self.threshold = threshold
        self.own = own
        self.others = others
        self.strongest_other = max(others.values(), default=0)


def _permission(value: Any, address: str) -> _Permission:
    """A permission; where the account has none, its own key alone signs."""
    if not value:
        return _Permission(1, 1, {})
    fields = mapping(value)
    weights: dict[str, int] = {}
    for key in items(fields.get("keys", [])):
        signer = base58_of(mapping(key).get("address"))
        weights[signer] = weights.get(signer, 0) + number(mapping(key).get("weight", 0))
    own = weights.pop(address, 0)
    return _Permission(number(fields.get("threshold", 1)), own, weights)


def _can_send(permission: Any) -> bool:
    """Whether an active permission reaches contracts that move what the account holds."""
    operations = said(mapping(permission).get("operations")) or "ff" * 32
    try:
        bits = bytes.fromhex(operations)
    except ValueError as error:
        raise AnswerError("malformed", "operations") from error
    return any(at // 8 < len(bits) and bits[at // 8] >> at % 8 & 1 for at in _SENDS)


def _account(address: str) -> Conversation[dict[str, Any]]:
    account = answered((yield call("/wallet/getaccount", address=address, visible=True)))
    if account:
        same(base58_of(account.get("address")), address, "address")
    return account


def _left(resources: dict[str, Any], name: str) -> int:
    limit, used = number(resources.get(f"{name}Limit", 0)), number(resources.get(f"{name}Used", 0))
    return max(limit - used, 0)


def _bandwidth_price() -> Conversation[int | None]:
    """Sun for a byte now: the last of ``milliseconds:price`` pairs."""
    try:
        prices = answered((yield call("/wallet/getbandwidthprices"))).get("prices")
        return number(word(prices, r"[\d:,]{1,9999}").rpartition(":")[2])
    except AnswerError:
        return None


def _fee(price: int | None, bandwidth: int) -> int | None:
    if price is None:
        return None
    return 0 if bandwidth >= _TRANSFER_BYTES else _TRANSFER_BYTES * price
