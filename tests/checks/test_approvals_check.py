"""The approvals check: what is seen, and that not seen is never called safe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.chains.scripted import failure
from tpsupport.chains.report import Approval, Approvals
from tpsupport.checks.approvals import CHECK, judged

from .chainside import HTML, Lab, answer, good, result

if TYPE_CHECKING:
    from pathlib import Path

OWNER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
TOKEN = "0x5FbDB2315678afecb367f032d93F642f64180aa3"
SPENDER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC"
FACTS = {"address": OWNER, "network": "ethereum"}
LOGS = answer("ethereum", "eth_getLogs_Approval")


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    return Lab(CHECK, tmp_path / "pack")


@pytest.mark.parametrize(
    ("special", "code"),
    [
        ({"eth_getLogs": LOGS, "eth_call": result("0x" + "f" * 64)}, "warn.unlimited"),
        ({"eth_getLogs": LOGS, "eth_call": result("0x" + f"{9:064x}")}, "warn.limited"),
        ({"eth_getLogs": LOGS, "eth_call": result("0x" + "0" * 64)}, "ok.none_seen"),
        ({"eth_getLogs": answer("ethereum", "eth_getLogs_ApprovalForAll"),
          "eth_call": result("0x" + f"{1:064x}")}, "warn.everything"),
        ({"eth_getLogs": result([])}, "ok.none_seen"),
        ({"eth_getLogs": failure(-32005, "limit exceeded")}, "unknown.not_searchable"),
    ],
)  # fmt: skip
def test_codes(lab: Lab, special: dict[str, Any], code: str) -> None:
    node = good(**special)
    finding = lab.run(FACTS, ethereum=(node, node))
    assert finding.code == code


def test_one_pair(lab: Lab) -> None:
    node = good(eth_call=result("0x" + "f" * 64))
    finding = lab.run({**FACTS, "token": TOKEN, "spender": SPENDER}, ethereum=(node, node))
    assert (finding.code, finding.evidence["searched"]) == ("fail.still_granted", "pair")
    assert {right["spender"] for right in finding.evidence["rights"]} == {SPENDER}


def test_where_there_is_nothing_to_ask(lab: Lab) -> None:
    facts = {"address": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "network": "bitcoin"}
    finding = lab.run(facts, bitcoin=(HTML,))
    assert (finding.code, finding.hosts) == ("unknown.no_approvals_here", ())
    assert lab.run(FACTS, ethereum=(HTML,)).code == "unknown.nodes_failing"


def test_the_gravest_right_names_the_cause() -> None:
    rights = (Approval("approval", "t", "s", 5), Approval("operator", "t", "s"))
    found = Approvals(network="x", address="y", found=rights, searched="recent")
    assert judged(found) == ("warn", "everything")
    assert judged(found, named=True) == ("fail", "still_granted")
