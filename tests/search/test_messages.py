"""Error messages: found whatever numbers, addresses and wrappings stand around them."""

from __future__ import annotations

from collections import Counter
from importlib import import_module

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tpsupport.pack.source import read as read_yaml
from tpsupport.search.find import find
from tpsupport.search.index import Index
from tpsupport.search.knowledge import messages
from tpsupport.search.message import heard
from tpsupport.search.spelt import read
from tpsupport.search.unhex import unhexed

from .conftest import LIBRARY
from .test_questions import DATA

MESSAGES = messages(LIBRARY)
ADDRESS = "0x53268c90C9941b12f8fEEa3934c7D488193E7715"
WRAPPED = [
    "{}",
    "Error: {}",
    "err: {}!",
    "【提示】{}",
    '{{"jsonrpc":"2.0","id":1,"error":{{"code":-32000,"message":"{}"}}}}',
    "Returned error: {} (supplied gas 1500)",
    "{}: address " + ADDRESS + " have 12 want 34",
]
NOT_ALONE = {"slippage", "expired", "deadline", "allowance", "does not exist", '"payment"'}
NOT_ALONE |= {"enough funds", "correct nonce", "too low priority"}
"""Words of the chains' own tables that say too little by themselves to be a message."""


def first(index: Index, text: str) -> str:
    """The name of the message that comes first, or where else the search leads."""
    hits = find(index, text, 1).hits
    return (hits[0].entry.id or hits[0].entry.place) if hits else ""


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_is_found_by_its_own_words(name: str, index: Index) -> None:
    shortest, longest = min(MESSAGES[name].says, key=len), max(MESSAGES[name].says, key=len)
    for said in {MESSAGES[name].says[0], shortest, longest}:
        assert first(index, said.replace("…", " 4711 ")) == name, said


@pytest.mark.parametrize("name", MESSAGES)
def test_all_its_words_are_heard_before_any_other(name: str, index: Index) -> None:
    letters = index.read_with().letters
    for said in MESSAGES[name].says:
        loudest, *_ = heard(read(said.replace("…", " 4711 "), letters), index.sayings)
        assert index.entry(loudest.number).id == name, said


@pytest.mark.parametrize("wrapping", WRAPPED)
def test_a_message_is_found_in_any_wrapping(wrapping: str, index: Index) -> None:
    for name in ("evm-no-fee", "evm-nonce-low", "eos-cpu", "sol-no-credit", "btc-low-fee"):
        assert first(index, wrapping.format(MESSAGES[name].says[0])) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("insufficient funds for gas * price + value: balance 12, tx cost 34", "evm-no-fee"),
        (f"err: insufficient funds for gas*price+value: address {ADDRESS} have 1", "evm-no-fee"),
        ("INSUFFICIENT FUNDS FOR GAS", "evm-no-fee"),
        ("nonce too low: next nonce 7, tx nonce 5", "evm-nonce-low"),
        ("billed CPU time (257 us) is greater than the maximum billable CPU time", "eos-cpu"),
        ("account TDbNE1VajxjpgM5p7FyGNDASt3UVoFbiD3 needs 23276 bytes has 9584 bytes", "eos-ram"),
        ("min relay fee not met, 0 < 188", "btc-low-fee"),
        ("permission error : sig is not contained of permission.", "tron-permission"),
        ("Validate TransferContract error, balance is not sufficient.", "tron-balance"),
        ("Not enough energy for 'SSTORE' operation: usedEnergy[33567]", "tron-out-of-energy"),
        ("Move abort in 0x1::coin: ECOIN_STORE_NOT_PUBLISHED(0x60005)", "apt-not-registered"),
        ("Attempt to debit an account but found no record of a prior credit.", "sol-no-credit"),
        ('{"InsufficientFundsForRent":{"account_index":0}}', "sol-rent"),
        ("failed to send transaction: custom program error: 0x1771", "sol-slippage"),
        ("1010: Invalid Transaction: Inability to pay some fees , e.g. balance", "dot-fees"),
        ("execution reverted: UniswapV2Router: INSUFFICIENT_OUTPUT_AMOUNT", "evm-slippage"),
        ("execution reverted: ERC20: transfer amount exceeds balance", "evm-token-balance"),
        ("replacement transaction underpriced", "evm-replacement"),
        ("code 3080004", "eos-cpu"),
        ("net::ERR_NAME_NOT_RESOLVED", "net-names"),
        ("dns_nxdomain", "net-names"),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed", "net-certificate"),
        ("HTTP 429 Too Many Requests", "rpc-too-many"),
        ("Unexpected token < in JSON at position 0", "rpc-not-a-node"),
        ("提示：矿工费不足", "app-fee"),
        ("地址格式错误", "btc-address"),
    ],
)  # fmt: skip
def test_whatever_stands_in_it(text: str, name: str, index: Index) -> None:
    assert first(index, text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("execution reverted: STF", "evm-transfer-from"),
        ("Fail with error 'TransferHelper: TRANSFER_FROM_FAILED'", "evm-transfer-from"),
        ("execution reverted: Pancake: K", "evm-slippage"),
        ("VM Exception while processing transaction: out of gas", "evm-out-of-gas"),
        ("Transaction simulation failed: Blockhash not found", "sol-blockhash"),
        ('{"InstructionError":[5,{"Custom":6001}]}', "sol-slippage"),
        ("Contract validate error : It's not time to unfreeze(Energy).", "tron-staked"),
        ("assertion failure with message: overdrawn balance", "eos-overdrawn"),
        ("1010: Invalid Transaction: Transaction is outdated", "dot-outdated"),
        ("sendrawtransaction RPC error: dust (code 64)", "btc-dust"),
        ("Move abort in 0x1::coin: EINSUFFICIENT_BALANCE(0x10006)", "apt-balance"),
        ("execution reverted", "evm-reverted"),
        ("Contract validate error : 42", "tron-refused"),
    ],
)
def test_what_is_told_comes_before_that_something_failed(
    text: str, name: str, index: Index
) -> None:
    assert first(index, text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Error: insufficient funds for gas * pri…", "evm-no-fee"),
        ("execution reverted: TransferHelper: TRANSFER_FR...", "evm-transfer-from"),
        ('{"message":"max fee per gas less than block ba…","code":-32000}', "evm-underpriced"),
        ("record of a prior credit", "sol-no-credit"),
        ("maximum billable CPU time", "eos-cpu"),
        ("FeeCapTooLow", "evm-underpriced"),
        ("sender doesn’t have enough funds to send tx", "evm-no-fee"),
        ("sender does not have enough funds to send tx", "evm-no-fee"),
        ("ErrInsufficientFundsForTransfer", "evm-no-fee"),
        ("礦工費不足", "app-fee"),
    ],
)
def test_half_a_message_is_found(text: str, name: str, index: Index) -> None:
    assert first(index, text) == name


WORD = "0" * 24 + ADDRESS[2:]
"""An address as contracts hand it on: 32 bytes."""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f'execution reverted (unknown custom error) data="0xe450d38c{WORD}"', "evm-token-balance"),
        ("execution reverted: custom error 0xfb8f41b2", "evm-allowance"),
        (f"0x08c379a0{32:064x}{3:064x}{b'STF'.hex():0<64}", "evm-transfer-from"),
        (b"Contract validate error : account does not exist".hex(), "any-no-account"),
        (b"TRANSFER EXPIRED? Transaction expired".hex().upper(), "tron-expired"),
    ],
)
def test_what_stands_there_in_hex_is_read(text: str, name: str, index: Index) -> None:
    assert first(index, text) == name


@given(st.text(max_size=80))
def test_any_text_is_read_for_hex(text: str) -> None:
    assert all(isinstance(each, str) for each in unhexed(text.casefold()))


@given(st.text(st.characters(codec="ascii", categories=["L", "Zs"]), min_size=12, max_size=40))
def test_a_sentence_in_hex_is_the_sentence(text: str) -> None:
    assert text.lower() in {*unhexed(text.encode().hex())} or len(text) in (20, 32)


def test_the_parts_of_a_message_stand_near_each_other(index: Index) -> None:
    near = "needs 3462 bytes has 3190 bytes"
    far = near.replace("bytes", f"bytes {'and more of it ' * 9}", 1)
    names = [
        {index.entry(each.number).id for each in heard(read(text, {}), index.sayings)}
        for text in (near, far)
    ]
    assert ["eos-ram" in found for found in names] == [True, False]


RIGHT, WRONG = 0.92, 0.02
"""Of error messages that nobody had in mind, so many must be told aright, and so many wrongly."""


def test_error_messages_of_many_programs(index: Index) -> None:
    counts: Counter[str] = Counter()
    wrong = []
    for group in read_yaml(DATA / "errors.yaml"):
        for text in group["says"]:
            hit, *_ = find(index, text, 1).hits
            right = {hit.entry.tree, hit.entry.node} & {*group["right"]}
            kind = "other" if hit.entry.kind != "message" else "right" if right else "wrong"
            counts[kind] += 1
            wrong += [text] if kind != "right" else []
    assert counts["right"] >= RIGHT * counts.total(), wrong
    assert counts["wrong"] <= WRONG * counts.total(), wrong


@pytest.mark.parametrize(
    "text",
    [
        "speed up transaction please",
        "my industry is dusty",
        "i paid 3080 usdt and 429 trx",
        "the contract reverts often",
        "节点和余额都正常",
        "i imported by address and now cannot transfer",
        "i sent usdt over the wrong chain",
        "my transfer failed, where are my coins",
        "how do i revoke an approval",
        "why is my slippage so high",
    ],
)
def test_ordinary_words_are_no_message(text: str, index: Index) -> None:
    hits = find(index, text, 3).hits
    assert not hits or hits[0].entry.kind != "message"


FAMILIES = ("evm", "bitcoin", "tron", "solana", "aptos", "substrate", "antelope")


@pytest.mark.parametrize("family", FAMILIES)
def test_what_the_chains_understand_is_found_as_a_message(family: str, index: Index) -> None:
    module = "failure" if family == "evm" else "refusal"
    known = import_module(f"tpsupport.chains.{family}.{module}")._TEXTS
    said = {text for _, texts in known for text in texts} - NOT_ALONE
    assert said
    kinds = {text: find(index, text, 1).hits[0].entry.kind for text in said}
    assert {text for text, kind in kinds.items() if kind != "message"} == set()


def test_numbers_behind_it_change_nothing(index: Index) -> None:
    @settings(deadline=None)
    @example(name="tron-refused", behind="...", number=0)
    @given(
        name=st.sampled_from(sorted(MESSAGES)),
        behind=st.text("0123456789abcdef:,. ", max_size=12),
        number=st.integers(0, 10**12),
    )
    def holds(name: str, behind: str, number: int) -> None:
        said = max(MESSAGES[name].says, key=len)
        if len(said) >= 16 and "…" not in said and said.isascii():
            assert first(index, f"{said} {number} {behind}") == name

    holds()


def test_each_message_is_told_in_every_language_and_leads_somewhere(index: Index) -> None:
    for message in MESSAGES.values():
        assert set(message.means) == set(LIBRARY.languages)
        assert message.go in index.places
        assert message.source in LIBRARY.sources
