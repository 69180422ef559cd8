"""The node check: which nodes work, and when the user's own is to blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.chains.loopback import http, saying, serving
from tpsupport.checks.context import Context
from tpsupport.checks.node import CHECK
from tpsupport.pack.library import Library

from .chainside import HTML, NOW, Lab, good, result

if TYPE_CHECKING:
    from pathlib import Path

FACTS = {"network": "ethereum"}
BUSY = saying(http("slow", 429))
WRONG = good(eth_chainId=result("0x38"))
CLOSED = "http://127.0.0.1:1"


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    return Lab(CHECK, tmp_path / "pack")


@pytest.mark.parametrize(
    ("speaks", "code"),
    [
        ((good(), good()), "ok.healthy"),
        ((good(), HTML), "warn.some_down"),
        ((HTML, HTML), "fail.not_a_node"),
        ((BUSY,), "fail.rate_limited"),
        ((WRONG,), "fail.wrong_chain"),
    ],
)
def test_codes(lab: Lab, speaks: tuple[object, ...], code: str) -> None:
    finding = lab.run(FACTS, ethereum=speaks)  # type: ignore[arg-type]
    assert finding.code == code
    assert len(finding.evidence["nodes"]) == len(speaks)


@pytest.mark.parametrize(("later", "code"), [(100, "warn.late"), (10**4, "fail.stale")])
def test_old_blocks(lab: Lab, later: int, code: str) -> None:
    assert lab.run(FACTS, now=NOW + later, ethereum=(good(),)).code == code


def test_an_own_node_is_blamed_only_where_another_works(lab: Lab) -> None:
    facts = {**FACTS, "url": CLOSED}
    assert lab.run(facts, ethereum=(good(),)).code == "fail.down"
    with lab.context(ethereum=()) as context:
        assert CHECK.run(context, **facts).code == "unknown.unreachable"


def test_an_own_node_of_another_chain(lab: Lab) -> None:
    with serving(WRONG) as url:
        finding = lab.run({**FACTS, "url": url}, ethereum=(good(),))
    assert finding.code == "fail.wrong_chain"
    assert "56" in finding.evidence["detail"]
    with serving(good()) as url:
        assert lab.run({**FACTS, "url": url}, ethereum=(HTML,)).code == "ok.healthy"


def test_a_network_that_stopped(lab: Lab) -> None:
    finding = lab.run({"network": "OKC"}, okc=(HTML,))
    assert finding.code == "unknown.stopped_network"
    assert lab.run({"network": "heco"}, heco=()).code == "unknown.stopped_network"


def test_contacts() -> None:
    context = Context(library=Library.open(), environ={})
    found = CHECK.contacts(context, network="tron", url="https://mine.example/x")
    assert [contact.host for contact in found][:2] == ["mine.example", "api.trongrid.io"]
    assert CHECK.contacts(context)
