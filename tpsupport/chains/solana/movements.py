"""What a Solana transaction moved, by what its accounts held before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpsupport.chains.call import AnswerError
from tpsupport.chains.codec import base58
from tpsupport.chains.reading import get, items, mapping, maybe, number, word
from tpsupport.chains.report import Token, Transfer
from tpsupport.chains.solana.programs import TOKEN_PROGRAMS
from tpsupport.chains.token import token

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

_KEY = r"[1-9A-HJ-NP-Za-km-z]{32,44}"


def movements(network: Network, detail: dict[str, Any]) -> tuple[Transfer, ...]:
    """The accounts that ended up with more, of the coin and of tokens; the sender pays."""
    if not detail:
        return ()
    meta = mapping(get(detail, "meta"))
    return tuple(_coins(network, detail, meta)) + tuple(_tokens(meta))


def programs(detail: dict[str, Any]) -> set[int]:
    """The first byte of each instruction to a token program: which operation it is."""
    if not detail:
        return set()
    message = mapping(get(detail, "transaction", "message"))
    keys = items(get(message, "accountKeys"))
    found = set()
    for instruction in items(message.get("instructions", [])):
        try:
            if keys[number(get(instruction, "programIdIndex"))] in TOKEN_PROGRAMS:
                raw = base58.decode(str(get(instruction, "data"))[:20]) or b"\xff"
                found.add(raw[0])
        except (AnswerError, IndexError):
            continue
    return found


def _coins(network: Network, detail: dict[str, Any], meta: dict[str, Any]) -> list[Transfer]:
    loaded = mapping(meta.get("loadedAddresses") or {})
    keys = list(items(get(detail, "transaction", "message", "accountKeys")))
    keys += [*items(loaded.get("writable", [])), *items(loaded.get("readonly", []))]
    before = [number(each) for each in items(get(meta, "preBalances"))]
    after = [number(each) for each in items(get(meta, "postBalances"))]
    if not len(before) == len(after) <= len(keys):
        raise AnswerError("malformed", "balances")
    return [
        Transfer(network.native.symbol, word(key, _KEY), now - then, str(keys[0]), native=True)
        for key, then, now in zip(keys, before, after, strict=False)
        if now > then
    ]


def _tokens(meta: dict[str, Any]) -> list[Transfer]:
    held: dict[tuple[str, str], int] = {}
    units: dict[str, Token | None] = {}
    for key, sign in (("preTokenBalances", -1), ("postTokenBalances", 1)):
        for each in items(meta.get(key) or []):
            fields = mapping(each)
            owner = fields.get("owner")
            if isinstance(owner, str):
                asset = (word(get(fields, "mint"), _KEY), word(owner, _KEY))
                told = mapping(get(fields, "uiTokenAmount"))
                amount = number(get(told, "amount"))
                held[asset] = held.get(asset, 0) + sign * amount
                units[asset[0]] = token(maybe(told.get("decimals")), "")
    return [
        Transfer(mint, owner, gain, token=units[mint])
        for (mint, owner), gain in held.items()
        if gain > 0
    ]
