"""The table of networks in both READMEs, against the pack and what the code can do."""

from __future__ import annotations

import json

import pytest

from tests.cli.program import sound, tpsupport
from tests.golden import Golden

from .abilities import COLUMNS, FIRST, LAST, NOT, cell, networks, table
from .pages import README, README_ZH, Page

SERVED = (
    *("bitcoin", "ethereum", "bsc", "tron", "aptos", "polygon", "solana", "okc", "polkadot"),
    *("kusama", "eos", "arbitrum", "optimism", "base", "zksync", "linea", "scroll", "mantle"),
    *("blast", "opbnb", "xlayer"),
)
"""What the wallet serves, or served."""
EXAMPLES = {
    "bitcoin": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "evm": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "tron": "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
    "aptos": "0x" + "1f" * 32,
    "solana": "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM",
    "antelope": "eosio.token",
}
SS58 = {"polkadot": "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
        "kusama": "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F"}  # fmt: skip


@pytest.mark.parametrize(("page", "language"), [(README, "en"), (README_ZH, "zh")])
def test_the_table_is_what_the_program_can_do(page: Page, language: str, golden: Golden) -> None:
    text, wanted = page.text, table(language)
    assert text.count(FIRST) == text.count(LAST) == 1
    before, _, rest = text.partition(FIRST)
    golden.check(before + wanted + rest.partition(LAST)[2], page.file)


def test_it_has_every_network_that_the_wallet_serves() -> None:
    assert set(SERVED) <= set(networks())


@pytest.mark.parametrize("key", networks())
def test_each_row_works_or_says_why(key: str) -> None:
    network = networks()[key]
    for check in COLUMNS:
        found = cell(network, check)
        assert found.works or found.why
        if network.alive and network.family == "evm":
            assert found.works
            assert found.why is None


@pytest.mark.parametrize("key", networks())
def test_addresses_are_judged_on_every_network(key: str) -> None:
    address = SS58.get(key) or EXAMPLES[networks()[key].family]
    ran = sound(tpsupport("check", "address", address, "--network", key, "--json"))
    assert ran.code == 0
    assert key in json.loads(ran.out)["evidence"]["networks"]


LACKING = [
    (key, check)
    for key, network in networks().items()
    for check in ("approvals", "permissions")
    if cell(network, check).why == check
]


@pytest.mark.parametrize(("key", "check"), LACKING)
def test_what_cannot_be_done_is_said_by_the_check_itself(key: str, check: str) -> None:
    address = SS58.get(key) or EXAMPLES[networks()[key].family]
    ran = sound(tpsupport("check", check, address, "--network", key, "--json"))
    assert (ran.code, json.loads(ran.out)["cause"]) == (4, f"no_{check}_here")


def test_there_is_something_that_cannot_be_done() -> None:
    assert f"| {NOT}" in table("en")
    assert len(LACKING) > 3
