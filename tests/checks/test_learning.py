"""What transactions tell a case: the recorded ones of every family, and whatever a node may say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.chains import test_antelope as antelope
from tests.chains import test_aptos as aptos
from tests.chains import test_bitcoin as bitcoin
from tests.chains import test_solana as solana
from tests.chains import test_tron as tron
from tests.chains.scripted import answer, folder, network, plain, result
from tpsupport.chains.network import Networks
from tpsupport.chains.report import Transfer, TxReport
from tpsupport.checks import arrival, transaction
from tpsupport.checks.context import Context
from tpsupport.checks.learning import learned, sole
from tpsupport.facts.local import Local
from tpsupport.facts.parse import parse
from tpsupport.facts.rules import Rules
from tpsupport.pack.library import Library

from .chainside import NOW, Lab, asked_hash, good

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LIBRARY = Library.open()
NETWORKS = Networks.of(LIBRARY.document("networks"))
CONTEXT = Context(library=LIBRARY, environ={}, clock=lambda: NOW + 86_400)
CONTRACT = "41a614f803b6fd780986a42c78ec9c7f77e6ded13c"
SENDER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
HOLDER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
TOKEN = "0x5FbDB2315678afecb367f032d93F642f64180aa3"
OTHER = "0x000000000000000000000000000000000000dEaD"


def canonical(facts: Mapping[str, str]) -> bool:
    """Whether every value is what an answer of the same kind would have become."""

    def find(text: str) -> str | None:
        found = NETWORKS.find(text)
        return found.key if found else None

    now = datetime.fromtimestamp(NOW + 86_400, UTC).astimezone(Local())
    rules = Rules(LIBRARY, now, find_network=find)
    values = {key: parse(LIBRARY.facts[key], each, rules, facts) for key, each in facts.items()}
    return values == facts


def in_arrival(key: str, report: TxReport, address: str) -> dict[str, str]:
    return arrival._learned(CONTEXT, report, network(key), address)


def in_transaction(key: str, report: TxReport, sender: str = "") -> dict[str, str]:
    return transaction._learned(CONTEXT, report, network(key), sender)


def of_tron(**sent: Any) -> TxReport:
    info = plain({"id": tron.ID, "receipt": {}, "blockNumber": 1, "blockTimeStamp": 1792800000000})
    return tron.look(gettransactioninfobyid=info, gettransactionbyid=tron.body(**sent))


TRX = {"to_address": CONTRACT, "amount": 5_500_000}
CALL = "a9059cbb" + ("bb" * 20).rjust(64, "0") + f"{7_000_000:064x}"
USDT = {"kind": "TriggerSmartContract", "contract_address": CONTRACT, "data": CALL}
IN_TRON = {"network": "tron", "happened_at": "2026-10-24T08:00+08:00"}
PAID_TRX = {**IN_TRON, "token": "TRX", "amount": "5.5"}


def test_tron() -> None:
    coin, token = of_tron(**TRX), of_tron(**USDT)
    assert in_transaction("tron", coin) == PAID_TRX
    paid = {**PAID_TRX, "counterparty_address": tron.USDT}
    assert in_transaction("tron", coin, tron.OWNER) == paid
    assert in_transaction("tron", coin, tron.USDT) == PAID_TRX
    assert in_arrival("tron", coin, tron.USDT) == {**PAID_TRX, "counterparty_address": tron.OWNER}
    assert in_arrival("tron", coin, tron.OWNER) == PAID_TRX
    assert in_transaction("tron", token) == {**IN_TRON, "token": tron.USDT}


def test_a_token_that_is_no_address() -> None:
    """Old tokens of TRON are called by a name that anybody could choose."""
    named = of_tron(kind="TransferAssetContract", asset_name=b"Claim at evil".hex(), **TRX)
    assert named.transfers
    assert in_transaction("tron", named) == IN_TRON


def test_solana() -> None:
    detail = folder("solana")["success_spl_transfer.getTransaction"]["body"]["result"]
    meta = {**detail["meta"], "postTokenBalances": [], "preTokenBalances": []}
    before = list(meta["preBalances"])
    meta["postBalances"] = [before[0] - 5, before[1] + 1_500_000_000, *before[2:]]
    seen = result({**detail, "meta": meta})
    report = solana.look("success_spl_transfer", getTransaction=seen)
    [moved] = report.transfers
    expected = {"network": "solana", "token": "SOL", "amount": "1.5"}
    expected["happened_at"] = (
        datetime.fromtimestamp(solana.NOW, Local()).isoformat()[:16] + "+08:00"
    )
    assert in_transaction("solana", report) == expected
    assert in_arrival("solana", report, moved.recipient) == expected
    recorded = solana.look("success_spl_transfer")
    assert set(in_transaction("solana", recorded)) == {"network", "happened_at"}


def test_aptos() -> None:
    report = aptos.look("success_user_transaction_7")
    found = in_arrival("aptos", report, aptos.OWNER)
    assert found == {
        "network": "aptos",
        "token": "APT",
        "amount": "0.0002",
        "happened_at": "2025-06-10T10:03+08:00",
        "counterparty_address": report.sender,
    }
    assert canonical(found)


def test_antelope() -> None:
    sample = answer("eos", "recorded_v1_history_get_transaction_200_1")
    report = antelope.look(antelope.OLD, v1=sample, get_transaction_status=antelope.MISSING)
    found = in_arrival("eos", report, "b1")
    assert (found["token"], found["amount"]) == ("EOS", "0.0012")
    assert found["counterparty_address"] == report.sender
    assert canonical(found)


def test_bitcoin() -> None:
    """The change goes back to the payer, so only what reached an address is an amount."""
    sample = answer(bitcoin.WHERE, "tx_confirmed")
    report = bitcoin.look(bitcoin.asked("tx_confirmed"), **{"/tx/:txid": sample})
    assert len(report.transfers) == 2
    assert set(in_transaction("bitcoin", report)) == {"network", "happened_at"}
    paid = next(one for one in report.transfers if one.recipient != report.sender)
    found = in_arrival("bitcoin", report, paid.recipient)
    assert (found["token"], found["amount"]) == ("BTC", "0.2499712")
    assert "counterparty_address" not in found
    assert "amount" not in in_arrival("bitcoin", report, report.sender)


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    return Lab(arrival.CHECK, tmp_path / "pack")


@pytest.mark.parametrize(
    ("case", "address", "expected"),
    [
        ("success_transfer", None, {"token": "ETH", "amount": "1", "counterparty_address": SENDER}),
        ("success_token_transfer", HOLDER, {"token": TOKEN, "counterparty_address": SENDER}),
        ("success_token_transfer", OTHER, {"token": TOKEN}),
        ("success_approve_unlimited", OTHER, {}),
        ("revert_string", OTHER, {}),
    ],
)
def test_evm(lab: Lab, case: str, address: str | None, expected: dict[str, str]) -> None:
    receiver = address or str(folder("ethereum")[f"{case}.tx"]["body"]["result"]["to"])
    facts = {"hash": asked_hash("ethereum", case), "address": receiver}
    found = dict(lab.run(facts, ethereum=(good(case), good(case))).facts)
    assert found.pop("happened_at").startswith("2026-11-22T")
    assert found == {"network": "ethereum", **expected}
    assert canonical(found)


def test_what_is_not_known_is_not_learned(lab: Lab) -> None:
    facts = {"hash": "0x" + "ab" * 32, "address": OTHER}
    assert lab.run(facts, ethereum=(good("not_found"),) * 2, bsc=()).facts == {}


REPORT = TxReport(network="ethereum", tx="0x", state="final", sender=SENDER)
ONE = Transfer("ETH", HOLDER, 5, SENDER, native=True)


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ({"transfers": (ONE,)}, True),
        ({"transfers": (ONE,), "opaque": True}, False),
        ({"transfers": (ONE, ONE)}, False),
        ({"transfers": (replace(ONE, amount=0),)}, False),
        ({"transfers": (replace(ONE, recipient=SENDER),)}, False),
        ({"transfers": (Transfer(TOKEN, HOLDER, 5),), "opaque": True, "recipient": TOKEN}, True),
        ({"transfers": (Transfer(TOKEN, HOLDER, 5),), "opaque": True, "recipient": OTHER}, False),
        ({}, False),
    ],
)
def test_one_movement_alone(fields: dict[str, Any], *, known: bool) -> None:
    assert (sole(replace(REPORT, **fields)) is not None) is known


def test_two_payments_to_one_address() -> None:
    twice = replace(REPORT, transfers=(ONE, replace(ONE, amount=7)))
    found = in_arrival("ethereum", twice, HOLDER)
    assert found == {"network": "ethereum", "counterparty_address": SENDER}


TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from([SENDER, HOLDER, TOKEN, tron.USDT, "ETH", "EOS@eosio.token", "bob", "0x1", ""]),
)
TRANSFERS = st.builds(
    Transfer, TEXTS, TEXTS, st.integers(0, 2**256), sender=TEXTS, native=st.booleans()
)


@settings(max_examples=150)
@given(
    key=st.sampled_from(sorted(NETWORKS)),
    moved=st.one_of(st.none(), TRANSFERS),
    seconds=st.one_of(st.none(), st.floats(allow_nan=False), st.integers(0, 2 * NOW)),
    other=TEXTS,
)
def test_whatever_is_learned_is_canonical(
    key: str, moved: Transfer | None, seconds: float | None, other: str
) -> None:
    report = replace(REPORT, network=key, time=seconds)
    found = learned(CONTEXT, report, network(key), moved, other)
    assert found["network"] == key
    assert canonical(found)
