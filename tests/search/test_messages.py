"""Error messages: found whatever numbers, addresses and wrappings stand around them."""

from __future__ import annotations

from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpsupport.search.find import find
from tpsupport.search.index import Index
from tpsupport.search.knowledge import messages

from .conftest import LIBRARY

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
    for said in MESSAGES[name].says:
        assert first(index, said.replace("…", " 4711 ")) == name, said


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
    "text",
    [
        "speed up transaction please",
        "my industry is dusty",
        "i paid 3080 usdt and 429 trx",
        "the contract reverts often",
        "节点和余额都正常",
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


@settings(deadline=None)
@given(
    name=st.sampled_from(sorted(MESSAGES)),
    behind=st.text("0123456789abcdef:,. ", max_size=12),
    number=st.integers(0, 10**12),
)
def test_numbers_behind_it_change_nothing(
    name: str, behind: str, number: int, index: Index
) -> None:
    said = max(MESSAGES[name].says, key=len)
    if len(said) < 16 or "…" in said or not said.isascii():
        return
    assert first(index, f"{said} {number} {behind}") == name


def test_each_message_is_told_in_every_language_and_leads_somewhere(index: Index) -> None:
    for message in MESSAGES.values():
        assert set(message.means) == set(LIBRARY.languages)
        assert message.go in index.places
        assert message.source in LIBRARY.sources
