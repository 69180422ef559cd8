"""The commands against a real node: anvil, named by ANVIL_BINARY or found on the PATH."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.chains import test_anvil
from tests.chains.test_anvil import ANVIL, GRANTS, LOOPS, OTHER, OWNER, REVERTS, THIRD

from .program import Ran, sound, tpsupport

if TYPE_CHECKING:
    from tests.chains.test_anvil import Anvil

pytestmark = pytest.mark.skipif(not ANVIL, reason="anvil is not installed")
anvil = test_anvil.anvil


def check(node: Anvil, name: str, *given: str, json_: bool = True) -> Ran:
    network = ("bsc",) if name == "node" else ("--network", "bsc")
    more = ("--json",) if json_ else ()
    return sound(tpsupport("check", name, *given, *network, "--endpoint", node.url, *more))


def found(ran: Ran) -> tuple[int, str]:
    seen: dict[str, Any] = json.loads(ran.out)
    return ran.code, f"{seen['status']}.{seen['cause']}"


def test_transactions(anvil: Anvil) -> None:
    sent = anvil.send(to=OTHER, value="0x5")
    assert found(check(anvil, "transaction", sent))[1] in {"ok.confirmed", "ok.final"}
    assert found(check(anvil, "arrival", sent, OTHER)) == (0, "ok.arrived")
    assert found(check(anvil, "arrival", sent, THIRD)) == (1, "fail.other_recipient")
    looping = anvil.send(to=anvil.deploy(LOOPS), gas="0x20000")
    assert found(check(anvil, "transaction", looping)) == (1, "fail.out_of_gas")
    refused = anvil.send(to=anvil.deploy(REVERTS), gas="0x20000")
    assert found(check(anvil, "transaction", refused)) == (1, "fail.reverted")
    assert "no luck today" in check(anvil, "transaction", refused, json_=False).out
    assert found(check(anvil, "transaction", "0x" + "ab" * 32)) == (4, "unknown.one_node")


def test_many_transactions(anvil: Anvil) -> None:
    hashes = [anvil.send(to=OTHER, value=hex(value)) for value in range(1, 21)]
    arguments = ("--network", "bsc", "--endpoint", anvil.url)
    ran = sound(tpsupport("check", "transaction", "-", *arguments, stdin="\n".join(hashes)))
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [row["evidence"]["tx"] for row in rows] == hashes
    assert [row["line"] for row in rows] == list(range(1, 21))


def test_addresses_and_nodes(anvil: Anvil) -> None:
    assert found(check(anvil, "balance", OWNER)) == (0, "ok.enough")
    assert found(check(anvil, "permissions", OWNER)) == (0, "ok.own")
    assert found(check(anvil, "node")) == (0, "ok.healthy")
    token = anvil.deploy(GRANTS)
    data = "0x095ea7b3" + THIRD[2:].rjust(64, "0") + "f" * 64
    anvil.send(to=token, data=data, gas="0x20000")
    assert found(check(anvil, "approvals", OWNER)) == (0, "warn.unlimited")
    pair = ("--token", token, "--spender", THIRD)
    assert found(check(anvil, "approvals", OWNER, *pair)) == (1, "fail.still_granted")


def test_the_node_of_another_chain(anvil: Anvil) -> None:
    ran = sound(tpsupport("check", "node", "ethereum", "--endpoint", anvil.url, "--json"))
    assert found(ran) == (1, "fail.wrong_chain")
    own = ("balance", OWNER, "--network", "ethereum", "--endpoint", anvil.url, "--json")
    assert found(sound(tpsupport("check", *own))) == (4, "unknown.nodes_failing")
