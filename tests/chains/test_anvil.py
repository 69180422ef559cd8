"""The EVM family against a real node: anvil, named by ANVIL_BINARY or found on the PATH."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from typing import TYPE_CHECKING, Any

import pytest

from tpsupport.chains import lookup
from tpsupport.chains.call import AnswerError
from tpsupport.chains.jsonrpc import result, rpc
from tpsupport.chains.line import Line
from tpsupport.chains.report import Approval, Hint, Token, TxReport
from tpsupport.chains.units import counted
from tpsupport.chains.wire import Wire

from .scripted import network

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tpsupport.chains.network import Network

ANVIL = os.environ.get("ANVIL_BINARY") or shutil.which("anvil")
pytestmark = pytest.mark.skipif(not ANVIL, reason="anvil is not installed")

ON, OFF = True, False
OWNER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
OTHER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
THIRD = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC"
_WORDS = "no luck today"
_ERROR = "08c379a0" + f"{32:064x}{len(_WORDS):064x}" + _WORDS.encode().hex().ljust(64, "0")
REVERTS = "6064600c60003960646000fd" + _ERROR
LOOPS = "5b600056"
GRANTS = (
    "60003560e01c63dd62ed3e146040576024356000526004353" + "37f"
    "8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925"
    "60206000a3005b60001960005260206000f3"
)  # fmt: skip
"""A token that answers every allowance with the largest number, and logs every approve."""

COUNTS = (
    "60003560e01c8063313ce56714604b57806395d89b411460565760243560005260043533" + "7f"
    "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
    "60206000a300" + "5b600660005260206000f3" + "5b6346414b4560e01b60005260206000f3"
)  # fmt: skip
"""A token of six decimals named FAKE, that logs a transfer for whatever else it is asked."""


class Anvil:
    """A running node, and the questions that a wallet asks it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._wire = Wire(url, Line(deadline=time.monotonic() + 600))

    def ask(self, method: str, *params: Any) -> Any:
        return result(self._wire.send(rpc(method, *params)))

    def send(self, **fields: Any) -> str:
        return str(self.ask("eth_sendTransaction", {"from": OWNER, **fields}))

    def settle(self, **fields: Any) -> str:
        """Send it and wait for its block."""
        tx = self.send(**fields)
        self.mined(tx)
        return tx

    def deploy(self, runtime: str) -> str:
        size = f"{len(runtime) // 2:02x}"
        tx = self.send(data=f"0x60{size}600c60003960{size}6000f3{runtime}", gas="0x100000")
        return str(self.mined(tx)["contractAddress"])

    def mined(self, tx: str) -> Any:
        """The receipt, once the block that was asked for is there."""
        until = time.monotonic() + 5
        while (receipt := self.ask("eth_getTransactionReceipt", tx)) is None:
            assert time.monotonic() < until
            time.sleep(0.005)
        return receipt

    def close(self) -> None:
        self._wire.close()


@pytest.fixture(scope="module")
def anvil() -> Iterator[Anvil]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert ANVIL
    command = [ANVIL, "--port", str(port), "--chain-id", "56", "--silent"]
    process = subprocess.Popen(command)
    node = Anvil(f"http://127.0.0.1:{port}")
    try:
        _wait(node)
        yield node
    finally:
        node.close()
        process.terminate()
        process.wait(10)


def _wait(node: Anvil) -> None:
    for _ in range(200):
        try:
            node.ask("eth_chainId")
        except AnswerError:
            time.sleep(0.05)
        else:
            return


@pytest.fixture
def bsc(anvil: Anvil) -> Iterator[Network]:
    snapshot = anvil.ask("evm_snapshot")
    yield network("bsc").asking(anvil.url)
    anvil.ask("evm_setAutomine", ON)
    anvil.ask("evm_revert", snapshot)


def line() -> Line:
    return Line(deadline=time.monotonic() + 8)


def look(there: Network, tx: str, hint: Hint | None = None) -> TxReport:
    return lookup.transaction(there, tx, line(), hint)


def test_a_transfer_that_succeeds(anvil: Anvil, bsc: Network) -> None:
    report = look(bsc, anvil.settle(to=OTHER, value="0x5"))
    assert report.state in {"confirmed", "final"}
    assert [(one.recipient, one.amount) for one in report.transfers] == [(OTHER, 5)]
    assert report.sender == OWNER
    assert report.fee
    assert report.time
    assert abs(report.time - time.time()) < 60


def test_one_that_reverts_with_a_message(anvil: Anvil, bsc: Network) -> None:
    report = look(bsc, anvil.settle(to=anvil.deploy(REVERTS), gas="0x20000"))
    assert (report.state, report.reason, report.reason_text) == ("failed", "reverted", _WORDS)


def test_one_that_runs_out_of_gas(anvil: Anvil, bsc: Network) -> None:
    report = look(bsc, anvil.settle(to=anvil.deploy(LOOPS), gas="0x20000"))
    assert (report.state, report.reason) == ("failed", "out_of_gas")


def test_one_that_waits(anvil: Anvil, bsc: Network) -> None:
    anvil.ask("evm_setAutomine", OFF)
    tx = anvil.send(to=OTHER, value="0x5")
    report = look(bsc, tx)
    assert (report.state, report.waiting_for) == ("pending", None)
    assert report.transfers[0].amount == 5
    anvil.ask("evm_mine")
    assert look(bsc, tx).state in {"confirmed", "final"}


def test_one_that_was_replaced(anvil: Anvil, bsc: Network) -> None:
    anvil.ask("evm_setAutomine", OFF)
    nonce = anvil.ask("eth_getTransactionCount", OWNER, "latest")
    price = int(anvil.ask("eth_gasPrice"), 16)
    old = anvil.send(to=OTHER, value="0x5", nonce=nonce, gasPrice=hex(2 * price))
    new = anvil.send(to=THIRD, value="0x6", nonce=nonce, gasPrice=hex(4 * price))
    anvil.ask("evm_mine")
    hint = Hint(OWNER, int(nonce, 16))
    report = look(bsc, old, hint)
    assert (report.state, report.reason) == ("replaced", "nonce_used")
    assert look(bsc, new).state in {"confirmed", "final"}
    assert look(bsc, old).trouble == "one_node"


def test_one_behind_a_nonce_gap(anvil: Anvil, bsc: Network) -> None:
    anvil.ask("evm_setAutomine", OFF)
    nonce = int(anvil.ask("eth_getTransactionCount", OWNER, "latest"), 16)
    report = look(bsc, anvil.send(to=OTHER, value="0x5", nonce=hex(nonce + 3)))
    assert (report.state, report.reason) == ("pending", "nonce_gap")
    assert (report.nonce, report.waiting_for) == (nonce + 3, nonce)


def test_an_approval(anvil: Anvil, bsc: Network) -> None:
    token = anvil.deploy(GRANTS)
    data = "0x095ea7b3" + THIRD[2:].rjust(64, "0") + "f" * 64
    tx = anvil.settle(to=token, data=data, gas="0x20000")
    assert look(bsc, tx).approval
    found = lookup.approvals(bsc, OWNER, line())
    assert found.searched == "recent"
    right = found.found[0]
    assert (right.kind, right.token.lower(), right.spender) == ("approval_unlimited", token, THIRD)
    pair = lookup.approvals(bsc, OWNER, line(), (right.token, THIRD))
    assert pair.found[:1] == (Approval("approval_unlimited", right.token, THIRD),)


def test_balance_and_node(anvil: Anvil, bsc: Network) -> None:
    held = lookup.balance(bsc, OWNER, line())
    assert held.native > 10**18
    assert held.enough_for_fee
    assert [one.state for one in lookup.nodes(bsc, line())] == ["ok"]
    assert lookup.permissions(bsc, OWNER, line()).kind == "own"
    assert lookup.nodes(network("ethereum").asking(anvil.url), line())[0].state == "wrong_chain"


def test_a_hash_that_nobody_knows(anvil: Anvil, bsc: Network) -> None:
    twice = bsc.asking(anvil.url, anvil.url.replace("127.0.0.1", "localhost"))
    assert look(twice, "0x" + "ab" * 32).state == "not_found"


def test_a_token_is_counted_in_its_own_units(anvil: Anvil, bsc: Network) -> None:
    token = anvil.deploy(COUNTS)
    data = "0xa9059cbb" + OTHER[2:].lower().rjust(64, "0") + f"{1_500_000:064x}"
    tx = anvil.settle(to=token, data=data, gas="0x20000")
    [moved] = counted(bsc, look(bsc, tx), line()).transfers
    assert (moved.asset.lower(), moved.recipient, moved.amount) == (token, OTHER, 1_500_000)
    assert moved.token == Token(6, "FAKE")
    assert lookup.balance(bsc, OWNER, line(), moved.asset).token_units is None
