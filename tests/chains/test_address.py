"""Judging addresses: labelled vectors, and the mistakes people make."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpsupport.chains.address import alike, judge
from tpsupport.chains.network import Networks
from tpsupport.chains.verdict import AddressVerdict
from tpsupport.pack.library import Library

VECTORS: list[tuple[str, bool, str, str]] = json.loads(
    (Path(__file__).parent.parent / "data/chains/addresses.json").read_text(encoding="utf-8")
)
NETWORKS = Networks.of(Library.open().document("networks"))
EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
TRON = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"
BITCOIN = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
DOT = "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"
PROTECTED = {"bitcoin", "tron", "polkadot"}
HASH = "5e5a1985eb95158552b75875907b81a1fb9ef87baf85c6ed18ce4bce9d6b8646"


def _is(chain: str, verdict: AddressVerdict) -> bool:
    """Whether the verdict says that the address is one of what the vectors call ``chain``."""
    if chain == "bitcoin-testnet":
        return verdict.family == "bitcoin" and verdict.net == "test" and verdict.checksum == "ok"
    if chain == "substrate-any":
        return verdict.family == "substrate" and verdict.checksum == "ok"
    if chain == "eos-pubkey":
        return verdict.kind == "public_key" and verdict.checksum == "ok"
    if chain == "okc-bech32":
        return verdict.kind == "old_form" and verdict.networks == ("okc",)
    return verdict.ok and chain in verdict.networks and verdict.kind != "public_key"


@pytest.mark.parametrize("chain", sorted({chain for chain, *_ in VECTORS}))
def test_vectors(chain: str) -> None:
    wrong = []
    for _, valid, address, kind in (row for row in VECTORS if row[0] == chain):
        wanted = NETWORKS.get(chain)
        alone, asked = judge(address, NETWORKS), judge(address, NETWORKS, wanted)
        if not (_is(chain, alone) is _is(chain, asked) is valid):
            wrong.append((address, valid, alone))
        if valid and chain == "okc-bech32":
            assert alone.normal_form.lower() == "0x" + kind
        if valid and "p2" in kind:
            assert kind.endswith(":" + alone.kind)
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "key", "code", "suggestion"),
    [
        ("", None, "empty", ""),
        ("   ", None, "empty", ""),
        (EVM[2:], "ethereum", "missing_0x", EVM),
        (EVM[2:], None, "missing_0x", EVM),
        ("O" + EVM[1:], "bsc", "letter_o", EVM),
        ("0X" + EVM[2:], "bsc", "letter_case", EVM),
        (EVM.replace("6053", "6O53"), "ethereum", "letter_o", EVM),
        (EVM.replace("A", "\u0410", 1), "ethereum", "lookalike_letters", EVM),
        (EVM[:20] + "\u200b" + EVM[20:], "ethereum", "invisible", EVM),
        (EVM[:20] + " " + EVM[20:], "ethereum", "spaces", EVM),
        (EVM[:20] + "\n" + EVM[20:], "ethereum", "spaces", EVM),
        ("ethereum:" + EVM + "@1", "ethereum", "link", EVM),
        ("https://etherscan.io/address/" + EVM + "#code", "ethereum", "link", EVM),
        ("bitcoin:" + BITCOIN + "?amount=0.1", "bitcoin", "link", BITCOIN),
        ("Ｔ" + TRON[1:], "tron", "lookalike_letters", TRON),
        (BITCOIN.replace("1A1", "lA1"), "bitcoin", "letter_o", BITCOIN),
        ("TokenPocket1", "eos", "letter_case", "tokenpocket1"),
        (EVM[:-1] + "c", "ethereum", "bad_checksum", ""),
        (TRON[:-1] + "A", "tron", "bad_checksum", ""),
        (EVM[:-1], "ethereum", "too_short", ""),
        (EVM + "0", "ethereum", "too_long", ""),
        (TRON[:-2], "tron", "too_short", ""),
        ("account67890", "eos", "bad_characters", ""),
        ("tokenpocket12", "eos", "too_long", ""),
        ("eosio.", "eos", "malformed", ""),
        ("vitalik.eth", "ethereum", "name_service", ""),
        ("vitalik.eth", None, "name_service", ""),
        ("钱包.bnb", "bsc", "name_service", ""),
        ("0x" + HASH, "ethereum", "tx_hash", ""),
        (HASH, "tron", "tx_hash", ""),
        (HASH, None, "tx_hash", ""),
        (EVM, "tron", "evm_on_tron", ""),
        (TRON, "bsc", "tron_on_evm", ""),
        (BITCOIN, "ethereum", "other_network", ""),
        ("mzBc4XEFSdzCDcTxAgf6EZXgsZWpztRhef", "bitcoin", "test_network", ""),
        (DOT, "kusama", "other_prefix", "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F"),
        ("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", "polkadot", "other_prefix", DOT),
        ("ex1wj4nhg2k54aersyvjrgkv9js4sq74tajsg6zm0", "bsc", "old_form",
         "0x74AB3bA156A57B91C08C90d1661650aC01eAafb2"),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "bitcoin", "bad_checksum", ""),
        ("bc1qxyzxyzxyz", "bitcoin", "malformed", ""),
        ("转账没到账", None, "not_an_address", ""),
        ("%%@", "bitcoin", "not_an_address", ""),
    ],
)  # fmt: skip
def test_mistakes(text: str, key: str | None, code: str, suggestion: str) -> None:
    verdict = judge(text, NETWORKS, NETWORKS[key] if key else None)
    assert not verdict.ok
    assert code in {problem.code for problem in verdict.problems}
    if code != "other_prefix" or suggestion:
        assert verdict.suggestion.lower() == suggestion.lower()


@pytest.mark.parametrize(
    "secret",
    [
        "abandon " * 11 + "about",
        "词 " * 12,
        "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ",
        "PVT_K1_2bfGi9rYsXQSXXTvJbDAPhHLQUojjaNLomdm3cEJ1XTzMqUt3V",
        "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3T",
    ],
)
def test_secrets_are_not_repeated(secret: str) -> None:
    verdict = judge(secret, NETWORKS)
    assert [problem.code for problem in verdict.problems] == ["secret"]
    assert secret.split(" ", 1)[0] not in repr(verdict)


@pytest.mark.parametrize(
    ("text", "key", "code"),
    [
        (EVM.lower(), "ethereum", "no_checksum"),
        ("So11111111111111111111111111111111111111112", "solana", "no_checksum"),
        ("0x" + "0" * 40, "ethereum", "nobody"),
        ("0x000000000000000000000000000000000000dEaD", "bsc", "nobody"),
        ("T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb", "tron", "nobody"),
        ("EOS6MRyAjQq8ud7hVNYcfnVPJqcVpscN5So8BhtHuGYqET5GDW5CV", "eos", "public_key"),
        ("415cbdd86a2fa8dc4bddd8a8f69dba48572eec07fb", "tron", "other_form"),
        ("0x" + HASH, None, "maybe_tx_hash"),
        ("tokenpocket1", None, "account_name"),
    ],
)
def test_remarks(text: str, key: str | None, code: str) -> None:
    verdict = judge(text, NETWORKS, NETWORKS[key] if key else None)
    assert verdict.ok
    assert code in {remark.code for remark in verdict.remarks}


def test_an_evm_address_is_one_on_every_evm_network() -> None:
    verdict = judge(EVM, NETWORKS)
    assert set(verdict.networks) == {network.key for network in NETWORKS.family("evm")}
    assert (verdict.checksum, verdict.normal_form) == ("ok", EVM)
    assert judge(EVM.lower(), NETWORKS).normal_form == EVM


def test_outer_spaces_are_no_mistake() -> None:
    assert judge(f"\n {TRON}\t", NETWORKS, NETWORKS["tron"]).ok


def test_an_address_that_only_looks_like_a_known_one() -> None:
    fake = "0x5aAeb" + "0" * 30 + "BeAed"
    verdict = judge(fake.lower(), NETWORKS, NETWORKS["ethereum"], known=[TRON, EVM])
    assert [problem.code for problem in verdict.problems] == ["imitates"]
    assert verdict.problems[0].details == {"other": EVM}
    assert judge(EVM.lower(), NETWORKS, known=[EVM]).ok


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (TRON, TRON, False),
        (TRON, "TJRyAAAAAAAAAAAAAAAAAAAAAAAAAAtDeC", True),
        (TRON, "TJRxAAAAAAAAAAAAAAAAAAAAAAAAAAtDeC", False),
        (EVM, EVM.lower(), False),
        ("eosio", "eosio.token", False),
    ],
)
def test_alike(one: str, other: str, *, expected: bool) -> None:
    assert alike(one, other) is alike(other, one) is expected


@pytest.mark.timing
def test_a_judgement_takes_milliseconds() -> None:
    texts = [row[2] for row in VECTORS] + ["0" * 40, "0" * 64, "lO0I" * 16, "1" * 44, "x" * 5000]
    for text in texts:
        judge(text, NETWORKS)
    slowest = max(min(_seconds(text) for _ in range(5)) for text in texts)
    assert slowest < 0.02


def _seconds(text: str) -> float:
    started = time.perf_counter()
    judge(text, NETWORKS)
    return time.perf_counter() - started


@given(st.text(max_size=120) | st.binary(max_size=90).map(lambda data: data.decode("latin-1")))
@settings(max_examples=150, deadline=None)
def test_any_text_gets_a_verdict(text: str) -> None:
    for wanted in (None, NETWORKS["tron"], NETWORKS["eos"], NETWORKS["polkadot"]):
        verdict = judge(text, NETWORKS, wanted)
        assert verdict.ok is not bool(verdict.problems)
        if verdict.suggestion:
            assert judge(verdict.suggestion, NETWORKS, wanted).ok


@given(
    st.sampled_from(
        [row for row in VECTORS if row[1] and row[0] in PROTECTED and len(row[2]) > 30]
    ),
    st.integers(1, 30),
    st.sampled_from("123456789abcdefghijk"),
)
@settings(max_examples=100, deadline=None)
def test_one_wrong_letter_is_never_valid(
    row: tuple[str, bool, str, str], at: int, letter: str
) -> None:
    address = row[2]
    if address[at].lower() != letter:
        changed = address[:at] + letter + address[at + 1 :]
        assert not judge(changed, NETWORKS, NETWORKS[row[0]]).ok


def test_every_code_has_its_words(library: Library) -> None:
    verdicts = [judge(address, NETWORKS, NETWORKS.get(chain)) for chain, _, address, _ in VECTORS]
    verdicts += [judge(EVM.lower(), NETWORKS, known=[EVM[:9] + "0" * 25 + EVM[34:]])]
    verdicts += [judge("0x" + "0" * 40, NETWORKS), judge("a b " * 9, NETWORKS)]
    said = [each for verdict in verdicts for each in (*verdict.problems, *verdict.remarks)]
    assert len({each.code for each in said}) > 15
    for each in said:
        for language in library.languages:
            assert library.phrase(f"chains.address.{each.code}", language, **each.details)
