"""Keys beside public values: whose words decide, and where the user has to say."""

from __future__ import annotations

from random import Random

import pytest

from tpsupport.privacy.finder import find

from . import wallets

KEY, HASH = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318", "9f" * 32
ADDRESS = "0x53268c90C9941b12f8fEEa3934c7D488193E7715"

MIXED = [
    "交易哈希：{hash}\n私钥：{key}\n地址：{address}",
    "私钥 {key} 地址 {address} 交易哈希 {hash}",
    "private key for {address}: {key}",
    "Private key and address:\n{key}\n{address}",
    "{hash} (transaction) / {key} (private key)",
    "tx {hash} was sent with the key whose private key is {key}",
    '{{"transactionHash":"{hash}","privateKey":"{key}"}}',
    "The transaction is {hash}. My private key: {key}",
    "PK={key}\nTX={hash}",
    "我的私钥是\n{key}\n这笔交易 {hash} 不是我转的",
    "https://etherscan.io/tx/{hash} private key {key}",
    "{key} is my private key, {hash} is the transaction hash",
    "Address and private key:\n{address}\n{key}\ntx {hash}",
    "tx hash and private key:\n{hash}\n{key}",
    "| tx | private key |\n|---|---|\n| {hash} | {key} |",
    "txid,private_key\n{hash},{key}\n",
    "private_key,address,txid\n{key},{address},{hash}\n",
    "transaction hash {hash} from {address}, its private key {key}",
]


@pytest.mark.parametrize("prefix", ["", "0x"])
@pytest.mark.parametrize("shape", MIXED)
def test_keys_go_and_what_stands_beside_them_stays(shape: str, prefix: str) -> None:
    text = shape.format(key=prefix + KEY, hash=prefix + HASH, address=ADDRESS)
    found = [(match.kind, text[match.start : match.end]) for match in find(text)]
    assert found == [("private_key", prefix + KEY)]


@pytest.mark.parametrize(
    ("text", "slot", "certainty"),
    [
        (KEY, None, "ambiguous"),
        (f"看看 {KEY}", None, "ambiguous"),
        (f"0x{KEY}", None, None),
        (KEY, "tx_hash", None),
        (f"0x{KEY}", "address", None),
        (f" {KEY} ", "tx_hash", None),
        (f"private key {KEY}", "tx_hash", "likely"),
        (f"I never gave away my private key! {KEY}", None, "ambiguous"),
        (f"{KEY} is pending since yesterday", None, None),
    ],
)
def test_in_doubt_the_user_is_asked(text: str, slot: str | None, certainty: str | None) -> None:
    found = find(text, slot)
    assert [match.certainty for match in found] == ([certainty] if certainty else [])


def test_a_solana_key_is_known_from_a_signature_without_any_words() -> None:
    random = Random(1)
    keys = [wallets.base58(wallets.solana(random)) for _ in range(50)]
    signatures = [wallets.hashes(random)["solana"] for _ in range(50)]
    assert all(len(find(key, "tx_hash")) == 1 for key in keys)
    assert not any(find(signature) for signature in signatures)


def test_addresses_of_every_chain_stay_by_themselves() -> None:
    random = Random(2)
    values = [value for _ in range(100) for value in wallets.addresses(random).values()]
    assert [value for value in values if find(value)] == []


@pytest.mark.parametrize("slip", range(4, 50, 9))
def test_a_key_with_a_slip_of_the_pen_is_still_a_key(slip: int) -> None:
    key = wallets.base58check(b"\x80" + Random(slip).randbytes(32) + b"\1")
    wrong = key[:slip] + ("a" if key[slip] != "a" else "b") + key[slip + 1 :]
    assert [match.kind for match in find(wrong)] == ["private_key"]


def test_the_suffix_of_a_substrate_uri_goes_with_the_phrase() -> None:
    text = f"{' '.join(wallets.phrase(Random(3), 'en'))}//hard/1///p4ss word, says he"
    (match,) = find(text)
    assert text[match.end :] in (" word, says he", ", says he")
