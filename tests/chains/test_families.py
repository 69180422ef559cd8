"""The seven families: each offers what it can, and understands how its nodes refuse."""

from __future__ import annotations

import pytest

from tpsupport.chains.families import can, meaning, speech
from tpsupport.chains.network import FAMILIES, Family


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_speaks(family: Family) -> None:
    for what in ("head", "transaction", "balance"):
        assert callable(getattr(speech(family), what))


@pytest.mark.parametrize(
    ("what", "families"),
    [
        ("approvals", {"evm", "tron", "solana"}),
        ("permissions", {"evm", "tron", "aptos", "antelope", "solana"}),
        ("indexed", {"substrate"}),
    ],
)
def test_what_some_can(what: str, families: set[str]) -> None:
    assert {family for family in FAMILIES if can(family, what)} == families


@pytest.mark.parametrize(
    ("family", "words", "reason"),
    [
        ("evm", "insufficient funds for gas * price + value", "insufficient_native"),
        ("evm", "nonce too low: next nonce 8, tx nonce 0", "nonce_used"),
        ("evm", "execution reverted: UniswapV2Router: EXPIRED", "deadline"),
        ("tron", "Account resource insufficient error.", "out_of_bandwidth"),
        ("tron", "Validate TransferContract error, balance is not sufficient.",
         "insufficient_native"),
        ("tron", "but it is not contained of permission.", "permission"),
        ("solana", "Attempt to debit an account but found no record of a prior credit.",
         "insufficient_native"),
        ("solana", "Blockhash not found", "blockhash_expired"),
        ("solana", "Insufficient funds for fee", "insufficient_fee"),
        ("aptos", "INSUFFICIENT_BALANCE_FOR_TRANSACTION_FEE", "insufficient_fee"),
        ("aptos", "ECOIN_STORE_NOT_PUBLISHED", "not_activated"),
        ("aptos", "hello", None),
        ("substrate", "Inability to pay some fees", "insufficient_fee"),
        ("antelope", "billed CPU time (257 us) is greater than the maximum", "cpu_exceeded"),
        ("antelope", "assertion failure with message: overdrawn balance", "insufficient_token"),
        ("bitcoin", "min relay fee not met, 0 < 188", "low_fee"),
        ("bitcoin", "你好", None),
    ],
)  # fmt: skip
def test_meaning(family: Family, words: str, reason: str | None) -> None:
    assert meaning(words, family) == reason
