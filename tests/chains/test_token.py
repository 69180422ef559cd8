"""The units of tokens: what contracts say of themselves, and when it is believed."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tpsupport.chains import aptos, evm, tron
from tpsupport.chains.call import Answer, Call
from tpsupport.chains.line import Line
from tpsupport.chains.report import Token, Transfer, TxReport
from tpsupport.chains.token import spelt, token
from tpsupport.chains.units import counted

from .scripted import Node, failure, network, plain, result, talk

USDT = "0xdAC17F958D2ee523a2206206994597C13D831ec7"
ABI = f"{32:064x}{4:064x}" + b"USDT".hex().ljust(64, "0")
PADDED = b"MKR".hex().ljust(64, "0")


@pytest.mark.parametrize(
    ("returned", "name"),
    [
        (ABI, "USDT"),
        (PADDED, "MKR"),
        ("", ""),
        (f"{32:064x}{2**255:064x}41", "A"),
        ("ff" * 32, "\ufffd" * 32),
    ],
)
def test_names(returned: str, name: str) -> None:
    assert spelt(bytes.fromhex(returned)) == name


@pytest.mark.parametrize(
    ("decimals", "symbol", "units"),
    [
        (6, "USDT", Token(6, "USDT")),
        (0, "USDT.e", Token(0, "USDT.e")),
        (18, "visit evil.example", Token(18)),
        (18, "\x1b[31mX", Token(18)),
        (18, "A" * 17, Token(18)),
        (37, "USDT", None),
        (None, "USDT", None),
    ],
)
def test_only_a_name_is_taken(decimals: int | None, symbol: str, units: Token | None) -> None:
    assert token(decimals, symbol) == units


def evm_node(decimals: Answer, symbol: Answer) -> Node:
    def say(call: Call) -> Answer:
        if call.name == "eth_chainId":
            return result("0x1")
        return decimals if call.body["params"][0]["data"] == "0x313ce567" else symbol

    return say


@pytest.mark.parametrize(
    ("decimals", "symbol", "units"),
    [
        (result(f"0x{6:064x}"), result("0x" + ABI), Token(6, "USDT")),
        (result(f"0x{18:064x}"), failure(3, "execution reverted"), Token(18)),
        (failure(3, "execution reverted"), result("0x" + ABI), None),
        (result("0x"), result("0x"), None),
        (result(f"0x{2**200:064x}"), result("0x" + ABI), None),
    ],
)
def test_contracts_of_evm(decimals: Answer, symbol: Answer, units: Token | None) -> None:
    found = talk(evm.tokens(network("ethereum"), (USDT,)), evm_node(decimals, symbol))
    assert found == (units,)


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ({"decimals()": [f"{6:064x}"], "symbol()": [ABI]}, Token(6, "USDT")),
        ({"decimals()": [f"{6:064x}"], "symbol()": [""]}, Token(6)),
        ({"decimals()": [""], "symbol()": [ABI]}, None),
    ],
)
def test_contracts_of_tron(words: dict[str, Any], units: Token | None) -> None:
    def say(call: Call) -> Answer:
        if call.name == "eth_chainId":
            return result(hex(network("tron").chain_id or 0))
        return plain({"constant_result": words[call.body["function_selector"]]})

    contract = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
    assert talk(tron.tokens(network("tron"), (contract, "1002000")), say) == (units, None)


def test_coins_of_aptos() -> None:
    coin = "0x" + "1f" * 32 + "::usdc::Usdc"
    asked = []

    def say(call: Call) -> Answer:
        if "resource" not in call.path:
            return plain({"chain_id": 1, "block_height": "5", "ledger_timestamp": "1" * 16})
        asked.append(call.path)
        return plain({"data": {"decimals": 6, "symbol": "USDC"}})

    there = network("aptos")
    assert talk(aptos.tokens(there, (coin, "0xbae", "?")), say) == (
        Token(6, "USDC"),
        Token(6, "USDC"),
        None,
    )
    assert [path.partition("/resource/")[2][:16] for path in asked] == [
        "0x1::coin::CoinI",
        "0x1::fungible_as",
    ]


class _Sender:
    def __init__(self, node: Node) -> None:
        self.host, self._node = "node.test", node

    def send(self, call: Call) -> Answer:
        said = self._node(call)
        assert said is not None
        return said

    def close(self) -> None:
        pass


def report() -> TxReport:
    moved = (Transfer("ETH", USDT, 5, native=True), Transfer(USDT, USDT, 1_500_000))
    return TxReport(network="ethereum", tx="0x" + "ab" * 32, state="confirmed", transfers=moved)


@pytest.mark.parametrize(("others", "units"), [(6, Token(6, "USDT")), (8, None)])
def test_units_are_believed_where_nodes_agree(others: int, units: Token | None) -> None:
    nodes = {
        url: evm_node(result(f"0x{decimals:064x}"), result("0x" + ABI))
        for url, decimals in (("https://one.test", 6), ("https://two.test", others))
    }
    there = network("ethereum").asking(*nodes)
    line = Line(deadline=time.monotonic() + 5)
    found = counted(there, report(), line, lambda url, _: _Sender(nodes[url]))
    assert [each.token for each in found.transfers] == [None, units]
    assert counted(there, report(), Line(deadline=0)) == report()
