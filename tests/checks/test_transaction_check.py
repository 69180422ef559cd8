"""The transaction check, against loopback nodes of recorded answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.chains.loopback import serving
from tests.chains.test_substrate import node as substrate_node
from tpsupport.chains.terms import REASONS, TROUBLES
from tpsupport.checks import transaction
from tpsupport.checks.context import Context
from tpsupport.checks.nodes import lost
from tpsupport.checks.transaction import CAUSES, CHECK
from tpsupport.errors import UsageError
from tpsupport.pack.library import Library

from .chainside import HTML, Lab, answer, asked_hash, folder, good, replaying, result

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    return Lab(CHECK, tmp_path / "pack")


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("success_transfer", "ok.confirmed"),
        ("success_approve_unlimited", "ok.approval"),
        ("pending", "warn.pending"),
        ("nonce_gap", "warn.nonce_gap"),
        ("out_of_gas", "fail.out_of_gas"),
        ("revert_string", "fail.slippage"),
        ("revert_nodata", "fail.reverted"),
        ("revert_insufficient_allowance", "fail.insufficient_allowance"),
        ("revert_custom_error", "fail.insufficient_token"),
        ("invalid_opcode", "fail.reverted"),
        ("not_found", "fail.not_found"),
    ],
)
def test_codes(lab: Lab, case: str, code: str) -> None:
    facts = {"hash": asked_hash("ethereum", case), "network": "ETH"}
    finding = lab.run(facts, ethereum=(good(case), good(case)))
    assert finding.code == code
    assert set(finding.hosts) == {"n0.test", "n1.test"}
    assert finding.evidence["link"].startswith("https://etherscan.io/tx/0x")


def test_what_the_evidence_tells(lab: Lab) -> None:
    facts = {"hash": asked_hash("ethereum", "success_transfer")}
    finding = lab.run(facts, ethereum=(good(), good()))
    assert finding.evidence["transfers"][0]["amount"] == "1"
    assert finding.evidence["coin"] == "ETH"
    assert finding.evidence["time"].startswith("2026-11-22T")


def test_a_link_names_the_network(lab: Lab) -> None:
    link = f"https://etherscan.io/tx/{asked_hash('ethereum', 'success_transfer')}"
    assert lab.run({"hash": link}, ethereum=(good(),)).code == "ok.confirmed"


def test_the_network_is_searched_for(lab: Lab) -> None:
    elsewhere = good("not_found", eth_chainId=result("0x38"))
    facts = {"hash": asked_hash("ethereum", "success_transfer")}
    finding = lab.run(facts, bsc=(elsewhere, elsewhere), ethereum=(good(), good()))
    assert (finding.code, finding.facts["network"]) == ("ok.confirmed", "ethereum")
    nowhere = lab.run({"hash": "0x" + "ab" * 32}, bsc=(elsewhere,), ethereum=(good("not_found"),))
    assert (nowhere.code, nowhere.facts) == ("unknown.which_network", {})


@pytest.mark.parametrize(
    ("speaks", "code"),
    [
        ((good("not_found"), HTML), "unknown.one_node"),
        ((HTML, HTML), "unknown.nodes_failing"),
        ((good(eth_chainId=result("0x38")),), "unknown.nodes_failing"),
        ((good(eth_getTransactionByHash=answer("ethereum", "geth_tx_indexing")),) * 2,
         "unknown.no_index"),
        ((good(), good(eth_getTransactionReceipt=result({}))), "ok.confirmed"),
    ],
)  # fmt: skip
def test_when_nodes_fail(lab: Lab, speaks: tuple[object, ...], code: str) -> None:
    facts = {"hash": asked_hash("ethereum", "success_transfer"), "network": "ethereum"}
    finding = lab.run(facts, ethereum=speaks)  # type: ignore[arg-type]
    assert finding.code == code


def test_nobody_reachable(lab: Lab) -> None:
    facts = {"hash": "0x" + "ab" * 32, "network": "ethereum"}
    with lab.context(ethereum=()) as context:
        there = Context(
            library=context.library,
            environ={},
            endpoints={"ethereum": "http://127.0.0.1:1"},
            timeout=2.0,
        )
        finding = CHECK.run(there, **facts)
    assert finding.code == "unknown.unreachable"


def test_a_network_that_stopped(lab: Lab) -> None:
    missing = good("not_found", eth_chainId=result("0x42"))
    facts = {"hash": "0x" + "ab" * 32, "network": "OKExChain"}
    finding = lab.run(facts, okc=(missing, missing))
    assert finding.code == "unknown.stopped_network"
    assert "X Layer" in finding.evidence["note"]


def test_a_sender_and_a_nonce_tell_a_replacement(lab: Lab) -> None:
    facts = {
        "hash": asked_hash("ethereum", "replaced"),
        "network": "ethereum",
        "sender": "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
        "nonce": "1",
    }
    counted = answer("ethereum", "replaced.nonce_latest")
    node = good("replaced", eth_getTransactionCount=counted)
    assert lab.run(facts, ethereum=(node, node)).code == "fail.replaced"


@pytest.mark.parametrize(
    "text", ["", "0x12", "hello", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"]
)
def test_what_is_no_hash(lab: Lab, text: str) -> None:
    with lab.context(ethereum=()) as context, pytest.raises(UsageError) as caught:
        CHECK.run(context, hash=text)
    assert caught.value.code.startswith("chains.transaction_id.")
    assert Library.open().phrase(caught.value.code, "zh", **caught.value.details)


def test_every_reason_and_trouble_has_a_cause() -> None:
    grouped = [reason for group in transaction._FAILURES.values() for reason in group]
    assert set(grouped) <= set(REASONS)
    assert len(grouped) == len(set(grouped))
    assert set(transaction._FAILURES) <= set(CAUSES["fail"])
    assert {lost(trouble) for trouble in TROUBLES} <= set(CAUSES["unknown"])


def test_contacts_name_the_nodes_and_nobody_else() -> None:
    context = Context(library=Library.open(), environ={})
    one = {
        contact.host for contact in CHECK.contacts(context, hash="0x" + "ab" * 32, network="bsc")
    }
    assert "bsc-dataseed.bnbchain.org" in one
    every = {contact.host for contact in CHECK.contacts(context)}
    assert one < every
    own = Context(library=Library.open(), environ={}, endpoints={"bsc": "https://me.example/rpc"})
    found = CHECK.contacts(own, hash="0x" + "ab" * 32, network="bsc")
    assert [contact.host for contact in found] == ["me.example"]
    for contact in found:
        assert Library.open().phrase(contact.why, "zh")


def test_an_indexer_is_asked_only_on_wish(lab: Lab) -> None:
    tx = str(folder("substrate")["subscan_extrinsic_success"]["asked"]["hash"])
    facts = {"hash": tx, "network": "polkadot"}
    node = replaying(substrate_node())
    indexer = replaying(lambda call: answer("substrate", "subscan_extrinsic_success"))
    with lab.context(polkadot=(node, node)) as context, serving(indexer) as url:
        assert CHECK.run(context, **facts).code == "unknown.no_index"
        wishing = replace(context, endpoints={"polkadot.indexer": url})
        assert CHECK.run(wishing, **facts).code == "ok.final"
        assert "127.0.0.1" in {each.host for each in CHECK.contacts(wishing, **facts)}
        pack = replace(context, endpoints={"polkadot.indexer": "pack"})
        hosts = {each.host for each in CHECK.contacts(pack, **facts)}
        assert "assethub-polkadot.api.subscan.io" in hosts
        assert "assethub-polkadot.api.subscan.io" not in {
            each.host for each in CHECK.contacts(context, **facts)
        }


@pytest.mark.parametrize("nonce", ["", "x", "-1", "9" * 5000, "١"])
def test_a_nonce_that_is_none(lab: Lab, nonce: str) -> None:
    facts = {"hash": asked_hash("ethereum", "not_found"), "network": "ethereum", "nonce": nonce}
    missing = good("not_found")
    assert lab.run(facts, ethereum=(missing, missing)).code == "fail.not_found"


def test_contradiction_on_a_network_that_was_searched_for(lab: Lab) -> None:
    receipt = folder("ethereum")["success_transfer.receipt"]["body"]["result"]
    lying = good(eth_getTransactionReceipt=result({**receipt, "status": "0x0"}))
    elsewhere = good("not_found", eth_chainId=result("0x38"))
    facts = {"hash": asked_hash("ethereum", "success_transfer")}
    finding = lab.run(facts, bsc=(elsewhere,), ethereum=(good(), lying))
    assert finding.code == "unknown.disagreement"
    assert len(finding.evidence["disagreement"]) == 2


def test_a_hash_of_another_family(lab: Lab) -> None:
    signature = (
        "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW"
    )
    with lab.context(ethereum=()) as context, pytest.raises(UsageError) as caught:
        CHECK.run(context, hash=signature, network="ethereum")
    assert caught.value.code == "chains.transaction_id.other_network"
