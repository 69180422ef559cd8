"""The networks of the shipped pack, and finding one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tpsupport.chains.network import FAMILIES, Networks, fold
from tpsupport.errors import PackError

if TYPE_CHECKING:
    from tpsupport.pack.library import Library

SERVED = (
    *("bitcoin", "ethereum", "bsc", "tron", "aptos", "polygon", "solana", "okc", "polkadot"),
    *("kusama", "eos", "arbitrum", "optimism", "base", "zksync", "linea", "scroll", "mantle"),
    *("blast", "opbnb", "xlayer"),
)


def test_every_network_the_product_serves_is_there(networks: Networks) -> None:
    assert set(SERVED) <= set(networks)
    assert {network.family for network in networks.values()} == set(FAMILIES)


@pytest.mark.parametrize("key", SERVED)
def test_a_living_network_has_endpoints_of_two_operators(networks: Networks, key: str) -> None:
    hosts = {urlsplit(url).hostname or "" for url in networks[key].endpoints}
    operators = {".".join(host.split(".")[-2:]) for host in hosts}
    assert len(hosts) >= 2
    assert len(operators) >= 2 or key == "polkadot"


def test_every_endpoint_is_https_and_without_a_key(networks: Networks) -> None:
    for network in networks.values():
        for url in (*network.endpoints, *network.history, network.relay, network.indexer):
            parts = urlsplit(url)
            assert not url or (parts.scheme == "https" and not parts.query and "@" not in url)
            assert not re.search(r"[0-9a-fA-F]{20,}|infura|alchemy|apikey", url)


def test_links_hold_what_they_show(networks: Networks) -> None:
    for network in networks.values():
        for explorer in network.explorers:
            assert "{tx}" in explorer.tx
            assert "{address}" in explorer.address
            assert explorer.tx.startswith("https://")
    assert networks["tron"].link("tx", "ab") == "https://tronscan.org/#/transaction/ab"
    assert networks["heco"].link("tx", "ab") == ""


def test_patterns_fit_what_they_are_for(networks: Networks) -> None:
    examples = {
        "bitcoin": "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "ethereum": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "okc": "ex1wj4nhg2k54aersyvjrgkv9js4sq74tajsg6zm0",
        "tron": "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC",
        "solana": "So11111111111111111111111111111111111111112",
        "aptos": "0x1",
        "polkadot": "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
        "kusama": "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F",
        "eos": "tokenpocket1",
    }
    for key, address in examples.items():
        assert re.fullmatch(networks[key].address, address)
    for network in networks.values():
        assert re.compile(network.tx)
        assert not re.fullmatch(network.address, "ab" * 32)


def test_names_are_not_shared(networks: Networks) -> None:
    seen: dict[str, str] = {}
    for network in networks.values():
        for name in {
            fold(each) for each in (network.key, *network.aliases, *network.name.values())
        }:
            assert seen.setdefault(name, network.key) == network.key


def test_stopped_networks_say_why(networks: Networks) -> None:
    for network in networks.values():
        if network.state != "active":
            assert network.note
            assert set(network.note) == {"zh", "en"}
    assert networks["okc"].state == "stopped"
    assert not networks["okc"].alive
    assert networks["eos"].state == "renamed"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("bitcoin", "bitcoin"),
        ("BTC", "bitcoin"),
        ("比特币", "bitcoin"),
        ("  ETH ", "ethereum"),
        ("ERC20", "ethereum"),
        ("erc-20", "ethereum"),
        ("ＥＲＣ２０", "ethereum"),
        ("1", "ethereum"),
        ("0x1", "ethereum"),
        ("eip155:1", "ethereum"),
        ("以太坊主网", "ethereum"),
        ("Ethereum Mainnet", "ethereum"),
        ("BEP20", "bsc"),
        ("bnb smart chain", "bsc"),
        ("币安链", "bsc"),
        ("56", "bsc"),
        ("0x38", "bsc"),
        ("TRC20", "tron"),
        ("trc-20", "tron"),
        ("波场", "tron"),
        ("0x2b6653dc", "tron"),
        ("matic", "polygon"),
        ("POL", "polygon"),
        ("马蹄链", "polygon"),
        ("OKExChain", "okc"),
        ("OEC", "okc"),
        ("66", "okc"),
        ("X Layer", "xlayer"),
        ("xlayer", "xlayer"),
        ("Arbitrum One", "arbitrum"),
        ("42161", "arbitrum"),
        ("Optimism", "optimism"),
        ("zkSync Era", "zksync"),
        ("Solana 主网", "solana"),
        ("SPL", "solana"),
        ("波卡", "polkadot"),
        ("Vaulta", "eos"),
        ("eos", "eos"),
        ("AVAX C-Chain", "avalanche"),
        ("polygon zkEVM", "polygon_zkevm"),
        ("polygon_zkevm", "polygon_zkevm"),
        ("solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp", "solana"),
    ],
)
def test_find(networks: Networks, text: str, key: str) -> None:
    found = networks.find(text)
    assert found
    assert found.key == key


@pytest.mark.parametrize(
    "text", ["", " ", "usdt", "999999", "0xzz", "ethereums", "\u200b", "x" * 9999]
)
def test_find_nothing(networks: Networks, text: str) -> None:
    assert networks.find(text) is None


@pytest.mark.parametrize(
    ("typo", "key"),
    [("etherum", "ethereum"), ("solanna", "solana"), ("TRC2O", "tron"), ("polkadott", "polkadot")],
)
def test_nearest(networks: Networks, typo: str, key: str) -> None:
    assert networks.nearest(typo)[0].key == key


def test_nothing_is_near_to_nonsense(networks: Networks) -> None:
    assert networks.nearest("qqqqqqqqqqqqqqq") == ()
    assert networks.nearest("") == ()


def test_asking_other_endpoints_keeps_the_rest(networks: Networks) -> None:
    own = networks["bsc"].asking("http://127.0.0.1:8545")
    assert own.endpoints == ("http://127.0.0.1:8545",)
    assert own.identity == "56"
    assert networks["bsc"].endpoints != own.endpoints


@pytest.mark.parametrize("broken", [("family", "ether"), ("state", "gone"), ("native", None)])
def test_a_wrong_field_names_its_network(library: Library, broken: tuple[str, object]) -> None:
    fields = dict(library.document("networks")["networks"]["bsc"])
    fields[broken[0]] = broken[1]
    with pytest.raises(PackError) as caught:
        Networks.of({"networks": {"bsc": fields}})
    assert caught.value.code == "chains.errors.network"
    assert caught.value.details["network"] == "bsc"
