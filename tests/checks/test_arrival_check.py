"""The arrival check: whose transaction was it, and did anything come?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.chains.scripted import network
from tpsupport.chains.report import Transfer, TxReport
from tpsupport.checks.arrival import CHECK, judged, reached

from .chainside import Lab, asked_hash, folder, good

if TYPE_CHECKING:
    from pathlib import Path

OTHER = "0x000000000000000000000000000000000000dEaD"
ETHEREUM = network("ethereum")
REPORT = TxReport(network="ethereum", tx="0x", state="final")


def recipient(case: str) -> str:
    return str(folder("ethereum")[f"{case}.tx"]["body"]["result"]["to"])


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    return Lab(CHECK, tmp_path / "pack")


def run(lab: Lab, case: str, address: str) -> str:
    facts = {"hash": asked_hash("ethereum", case), "address": address, "network": "ethereum"}
    return lab.run(facts, ethereum=(good(case), good(case))).code


def test_over_the_wire(lab: Lab) -> None:
    receiver = recipient("success_transfer")
    assert run(lab, "success_transfer", receiver.upper().replace("0X", "0x")) == "ok.arrived"
    assert run(lab, "success_transfer", OTHER) == "fail.other_recipient"
    holder = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8"
    assert run(lab, "success_token_transfer", holder) == "ok.arrived"
    assert run(lab, "success_token_transfer", OTHER) == "unknown.inside_contract"
    assert run(lab, "success_approve_unlimited", OTHER) == "fail.approval_only"
    assert run(lab, "revert_string", OTHER) == "fail.failed"
    assert run(lab, "pending", recipient("pending")) == "warn.pending"
    assert run(lab, "pending", OTHER) == "fail.other_recipient"
    assert run(lab, "not_found", OTHER) == "fail.not_found"


def _report(**fields: Any) -> TxReport:
    return replace(REPORT, **fields)


@pytest.mark.parametrize(
    ("key", "paid", "address"),
    [
        ("tron", "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC", "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"),
        ("bitcoin", "bc1qvyqx0cc6rahyvsazfdje0twl7ez82ndmuac2lhv",
         "BC1QVYQ0CC6RAHYVSAZFDJE0TWL7EZ82NDMUAC2LHV"),
        ("polkadot", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
         "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"),
        ("aptos", "0x1", "0x0000000000000000000000000000000000000000000000000000000000000001"),
        ("eos", "bob", " bob"),
    ],
)  # fmt: skip
def test_one_address_in_two_forms(key: str, paid: str, address: str) -> None:
    paid = paid if key != "bitcoin" else address.lower()
    report = _report(transfers=(Transfer("X", paid, 5),))
    assert len(reached(report, network(key), address)) == 1
    assert reached(report, network(key), "alice") == ()


def test_a_transfer_of_nothing_is_none() -> None:
    report = _report(transfers=(Transfer("USDT", OTHER, 0),))
    assert reached(report, ETHEREUM, OTHER) == ()


@pytest.mark.parametrize(
    ("fields", "reaching", "code"),
    [
        ({}, True, "ok.arrived"),
        ({"state": "confirmed", "confirmations": 1}, True, "ok.arrived"),
        ({"state": "confirmed", "confirmations": 0}, True, "warn.confirming"),
        ({"opaque": True}, False, "unknown.inside_contract"),
        ({}, False, "fail.other_recipient"),
        ({"state": "replaced"}, True, "fail.replaced"),
        ({"state": "failed", "reason": "out_of_gas"}, False, "fail.failed"),
        ({"state": "unknown", "trouble": "stale"}, False, "unknown.nodes_failing"),
        ({"state": "pending", "opaque": True}, False, "warn.pending"),
    ],
)
def test_judgement(fields: dict[str, Any], code: str, *, reaching: bool) -> None:
    found = (Transfer("ETH", OTHER, 1),) if reaching else ()
    assert ".".join(judged(_report(**fields), ETHEREUM, found)) == code
