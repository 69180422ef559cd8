"""Solana: recorded answers of its runtime, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tpsupport.chains import solana
from tpsupport.chains.call import Answer, AnswerError, Call
from tpsupport.chains.report import Approval, TxReport
from tpsupport.chains.solana.programs import SYSTEM_PROGRAM
from tpsupport.chains.solana.refusal import of_err

from .scripted import answer, failure, folder, network, result, talk

if TYPE_CHECKING:
    from collections.abc import Callable

NETWORK = network("solana")
NOW = 1763817600
TOKEN = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
OWNER = "AKnL4NNf3DGWZJS6cPknBuEGnVsV4A4m5tgebLHaRSZ9"
OTHER = "9hSR6S7WPtxmTojgo6GG3k4yDPecgJY292j7xrsUGWBu"


def node(case: str = "", **special: Answer) -> Callable[[Call], Answer | None]:
    known = {
        "getGenesisHash": result(NETWORK.identity),
        "getHealth": answer("solana", "getHealth_ok"),
        "getSlot": result(250000200),
        "getBlockTime": result(NOW),
    }
    for method in ("getSignatureStatuses", "getTransaction"):
        if f"{case}.{method}" in folder("solana"):
            known[method] = answer("solana", f"{case}.{method}")
    return lambda call: {**known, **special}.get(call.name)


def signature(case: str) -> str:
    found = folder("solana")[f"{case}.getTransaction"]["asked"]["params"][0]
    return str(found)


def look(case: str, **special: Answer) -> TxReport:
    return talk(solana.transaction(NETWORK, signature(case)), node(case, **special))


@pytest.mark.parametrize("case", ["success_spl_transfer", "success_spl_approve"])
def test_success(case: str) -> None:
    report = look(case)
    assert (report.state, report.fee, report.time) == ("final", 5000, NOW)
    assert report.sender == OWNER
    assert report.approval is (case == "success_spl_approve")


@pytest.mark.parametrize(
    ("case", "reason", "words"),
    [
        ("failed_insufficient_lamports", "insufficient_native", "Transfer: insufficient lamports"),
        ("failed_compute_exceeded", "compute_exceeded", "ComputationalBudgetExceeded"),
    ],
)
def test_failures(case: str, reason: str, words: str) -> None:
    report = look(case)
    assert (report.state, report.reason) == ("failed", reason)
    assert words in report.reason_text


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("failed_blockhash_not_found", "blockhash_expired"),
        ("failed_compute_exceeded", "compute_exceeded"),
        ("failed_insufficient_for_rent", "rent"),
        ("failed_insufficient_lamports", "insufficient_native"),
        ("failed_recipient_below_rent", "rent"),
        ("failed_unknown_program", "program_error"),
    ],
)
def test_refused_by_simulation(name: str, reason: str) -> None:
    sample = folder("solana")[f"{name}.sendTransaction_preflight"]["body"]["error"]["data"]
    assert of_err(sample["err"], sample["logs"])[0] == reason


@pytest.mark.parametrize(
    ("err", "logs", "reason"),
    [
        ("AlreadyProcessed", [], "duplicate"),
        ("AccountNotFound", [], "insufficient_fee"),
        ("InsufficientFundsForFee", None, "insufficient_fee"),
        ({"InstructionError": [0, {"Custom": 1}]},
         [f"Program {TOKEN} invoke [1]", "Program log: Error: insufficient funds",
          f"Program {TOKEN} failed: custom program error: 0x1"], "insufficient_token"),
        ({"InstructionError": [0, {"Custom": 4}]},
         [f"Program {TOKEN} failed: custom program error: 0x4"], "permission"),
        ({"InstructionError": [0, {"Custom": 6001}]},
         ["Program log: Error: Slippage tolerance exceeded"], "slippage"),
        ({"InstructionError": [0, {"Custom": 77}]}, [], "program_error"),
        ({"InstructionError": [0, {"Custom": 77}]}, [None, 5, ""], "program_error"),
        ({"InstructionError": "x"}, [], "other"),
        (["?"], [], "other"),
    ],
)  # fmt: skip
def test_forms_of_errors(err: Any, logs: Any, reason: str) -> None:
    assert of_err(err, logs)[0] == reason


def test_not_found_and_pending() -> None:
    assert look("not_found").state == "not_found"
    report = look(
        "not_found", getSignatureStatuses=answer("solana", "pending_processed.getSignatureStatuses")
    )
    assert report.state == "pending"


def test_detail_is_not_needed_for_the_verdict() -> None:
    report = look("success_spl_transfer", getTransaction=answer("solana", "error_tx_version"))
    assert (report.state, report.sender) == ("final", "")


def test_what_moved() -> None:
    detail = folder("solana")["success_spl_transfer.getTransaction"]["body"]["result"]
    meta = dict(detail["meta"])
    meta["postBalances"] = [1, 2_000_000_000, 1_000_000_000, 1141440]
    held = {"mint": OTHER, "owner": OTHER, "uiTokenAmount": {"amount": "70"}}
    meta["postTokenBalances"] = [held]
    meta["preTokenBalances"] = [{**held, "uiTokenAmount": {"amount": "20"}}]
    moved = look("success_spl_transfer", getTransaction=result({**detail, "meta": meta})).transfers
    assert [(one.amount, one.native) for one in moved] == [(1_000_000_000, True), (50, False)]


@pytest.mark.parametrize(
    ("special", "trouble"),
    [
        ({"getGenesisHash": result("EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG")}, "wrong_chain"),
        ({"getHealth": failure(-32005, "Node is behind by 42 slots")}, "syncing"),
        ({"getSlot": result(-1)}, "malformed"),
        ({"getSlot": result(["yes"])}, "malformed"),
        ({"getBlockTime": result(None)}, "stale"),
        ({"getSignatureStatuses": result({"value": []})}, "malformed"),
        ({"getSignatureStatuses": failure(-32011, "history is not available")}, "no_index"),
        ({"getSignatureStatuses": result({"value": [{"slot": 1}]})}, "malformed"),
        (
            {"getTransaction": answer("solana", "success_spl_approve.getTransaction")},
            "wrong_answer",
        ),
    ],
)
def test_what_is_no_answer(special: dict[str, Answer], trouble: str) -> None:
    with pytest.raises(AnswerError) as caught:
        talk(
            solana.transaction(NETWORK, signature("success_spl_transfer")),
            node("success_spl_transfer", **special),
        )
    assert caught.value.trouble == trouble


def test_a_node_that_does_not_tell_its_genesis() -> None:
    hidden = failure(-32601, "Method not found")
    assert talk(solana.head(NETWORK), node(getGenesisHash=hidden)).number == 250000200


def test_balance() -> None:
    found = talk(solana.balance(NETWORK, OWNER), node(getBalance=answer("solana", "getBalance")))
    assert (found.native, found.spendable) == (8999970000, 8999970000 - 890880)
    empty = answer("solana", "getBalance_zero")
    assert talk(solana.balance(NETWORK, OWNER), node(getBalance=empty)).exists is False
    wrong = answer("solana", "error_bad_pubkey")
    with pytest.raises(AnswerError):
        talk(solana.balance(NETWORK, OWNER), node(getBalance=wrong))


def _account(**info: Any) -> dict[str, Any]:
    fields = {"owner": OWNER, "mint": OTHER, "tokenAmount": {"amount": "5"}, **info}
    return {"account": {"data": {"parsed": {"info": fields}}}}


def test_token_balance() -> None:
    accounts = result({"value": [_account(), _account()]})
    script = node(getBalance=result({"value": 1}), getTokenAccountsByOwner=accounts)
    assert talk(solana.balance(NETWORK, OWNER, OTHER), script).token_amount == 10


def test_delegates_are_approvals() -> None:
    given = _account(delegate=TOKEN, delegatedAmount={"amount": "3"})
    spent = _account(delegate=TOKEN, delegatedAmount={"amount": "0"})
    accounts = result({"value": [_account(), given, spent]})
    found = talk(solana.approvals(NETWORK, OWNER), node(getTokenAccountsByOwner=accounts))
    assert set(found.found) == {Approval("delegate", OTHER, TOKEN, 3)}
    stranger = result({"value": [_account(owner=OTHER)]})
    with pytest.raises(AnswerError):
        talk(solana.approvals(NETWORK, OWNER), node(getTokenAccountsByOwner=stranger))


@pytest.mark.parametrize(
    ("value", "kind", "exists"),
    [
        (None, "own", False),
        ({"owner": SYSTEM_PROGRAM, "data": ["", "base64"]}, "own", True),
        ({"owner": OTHER, "data": ["", "base64"]}, "locked_out", True),
        ({"owner": OTHER, "data": ["AAAA", "base64"]}, "contract", True),
    ],
)
def test_permissions(value: Any, kind: str, *, exists: bool) -> None:
    script = node(getAccountInfo=result({"value": value}))
    found = talk(solana.permissions(NETWORK, OWNER), script)
    assert (found.kind, found.exists) == (kind, exists)


def test_whose_an_account_is_must_be_said() -> None:
    with pytest.raises(AnswerError):
        talk(solana.permissions(NETWORK, OWNER), node(getAccountInfo=result({"value": {}})))
