"""What an Antelope account holds, what is left of its resources, and who signs for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.antelope import state
from tpsupport.chains.antelope.state import answered, post
from tpsupport.chains.call import AnswerError, Conversation
from tpsupport.chains.reading import get, items, mapping, number, said, same, word
from tpsupport.chains.report import Balance, Permissions

if TYPE_CHECKING:
    from tpsupport.chains.network import Coin, Network

_UNKNOWN_ACCOUNT = 3060002
_AMOUNT = r"\d{1,20}(\.\d{1,18})? [A-Z]{1,7}"


def balance(network: Network, address: str, token: str = "") -> Conversation[Balance]:
    """The coin of ``address`` under its present and its former contract, and its resources."""
    newest, _ = yield from state.info(network)
    account = yield from _account(address)
    native = yield from _held(address, network.native)
    legacy = (yield from _held(address, network.legacy)) if network.legacy else None
    return Balance(
        network=network.key,
        address=address,
        native=native,
        decimals=network.native.decimals,
        exists=account is not None,
        resources=_resources(account) if account else {},
        legacy=legacy,
        token=token,
        head=newest,
    )


def permissions(
    network: Network, address: str, known: tuple[str, ...] = ()
) -> Conversation[Permissions]:
    """Who can sign for ``address``: ``known`` are the user's own public keys, if they are known.

    Without them a single key is taken for the user's own, and several for a multisig. Whoever holds
    only a key beneath the owner's has a ``foreign_signer``.
    """
    yield from state.info(network)
    account = yield from _account(address)
    signers: dict[str, int] = {}
    threshold, own = 1, 0
    for each in items((account or {}).get("permissions", [])):
        required = mapping(get(each, "required_auth"))
        weights = _weights(required, address)
        if each.get("perm_name") == "owner":
            threshold = number(get(required, "threshold"))
            own = sum(weight for key, weight in weights.items() if key in known)
        signers |= weights
    others = tuple(key for key in signers if key not in known)
    return Permissions(
        network=network.key,
        address=address,
        kind=_kind(others, signers, own, threshold, known),  # type: ignore[arg-type]
        exists=account is not None,
        others=others if known or len(others) > 1 else (),
        threshold=threshold,
        own_weight=own if known else None,
    )


def _kind(
    others: tuple[str, ...],
    signers: dict[str, int],
    own: int,
    threshold: int,
    known: tuple[str, ...],
) -> str:
    if not known:
        return "multisig" if len(others) > 1 else "own"
    alone = any(signers[key] >= threshold for key in others)
    if not own and any(key in signers for key in known):
        return "foreign_signer"
    if not own or (alone and own < threshold):
        return "locked_out"
    return "foreign_signer" if alone else "multisig" if others else "own"


def _weights(required: dict[str, Any], address: str) -> dict[str, int]:
    """Key or account to its weight in a permission; the account's own code does not count."""
    found = {
        said(get(each, "key")): number(get(each, "weight"))
        for each in items(required.get("keys", []))
    }
    for each in items(required.get("accounts", [])):
        actor = said(get(each, "permission", "actor"))
        if actor != address:
            found[actor] = number(get(each, "weight"))
    return found


def _account(address: str) -> Conversation[dict[str, Any] | None]:
    """The account, or None if there is none of this name."""
    try:
        found = mapping(answered((yield post("/v1/chain/get_account", account_name=address))))
    except state.NodeosError as error:
        if error.code == _UNKNOWN_ACCOUNT or "unknown key" in error.message:
            return None
        raise
    same(get(found, "account_name"), address, "account")
    return found


def _held(address: str, coin: Coin) -> Conversation[int]:
    """What ``address`` holds of ``coin``, in the smallest unit."""
    question = post(
        "/v1/chain/get_currency_balance", code=coin.contract, account=address, symbol=coin.symbol
    )
    rows = items(answered((yield question)))
    if not rows:
        return 0
    amount, symbol = word(rows[0], _AMOUNT).split(" ")
    whole, _, part = amount.partition(".")
    if symbol != coin.symbol or len(part) != coin.decimals:
        raise AnswerError("wrong_answer", said(rows[0]))
    return int(whole + part)


def _resources(account: dict[str, Any]) -> dict[str, int]:
    """What is left of cpu (microseconds), net and ram (bytes); what has no limit is left out."""
    found = {}
    for name in ("cpu", "net"):
        left = mapping(get(account, f"{name}_limit")).get("available")
        if left != -1:
            found[name] = number(left)
    if get(account, "ram_quota") != -1:
        found["ram"] = max(number(account["ram_quota"]) - number(get(account, "ram_usage")), 0)
    return found
