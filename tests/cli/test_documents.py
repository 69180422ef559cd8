"""Whatever is wrong with a document that other rooms read is refused at its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.pack.small import SHIPPED
from tpsupport.cli.tree.documents import addresses, document_flaws
from tpsupport.pack.library import Library

from .program import tpsupport

FAULTS = [
    ("networks", "    family: evm", "    family: emv", "not_one_of"),
    ("networks", "    state: active", "    state: alive", "not_one_of"),
    ("networks", "decimals: 18}", 'decimals: "18"}', "not_an_integer"),
    ("networks", "decimals: 18}", "decimals: -1}", "out_of_range"),
    ("networks", "symbol: ETH,", 'symbol: "",', "empty_text"),
    ("networks", "chain_id: 56", "chain_id: one", "not_an_integer"),
    ("networks", "    identity: '56'", "    identity: '57'", "not_one_of"),
    ("networks", "    caip2: 'eip155:56'", "    caip2: 'eip155:57'", "not_one_of"),
    ("networks", "- {url: https://eth.drpc.org", "- {url: http://eth.drpc.org", "not_a_link"),
    ("networks", "https://eth.drpc.org", "https://me:pw@eth.drpc.org", "not_a_link"),
    ("networks", "        url: https://etherscan.io", '        url: "javascript:1"', "not_a_link"),
    ("networks", "https://etherscan.io/tx/{tx}", "https://etherscan.io/tx/{hash}", "other_places"),
    ("networks", "head: {warn: 5400, bad: 10800}", "head: {warn: 5400, bad: 540}", "out_of_range"),
    ("networks", "    tx: '^[0-9a-fA-F]{64}$'", "    tx: '^([0-9a'", "bad_pattern"),
    ("networks", "    family: bitcoin", "    famly: bitcoin", "unknown_key"),
    ("networks", "aliases: [BTC,", "aliases: [BTC, BTC,", "duplicate_item"),
    ("targets", ".com/, region: mainland", ".com/, region: mars", "not_one_of"),
    ("targets", ", role: site", ", role: shop", "not_one_of"),
    ("targets", "https://www.baidu.com/", "http://www.baidu.com/", "not_a_link"),
    ("targets", "status: 204", "status: 999", "out_of_range"),
    ("targets", "slow_ms: 3000", "slow_ms: soon", "not_an_integer"),
    ("channels", 'seen: "2024-01"', 'seen: "2024-13"', "not_a_date"),
    ("swap", "explorer.transit.finance", "explorer.transit-finance.com", "foreign_address"),
    (
        "fake-app",
        "https://www.tokenpocket.pro",
        "https://www.tokenpocket.pro.evil.com",
        "foreign_address",
    ),
    ("endings", "service@tokenpocket.pro", "service@tokenpocket.com", "foreign_address"),
    ("endings", "t.me/tokenPocket_cn", "t.me/tokenPocket_help", "foreign_address"),
    ("lookalikes", 'seen: "2026-02-03"', 'seen: "2026-02-30"', "not_a_date"),
]


def test_the_shipped_documents_are_right() -> None:
    assert list(document_flaws(Library.open())) == []


@pytest.mark.parametrize(("name", "old", "new", "code"), FAULTS)
def test_a_fault_is_found_at_its_line(
    name: str, old: str, new: str, code: str, tmp_path: Path
) -> None:
    pack = Path(shutil.copytree(SHIPPED, tmp_path / "pack"))
    file = pack / f"{name}.yaml"
    text = file.read_text("utf-8")
    line = text[: text.index(old)].count("\n") + 1
    file.write_text(text.replace(old, new, 1), "utf-8")
    found = [(flaw.place.line, flaw.code) for flaw in document_flaws(Library.open(pack))]
    assert (line, code) in found


def test_a_tree_by_itself_is_asked_for_its_addresses(tmp_path: Path) -> None:
    pack = Path(shutil.copytree(SHIPPED, tmp_path / "pack"))
    for name, old, new in (
        ("swap", ".transit.finance", ".transit-finance.com"),
        ("fake-app", "www.tokenpocket.pro", "www.tp.example.com"),
    ):
        text = (pack / f"{name}.yaml").read_text("utf-8")
        (pack / f"{name}.yaml").write_text(text.replace(old, new), "utf-8")
    library = Library.open(pack)
    for name in ("swap", "fake-app"):
        found = [*addresses(library, (name,))]
        assert found
        assert {flaw.place.file for flaw in found} == {str(pack / f"{name}.yaml")}
    ran = tpsupport("tree", "lint", str(pack / "swap.yaml"))
    assert (ran.code, "transit-finance.com" in ran.out) == (3, True)
