from __future__ import annotations

import pytest

from tpsupport.errors import UsageError

from .conftest import Clerk

EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
TRON = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"
HASH = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060"
BARE = HASH.removeprefix("0x")
SIGNATURE = "5" * 88


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (EVM, EVM),
        (f"  {EVM}\n", EVM),
        (f"\u200e{EVM}\u200b\ufeff", EVM),
        ("0X" + EVM[2:], EVM),
        ("０ｘ" + EVM[2:], EVM),
        (f"ethereum:{EVM}", EVM),
        (f"地址：{EVM}", EVM),
        (TRON, TRON),
        (f"https://etherscan.io/address/{EVM}", EVM),
        (f"tronscan.org/#/address/{TRON}?tab=1", TRON),
    ],
)
def test_reads(clerk: Clerk, typed: str, address: str) -> None:
    assert clerk.take("wallet_address", typed) == address


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (EVM[:10] + "\u200b" + EVM[10:], "invisible"),
        (EVM[:10] + "\u202e" + EVM[10:], "invisible"),
        (EVM[:10] + "\x1b[31m" + EVM[10:], "invisible"),
        (EVM[:10] + "\ud800" + EVM[11:], "invisible"),
        (EVM.replace("a", "\u0430"), "lookalike"),
        (TRON.replace("T", "\u0422", 1), "lookalike"),
        ("\U0001d7ce" + EVM[1:], "lookalike"),
        (EVM[:20] + " " + EVM[20:], "address_spaces"),
        (EVM[:20] + "\n" + EVM[20:], "address_spaces"),
        (EVM[:-1], "address_too_short"),
        (EVM + "0", "address_too_long"),
        (HASH[:-1] + "g", "address_shape"),
        ("我的地址是" + EVM, "address_shape"),
        (BARE, "address_is_hash"),
        (SIGNATURE, "address_is_hash"),
        (f"https://etherscan.io/tx/{HASH}", "address_is_hash"),
        (f"https://evil.example/address/{EVM}", "address_is_link"),
        ("alice", "address_needs_network"),
        ("none", "address_needs_network"),
    ],
)
def test_refuses(clerk: Clerk, typed: str, code: str) -> None:
    assert clerk.code("wallet_address", typed) == code


def test_what_is_odd_is_pointed_at(clerk: Clerk) -> None:
    details = clerk.refuse("wallet_address", EVM.replace("a", "\u0430")).details
    assert details == {"position": 4, "character": "\u0430", "code": "U+0430"}


@pytest.mark.parametrize(
    ("typed", "length", "expected"), [(EVM[:-3], 39, 42), (EVM + "00", 44, 42)]
)
def test_both_lengths_are_told(clerk: Clerk, typed: str, length: int, expected: int) -> None:
    details = clerk.refuse("wallet_address", typed, {"network": "ethereum"}).details
    assert details == {"length": length, "expected": expected}


def test_a_short_name_is_an_address_where_the_network_has_such(clerk: Clerk) -> None:
    assert clerk.take("wallet_address", "alice", {"network": "eos"}) == "alice"
    assert clerk.code("wallet_address", "alice", {"network": "tron"}) == "address_not_of_network"


def test_an_address_of_another_network_is_taken_for_that_may_be_the_problem(clerk: Clerk) -> None:
    assert clerk.take("counterparty_address", EVM, {"network": "tron"}) == EVM


def test_whoever_judges_more_is_asked(clerk: Clerk) -> None:
    asked = []

    def judge(address: str, network: str | None) -> None:
        asked.append((address, network))
        raise UsageError("chains.address.bad_checksum")

    strict = Clerk(clerk.rules._replace(judge_address=judge))
    with pytest.raises(UsageError, match="bad_checksum"):
        strict.take("wallet_address", f" {EVM}", {"network": "bsc"})
    assert asked == [(EVM, "bsc")]


@pytest.mark.parametrize(
    ("typed", "network", "canonical"),
    [
        (HASH, None, HASH),
        (HASH.upper(), None, HASH),
        (f"TxID：{HASH}", None, HASH),
        (HASH[:30] + "\n  " + HASH[30:], None, HASH),
        (BARE, None, BARE),
        (BARE.upper(), "ethereum", HASH),
        (HASH, "tron", BARE),
        (BARE, "bitcoin", BARE),
        (HASH, "bitcoin", HASH),
        (SIGNATURE, None, SIGNATURE),
        (SIGNATURE, "tron", SIGNATURE),
        ("12345-2", "polkadot", "12345-2"),
        (f"https://etherscan.io/tx/{HASH}", None, HASH),
        (f"https://etherscan.io/tx/{HASH}#eventlog", "ethereum", HASH),
        (f"https://www.bscscan.com/tx/{HASH}", None, HASH),
        (f"tronscan.org/#/transaction/{BARE}", None, BARE),
        (f"https://tronscan.org/#/transaction/{BARE}?lang=zh", "tron", BARE),
        (f"https://unknown.example/x/{BARE}/y", None, BARE),
    ],
)
def test_reads_transactions(clerk: Clerk, typed: str, network: str | None, canonical: str) -> None:
    assert clerk.take("tx_hash", typed, {"network": network}) == canonical
    assert clerk.take("tx_hash", canonical, {"network": network}) == canonical


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (EVM, "hash_is_address"),
        (TRON, "hash_is_address"),
        (f"https://etherscan.io/address/{EVM}", "hash_is_address"),
        ("https://etherscan.io/blocks/12", "hash_not_in_link"),
        ("0x5c504e...b22060", "hash_shortened"),
        ("0x5c504e…b22060", "hash_shortened"),
        (HASH[:-1], "hash_too_short"),
        (HASH + "0", "hash_too_long"),
        (HASH[:-1] + "g", "hash_shape"),
        ("没有", "hash_shape"),
        ("12345-2", "hash_shape"),
        (HASH[:10] + "\u200b" + HASH[10:], "invisible"),
        (HASH.replace("c", "\u0441"), "lookalike"),
    ],
)
def test_refuses_transactions(clerk: Clerk, typed: str, code: str) -> None:
    assert clerk.code("tx_hash", typed) == code


@pytest.mark.parametrize(
    ("typed", "token"),
    [
        ("usdt", "USDT"),
        ("USDT", "USDT"),
        ("ＵＳＤＴ", "USDT"),
        ("$pepe", "PEPE"),
        ("stETH", "stETH"),
        ("Tether USD", "Tether USD"),
        ("USDT（TRC20）", "USDT(TRC20)"),
        ("USD₮0", "USD₮0"),
        ("柴犬币", "柴犬币"),
        ("0xdAC17F958D2ee523a2206206994597C13D831ec7",) * 2,
        ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",) * 2,
    ],
)
def test_reads_coins(clerk: Clerk, typed: str, token: str) -> None:
    assert clerk.take("token", typed) == token
    assert clerk.take("token", token) == token


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("?", "token_shape"),
        ("🚀", "token_shape"),
        ("claim at http://x.example", "token_shape"),
        ("a b" * 20, "too_long"),
        ("\U0001d7ce" * 25, "lookalike"),
        (EVM[:-2], "token_contract"),
        (EVM.replace("a", "\u0430"), "lookalike"),
    ],
)
def test_refuses_coins(clerk: Clerk, typed: str, code: str) -> None:
    assert clerk.code("token", typed) == code
