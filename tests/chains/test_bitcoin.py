"""Bitcoin: recorded answers of Esplora, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tpsupport.chains import bitcoin
from tpsupport.chains.bitcoin.refusal import of_text
from tpsupport.chains.call import Answer, AnswerError, Call

from .scripted import answer, folder, network, plain, talk

if TYPE_CHECKING:
    from collections.abc import Callable

WHERE = "bitcoin-esplora"
NETWORK = network("bitcoin")
TIP = "0193626eea5dc79c9fea2f2ba03a4a2c9332f0b92b4549e59866cd1d09ba4a8b"
LOST = "54f3c8139b3f0bf82c3c0de40d5f41cc22e2cfe074ecbba0ae50d9ac3f162b2e"
LATER = "949e1ee662d729675c61a653f4f46b2cde19f425dc64df8d4ae5f70092bf0d34"


def node(**special: Answer) -> Callable[[Call], Answer | None]:
    """An Esplora server at block 120; ``special``: more answers, by the name of the call."""
    known = {
        "/block-height/0": plain(NETWORK.identity),
        "/blocks/tip/hash": answer(WHERE, "blocks_tip_hash"),
        "/block/:hash": answer(WHERE, "block"),
    }
    named = {key.replace("__", "/"): value for key, value in special.items()}
    return lambda call: {**known, **named}.get(call.name)


def look(tx: str, **special: Answer) -> Any:
    return talk(bitcoin.transaction(NETWORK, tx), node(**special))


def asked(name: str) -> str:
    return str(folder(WHERE)[name]["path"]).split("/")[2]


def test_confirmed() -> None:
    report = look(asked("tx_confirmed"), **{"/tx/:txid": answer(WHERE, "tx_confirmed")})
    assert (report.state, report.block, report.confirmations, report.needed) == ("final", 115, 6, 6)
    assert report.fee > 0
    assert report.transfers[0].amount == 24997120
    assert report.sender == "bcrt1qt47s9qrc50hp0lulgyg5eap5k08uvhp0g3jz4s"


def test_confirmed_but_not_deep() -> None:
    deeper = NETWORK._replace(final=7)
    script = node(**{"/tx/:txid": answer(WHERE, "tx_confirmed")})
    assert talk(bitcoin.transaction(deeper, asked("tx_confirmed")), script).state == "confirmed"


def test_documented_shape() -> None:
    tx = asked("doc_tx_confirmed")
    with pytest.raises(AnswerError):
        look(tx, **{"/tx/:txid": plain({"txid": tx, "status": {"confirmed": True}})})
    report = look(tx, **{"/tx/:txid": answer(WHERE, "doc_tx_confirmed")})
    assert (report.state, report.transfers) == ("confirmed", ())


@pytest.mark.parametrize(
    ("fees", "reason"),
    [
        ({"/v1/fees/recommended": answer(WHERE, "doc_fees_recommended")}, None),
        ({"/fee-estimates": answer(WHERE, "doc_fee_estimates")}, "low_fee"),
        ({}, None),
        ({"/fee-estimates": plain({"6": "high"})}, None),
        ({"/fee-estimates": plain({"6": -1})}, None),
    ],
)
def test_pending(fees: dict[str, Answer], reason: str | None) -> None:
    fees["/tx/:txid"] = answer(WHERE, "tx_pending_low_fee_rbf")
    report = look(LOST, **fees)
    assert (report.state, report.reason) == ("pending", reason)
    assert "sat/vB" in report.reason_text
    assert ("RBF" in report.reason_text) is (reason == "low_fee")


def test_not_found() -> None:
    assert look("ab" * 32, **{"/tx/:txid": answer(WHERE, "tx_not_found")}).state == "not_found"


def test_the_status_page_decides_nothing() -> None:
    trap = answer(WHERE, "tx_status_not_found_TRAP")
    with pytest.raises(AnswerError):
        look("ab" * 32, **{"/tx/:txid": trap})
    names: list[str] = []

    def listening(call: Call) -> Answer | None:
        names.append(call.path)
        return node(**{"/tx/:txid": answer(WHERE, "tx_not_found")})(call)

    talk(bitcoin.transaction(NETWORK, "ab" * 32), listening)
    assert not [name for name in names if name.endswith("/status")]


def test_replaced_where_the_server_remembers() -> None:
    gone = {"/tx/:txid": answer(WHERE, "tx_replaced_not_found")}
    history = {"replacements": {"tx": {"txid": LATER}, "replaces": []}, "replaces": None}
    report = look(LOST, **gone, **{"/v1/tx/:txid/rbf": plain(history)})
    assert (report.state, report.replaced_by) == ("replaced", LATER)
    nothing = look(LOST, **gone, **{"/v1/tx/:txid/rbf": plain({"replacements": None})})
    assert nothing.state == "not_found"


@pytest.mark.parametrize(
    ("special", "trouble"),
    [
        ({"/block-height/0": plain("00" * 32)}, "wrong_chain"),
        ({"/tx/:txid": answer(WHERE, "tx_confirmed")}, "wrong_answer"),
        ({"/tx/:txid": answer(WHERE, "tx_bad_hex")}, "not_a_node"),
        ({"/tx/:txid": plain("<html>")}, "not_a_node"),
        ({"/tx/:txid": Answer(404, "<!doctype html>", "text/html")}, "not_a_node"),
        ({"/tx/:txid": Answer(404, "Block not here")}, "not_a_node"),
        ({"/block/:hash": plain({"id": TIP, "height": -1, "timestamp": 1})}, "malformed"),
        ({"/block/:hash": plain({"id": "ab" * 32, "height": 1, "timestamp": 1})}, "wrong_answer"),
        ({"/blocks/tip/hash": plain("../../etc")}, "malformed"),
        ({"/blocks/tip/hash": Answer(429, "slow down")}, "rate_limited"),
    ],
)
def test_what_is_no_answer(special: dict[str, Answer], trouble: str) -> None:
    with pytest.raises(AnswerError) as caught:
        look("cd" * 32, **special)
    assert caught.value.trouble == trouble


def test_balance() -> None:
    sample = answer(WHERE, "address_pending_incoming")
    owner = asked("address_pending_incoming")
    found = talk(bitcoin.balance(NETWORK, owner), node(**{"/address/:address": sample}))
    assert (found.native, found.spendable, found.pending_in) == (75000000, 75000000, 30000000)
    assert found.exists
    assert found.enough_for_fee is None
    rates = {"/fee-estimates": answer(WHERE, "doc_fee_estimates")}
    priced = talk(bitcoin.balance(NETWORK, owner), node(**{"/address/:address": sample}, **rates))
    assert priced.usual_fee == int(141 * 68.285) + 1
    assert priced.enough_for_fee


@pytest.mark.parametrize(
    "stats", [{"funded_txo_sum": 1, "spent_txo_sum": 2, "tx_count": 1}, {"funded_txo_sum": -1}, {}]
)
def test_impossible_balances(stats: dict[str, int]) -> None:
    fields = {"address": "x", "chain_stats": stats, "mempool_stats": stats}
    with pytest.raises(AnswerError):
        talk(bitcoin.balance(NETWORK, "x"), node(**{"/address/:address": plain(fields)}))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("broadcast_absurd_fee", "insufficient_fee"),
        ("broadcast_decode_failed", None),
        ("broadcast_in_below_out", "insufficient_native"),
        ("broadcast_inputs_spent", "nonce_used"),
        ("broadcast_non_final", "tapos"),
        ("broadcast_replaced_again", "low_fee"),
        ("broadcast_already_confirmed", "duplicate"),
        ("broadcast_dust", "rent"),
    ],
)
def test_refused_payments(name: str, reason: str | None) -> None:
    for where in (WHERE, "bitcoin-core-rpc"):
        if name in folder(where):
            assert of_text(str(folder(where)[name]["body"])) == reason
