"""The balance check, against loopback nodes of recorded answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tpsupport.chains.report import Balance
from tpsupport.checks.balance import CHECK, judged
from tpsupport.errors import UsageError

from .chainside import HTML, Lab, good, result

if TYPE_CHECKING:
    from pathlib import Path

OWNER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
TOKEN = "0x5FbDB2315678afecb367f032d93F642f64180aa3"
FACTS = {"address": OWNER, "network": "ethereum"}


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    return Lab(CHECK, tmp_path / "pack")


@pytest.mark.parametrize(
    ("wei", "code", "shown"),
    [
        (hex(10**18), "ok.enough", "1"),
        (hex(15 * 10**17), "ok.enough", "1.5"),
        ("0x1", "fail.fee_short", "0.000000000000000001"),
        ("0x0", "warn.empty", "0"),
    ],
)
def test_amounts(lab: Lab, wei: str, code: str, shown: str) -> None:
    rich = good(eth_getBalance=result(wei))
    finding = lab.run(FACTS, ethereum=(rich, rich))
    assert (finding.code, finding.evidence["balance"]) == (code, shown)
    assert finding.evidence["link"].endswith(OWNER)


def test_a_token(lab: Lab) -> None:
    held = good(eth_getBalance=result("0x0"), eth_call=result("0x" + f"{7:064x}"))
    finding = lab.run({**FACTS, "token": TOKEN}, ethereum=(held, held))
    assert (finding.code, finding.evidence["token_amount"]) == ("fail.fee_short", "7")
    named = lab.run({**FACTS, "token": "USDT"}, ethereum=(held, held))
    assert named.evidence["token"] == ""


def test_nodes_that_differ_or_fail(lab: Lab) -> None:
    one, other = good(eth_getBalance=result("0x1")), good(eth_getBalance=result("0x2"))
    assert lab.run(FACTS, ethereum=(one, other)).code == "unknown.disagreement"
    assert lab.run(FACTS, ethereum=(HTML, HTML)).code == "unknown.nodes_failing"
    assert lab.run(FACTS, now=1e10, ethereum=(one, one)).code == "unknown.nodes_failing"
    facts = {**FACTS, "network": "okc"}
    assert lab.run(facts, okc=(HTML,)).code == "unknown.stopped_network"


@pytest.mark.parametrize("address", ["TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC", "0x12", ""])
def test_an_address_of_another_network(lab: Lab, address: str) -> None:
    with lab.context(ethereum=()) as context, pytest.raises(UsageError) as caught:
        CHECK.run(context, address=address, network="ethereum")
    assert caught.value.code.startswith("chains.address.")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"exists": False}, "warn.not_activated"),
        ({"exists": False, "pending_in": 5}, "warn.incoming"),
        ({"pending_in": 5}, "warn.incoming"),
        ({"native": 5}, "ok.held"),
        ({"native": 5, "usual_fee": 5}, "ok.enough"),
        ({"native": 5, "spendable": 1, "usual_fee": 5}, "fail.fee_short"),
        ({"native": 5, "resources": {"cpu": 10, "net": 900, "ram": 900}}, "fail.resources_low"),
        ({"native": 0, "resources": {"energy": 0, "bandwidth": 0}}, "warn.empty"),
        ({"legacy": 10}, "ok.held"),
        ({"token_amount": 10, "usual_fee": 1}, "fail.fee_short"),
    ],
)
def test_judgement(fields: dict[str, Any], code: str) -> None:
    found = Balance(network="x", address="y", **fields)
    assert ".".join(judged(found)) == code
    assert judged(found)[1] in CHECK.causes[judged(found)[0]]
