"""Aptos: recorded answers of its REST interface, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tpsupport.chains import aptos
from tpsupport.chains.call import Answer, AnswerError, Call

from .scripted import answer, folder, network, plain, talk

if TYPE_CHECKING:
    from collections.abc import Callable

    from tpsupport.chains.report import TxReport

NETWORK = network("aptos")
OWNER = "0x49ffe7968750a5ffea80af6fd7657bb246ff8ce6657cbf2c8ed13d9276096b3f"


def node(**special: Answer) -> Callable[[Call], Answer | None]:
    """``special``: answers by a word in the call's name."""
    known = {"by_hash": plain({}), **special}

    def say(call: Call) -> Answer | None:
        if not call.name:
            return None
        if call.name == "/":
            return known.get("ledger", answer("aptos", "ledger_info"))
        name = call.name.rpartition("/")[2].lstrip(":")
        return known.get(name)

    return say


def look(name: str) -> TxReport:
    tx = str(folder("aptos")[name]["body"]["hash"])
    return talk(aptos.transaction(NETWORK, tx), node(by_hash=answer("aptos", name)))


@pytest.mark.parametrize(
    "name",
    ["success_user_transaction_7", "recorded_genesis_transaction",
     "recorded_state_checkpoint_transaction"],
)  # fmt: skip
def test_success(name: str) -> None:
    report = look(name)
    assert (report.state, report.reason) == ("final", None)


def test_what_moved() -> None:
    report = look("success_user_transaction_7")
    assert [(one.asset, one.recipient, one.amount, one.native) for one in report.transfers] == [
        ("APT", OWNER, 20000, True)
    ]
    assert report.fee == 5700


@pytest.mark.parametrize(
    ("name", "reason", "words"),
    [
        ("failed_execution", "program_error", "Execution failed in 0x1::vector::borrow"),
        ("failed_fee", "insufficient_fee", "INSUFFICIENT_BALANCE_FOR_TRANSACTION_FEE"),
        ("failed_linker_error", "program_error", "LINKER_ERROR"),
        ("failed_move_abort_fa_insufficient", "insufficient_token", "EINSUFFICIENT_BALANCE"),
        ("failed_move_abort_unknown_module", "move_abort", "::router: 0x1f"),
        ("failed_out_of_gas", "out_of_gas", "Out of gas"),
    ],
)
def test_failures(name: str, reason: str, words: str) -> None:
    report = look(name)
    assert (report.state, report.reason, report.transfers) == ("failed", reason, ())
    assert words in report.reason_text


def test_not_found() -> None:
    report = talk(
        aptos.transaction(NETWORK, "0x" + "ab" * 32), node(by_hash=answer("aptos", "not_found"))
    )
    assert report.state == "not_found"


@pytest.mark.parametrize(
    ("expires", "state"), [("1763817601", "pending"), ("1763817599", "expired")]
)
def test_waiting(expires: str, state: str) -> None:
    tx = "0x" + "ab" * 32
    fields = {"hash": tx, "type": "pending_transaction", "sender": OWNER, "sequence_number": "3"}
    fields["expiration_timestamp_secs"] = expires
    report = talk(aptos.transaction(NETWORK, tx), node(by_hash=plain(fields)))
    assert (report.state, report.nonce) == (state, 3)


def test_by_version() -> None:
    sample = answer("aptos", "success_user_transaction_7")
    report = talk(aptos.transaction(NETWORK, "6781425728"), node(by_version=sample))
    assert report.state == "final"


@pytest.mark.parametrize(
    ("special", "trouble"),
    [
        ({"by_hash": answer("aptos", "version_pruned")}, "no_index"),
        ({"by_hash": answer("aptos", "success_user_transaction_7")}, "wrong_answer"),
        ({"by_hash": plain({"error_code": "web_framework_error"}, 400)}, "refused"),
        ({"by_hash": plain("Not Found", 404)}, "malformed"),
        ({"by_hash": plain({}, 404)}, "not_a_node"),
        ({"by_hash": Answer(200, "<html>")}, "not_a_node"),
        (
            {"ledger": plain({"chain_id": 2, "block_height": "1", "ledger_timestamp": "1"})},
            "wrong_chain",
        ),
        ({"ledger": plain({"chain_id": 1})}, "malformed"),
        (
            {"ledger": plain({"chain_id": 1, "block_height": "-1", "ledger_timestamp": "1"})},
            "malformed",
        ),
    ],
)
def test_what_is_no_answer(special: dict[str, Answer], trouble: str) -> None:
    with pytest.raises(AnswerError) as caught:
        talk(aptos.transaction(NETWORK, "0x" + "ab" * 32), node(**special))
    assert caught.value.trouble == trouble


def _account(key: str) -> Answer:
    return plain({"sequence_number": "0", "authentication_key": key})


def test_balance() -> None:
    special = {"address": _account(OWNER), "balance": answer("aptos", "balance")}
    special["estimate_gas_price"] = plain({"gas_estimate": 100})
    found = talk(aptos.balance(NETWORK, OWNER), node(**special))
    assert (found.native, found.exists, found.usual_fee) == (123456789, True, 60_000)
    special |= {"address": answer("aptos", "account_not_found")}
    special |= {"balance": answer("aptos", "resource_not_found")}
    empty = talk(aptos.balance(NETWORK, OWNER), node(**special))
    assert (empty.native, empty.exists) == (0, False)


def test_a_token_cannot_write_a_path() -> None:
    special = {"address": _account(OWNER), "balance": answer("aptos", "balance")}
    with pytest.raises(AnswerError):
        talk(aptos.balance(NETWORK, OWNER, "../x?y"), node(**special))


@pytest.mark.parametrize(
    ("account", "kind", "exists"),
    [
        (_account(OWNER), "own", True),
        (_account("0x" + "ab" * 32), "key_rotated", True),
        (answer("aptos", "account_not_found"), "own", False),
    ],
)
def test_permissions(account: Answer, kind: str, *, exists: bool) -> None:
    found = talk(aptos.permissions(NETWORK, OWNER), node(address=account))
    assert (found.kind, found.exists) == (kind, exists)
