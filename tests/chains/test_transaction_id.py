"""Recognising transactions in what people paste."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpsupport.chains.network import Networks
from tpsupport.chains.transaction_id import canonical, recognize
from tpsupport.pack.library import Library

NETWORKS = Networks.of(Library.open().document("networks"))
HEX = "5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060"
SIGNATURE = (
    "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW"
)


def _family(key: str) -> set[str]:
    return {network.key for network in NETWORKS.values() if network.family == key}


@pytest.mark.parametrize(
    ("text", "canonical_form", "families"),
    [
        ("0x" + HEX, "0x" + HEX, {"evm", "aptos", "substrate"}),
        ("0X" + HEX.upper(), "0x" + HEX, {"evm", "aptos", "substrate"}),
        (f"  0x{HEX}\n", "0x" + HEX, {"evm", "aptos", "substrate"}),
        ("0x" + HEX[:30] + "\n" + HEX[30:], "0x" + HEX, {"evm", "aptos", "substrate"}),
        ("0x" + HEX[:30] + "\u200b" + HEX[30:], "0x" + HEX, {"evm", "aptos", "substrate"}),
        (HEX, HEX, {"bitcoin", "tron", "antelope", "evm"}),
        (SIGNATURE, SIGNATURE, {"solana"}),
        ("12345678-2", "12345678-2", {"substrate"}),
    ],
)
def test_by_shape(text: str, canonical_form: str, families: set[str]) -> None:
    found = recognize(text, NETWORKS)
    assert (found.text, found.problem) == (canonical_form, "")
    assert set(found.networks) == set().union(*(_family(family) for family in families))


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        (HEX, "bsc", "0x" + HEX),
        ("0x" + HEX, "tron", HEX),
        ("0x" + HEX.upper(), "eos", HEX),
        (HEX.upper(), "bitcoin", HEX),
        (HEX, "aptos", "0x" + HEX),
        ("2304871", "aptos", "2304871"),
        ("123-4", "polkadot", "123-4"),
    ],
)
def test_on_a_known_network(text: str, key: str, expected: str) -> None:
    found = recognize(text, NETWORKS, NETWORKS[key])
    assert (found.text, found.networks, found.problem) == (expected, (key,), "")


@pytest.mark.parametrize(
    ("link", "key"),
    [
        ("https://etherscan.io/tx/0x" + HEX, "ethereum"),
        ("etherscan.io/tx/0x" + HEX, "ethereum"),
        ("https://www.bscscan.com/tx/0x" + HEX + "#eventlog", "bsc"),
        ("https://polygonscan.com/tx/0x" + HEX + "?a=1", "polygon"),
        ("https://tronscan.org/#/transaction/" + HEX, "tron"),
        ("https://tronscan.io/#/transaction/" + HEX, "tron"),
        ("https://mempool.space/tx/" + HEX, "bitcoin"),
        ("https://mempool.space/zh/tx/" + HEX, "bitcoin"),
        ("https://blockchair.com/bitcoin/transaction/" + HEX, "bitcoin"),
        ("https://solscan.io/tx/" + SIGNATURE, "solana"),
        ("https://explorer.aptoslabs.com/txn/0x" + HEX + "?network=mainnet", "aptos"),
        ("https://explorer.aptoslabs.com/txn/2304871", "aptos"),
        ("https://assethub-polkadot.subscan.io/extrinsic/0x" + HEX, "polkadot"),
        ("https://polkadot.subscan.io/extrinsic/12345-2", "polkadot"),
        ("https://kusama.subscan.io/extrinsic/0x" + HEX, "kusama"),
        ("https://bloks.io/transaction/" + HEX, "eos"),
        ("https://unicove.com/en/vaulta/transaction/" + HEX, "eos"),
        ("https://optimistic.etherscan.io/tx/0x" + HEX, "optimism"),
        ("https://www.oklink.com/oktc/tx/0x" + HEX, "okc"),
        ("https://www.oklink.com/zh-hans/xlayer/tx/0x" + HEX, "xlayer"),
        ("https://hecoinfo.com/tx/0x" + HEX, "heco"),
    ],
)
def test_links(link: str, key: str) -> None:
    found = recognize(link, NETWORKS)
    assert (found.networks, found.problem) == ((key,), "")
    assert found.text == canonical(found.text, NETWORKS[key].family)
    assert found.host in link


@pytest.mark.parametrize(
    ("text", "key", "problem"),
    [
        ("", None, "empty"),
        (" \n", None, "empty"),
        ("0x5c504e...b22060", None, "shortened"),
        ("0x5c504e…b22060", None, "shortened"),
        ("0x" + HEX[:-3], None, "too_short"),
        ("0x" + HEX + "0", None, "too_long"),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", None, "address"),
        ("TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC", None, "address"),
        (
            "https://etherscan.io/address/0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            None,
            "address",
        ),
        ("abandon " * 11 + "about", None, "secret"),
        ("https://tokenpocket.pro", None, "link_without_hash"),
        (SIGNATURE, "ethereum", "other_network"),
        ("https://bscscan.com/tx/0x" + HEX, "ethereum", "other_network"),
        ("https://etherscan.io.evil.example/tx/0x" + HEX, None, "unknown_site"),
        ("Internal transfer 1234567", None, "not_a_hash"),
        ("没有", None, "not_a_hash"),
        ("5", None, "not_a_hash"),
    ],
)
def test_problems(text: str, key: str | None, problem: str) -> None:
    found = recognize(text, NETWORKS, NETWORKS[key] if key else None)
    assert found.problem == problem
    assert found.ok is (problem in {"other_network", "unknown_site"})


def test_an_unknown_site_still_gives_the_hash() -> None:
    found = recognize("https://scan.example/tx/0x" + HEX, NETWORKS)
    assert found.text == "0x" + HEX
    assert found.host == "scan.example"


@given(
    st.text(max_size=200)
    | st.from_regex(r"(https://)?[a-z.]{1,20}/[#/a-z0-9]{0,80}", fullmatch=True)
)
@settings(max_examples=120, deadline=None)
def test_any_text_is_taken(text: str) -> None:
    found = recognize(text, NETWORKS)
    assert found.ok is bool(found.text)
    assert found.ok or found.problem
