"""Every recorded answer to every question: a report or a named trouble, nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tpsupport.chains.call import Answer, AnswerError, Call, Conversation
from tpsupport.chains.families import can, speech
from tpsupport.chains.terms import REASONS, TROUBLES

from .scripted import FOLDERS, Node, answer, folder, network, plain, talk

if TYPE_CHECKING:
    from tpsupport.chains.network import Network

NETWORKS = ("bitcoin", "ethereum", "tron", "solana", "aptos", "polkadot", "eos")
ADDRESSES = {
    "bitcoin": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "ethereum": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "tron": "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC",
    "solana": "So11111111111111111111111111111111111111112",
    "aptos": "0x1",
    "polkadot": "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
    "eos": "tokenpocket1",
}
Start = Callable[[], Conversation[Any]]
EVERY = [(where, name) for where in FOLDERS for name in folder(where)]


def conversations(of: Network) -> list[Start]:
    family, address = speech(of.family), ADDRESSES[of.key]
    tx = "3-1" if of.family == "substrate" else "0x" + "ab" * 32
    found: list[Start] = [
        lambda: family.head(of),
        lambda: family.transaction(of, tx),
        lambda: family.balance(of, address),
    ]
    for what in ("approvals", "permissions"):
        start = can(of.family, what)
        if start:
            found.append(lambda start=start: start(of, address))  # type: ignore[misc]
    return found


def identity(of: Network) -> dict[str, str]:
    """What the named questions must be answered with, so that the conversation goes on."""
    return {
        "eth_chainId": f'{{"jsonrpc":"2.0","id":1,"result":"{hex(of.chain_id or 0)}"}}',
        "getGenesisHash": f'{{"jsonrpc":"2.0","id":1,"result":"{of.identity}"}}',
        "/block-height/0": of.identity,
    }


def outcome(start: Start, node: Node) -> tuple[str | None, str | None]:
    """(trouble, reason) that a conversation with ``node`` ends in."""
    try:
        report = talk(start(), node)
    except AnswerError as error:
        return error.trouble, None
    return None, getattr(report, "reason", None)


@pytest.mark.parametrize("key", NETWORKS)
def test_every_answer_to_every_question(key: str) -> None:
    of = network(key)
    known = identity(of)
    for start in conversations(of):
        for where, name in EVERY:
            sample = answer(where, name)

            def node(call: Call, sample: Answer = sample) -> Answer:
                return Answer(200, known[call.name]) if call.name in known else sample

            trouble, reason = outcome(start, node)
            assert trouble in {None, *TROUBLES}
            assert reason in {None, *REASONS}


def test_there_are_as_many_as_were_recorded() -> None:
    assert len(EVERY) >= 470


CASES: dict[str, dict[str, tuple[str, str]]] = {
    "ethereum": {
        "eth_getBlockByNumber": ("ethereum", "eth_getBlockByNumber_latest"),
        "eth_getTransactionByHash": ("ethereum", "success_token_transfer.tx"),
        "eth_getTransactionReceipt": ("ethereum", "success_token_transfer.receipt"),
        "eth_getBalance": ("ethereum", "eth_getBalance"),
        "eth_getLogs": ("ethereum", "eth_getLogs_Approval"),
        "eth_call": ("ethereum", "eth_call_allowance_unlimited"),
        "eth_getCode": ("ethereum", "eth_getCode_eoa"),
    },
    "tron": {
        "/wallet/getblock": ("tron", "doc_getblock_0"),
        "/wallet/gettransactioninfobyid": ("tron", "doc_gettransactioninfobyid_0"),
        "/wallet/gettransactionbyid": ("tron", "doc_gettransactionbyid_0"),
        "/wallet/getaccount": ("tron", "account_permission_user_multisig_ok"),
        "/wallet/getaccountresource": ("tron", "doc_getaccountresource_0"),
    },
    "bitcoin": {
        "/blocks/tip/hash": ("bitcoin-esplora", "blocks_tip_hash"),
        "/block/:hash": ("bitcoin-esplora", "block"),
        "/tx/:txid": ("bitcoin-esplora", "tx_pending_low_fee_rbf"),
        "/fee-estimates": ("bitcoin-esplora", "doc_fee_estimates"),
    },
    "aptos": {
        "/": ("aptos", "ledger_info"),
        "/transactions/by_hash": ("aptos", "success_user_transaction_7"),
        "/accounts/:address/balance": ("aptos", "balance"),
    },
}
TXS = {
    "ethereum": ("ethereum", "success_token_transfer.tx", "hash"),
    "tron": ("tron", "doc_gettransactioninfobyid_0", "id"),
    "bitcoin": ("bitcoin-esplora", "tx_pending_low_fee_rbf", "txid"),
    "aptos": ("aptos", "success_user_transaction_7", "hash"),
}
JUNK: tuple[Any, ...] = (
    None,
    True,
    -1,
    1e400,
    "",
    "0x",
    "-0x1",
    "NaN",
    "0x" + "f" * 99,
    [],
    {},
    [[]],
    "\u202e\x1b[2J",
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path to every value inside."""
    found = [path]
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, each in inner:
        found += places(each, (*path, key))
    return found


def swapped(value: Any, path: tuple[Any, ...], junk: Any) -> Any:
    """The same with ``junk`` at ``path``."""
    if not path:
        return junk
    copied = dict(value) if isinstance(value, dict) else list(value)
    copied[path[0]] = swapped(value[path[0]], path[1:], junk)
    return copied


@pytest.mark.parametrize("key", CASES)
@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_one_field_gone_wrong(key: str, junk: Any) -> None:
    of, known = network(key), identity(network(key))
    where, name, field = TXS[key]
    body = folder(where)[name]["body"]
    tx = str(body.get("result", body)[field])
    for call_name, (place, sample) in CASES[key].items():
        whole = folder(place)[sample]["body"]
        every = places(whole)
        for path in every[:: max(1, len(every) // 80)]:
            broken = plain(swapped(whole, path, junk))

            def node(call: Call, broken: Answer = broken, bad: str = call_name) -> Answer | None:
                if call.name == bad:
                    return broken
                if call.name in known:
                    return Answer(200, known[call.name])
                return answer(*CASES[key][call.name]) if call.name in CASES[key] else None

            for start in [lambda: speech(of.family).transaction(of, tx), *conversations(of)]:
                trouble, reason = outcome(start, node)
                assert trouble in {None, *TROUBLES}
                assert reason in {None, *REASONS}
