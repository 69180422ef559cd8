"""TRON: recorded answers of java-tron, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tpsupport.chains import tron
from tpsupport.chains.call import Answer, AnswerError, Call
from tpsupport.chains.codec import base58
from tpsupport.chains.report import Approval, TxReport
from tpsupport.chains.tron.refusal import of_code
from tpsupport.chains.tron.state import plain as decoded

from .scripted import answer, failure, folder, network, plain, result, talk

if TYPE_CHECKING:
    from collections.abc import Callable

NETWORK = network("tron")
OWNER_HEX = "41dd791d6b49e190062d650e6a23c575510d35f2f9"
OWNER = base58.encode_check(bytes.fromhex(OWNER_HEX))
USDT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
ID = "01b4cde4197b9d1a1ff09ef5d2b1d939d3ec2401b3f002ebd0802c0f30a6e4ca"


def node(**special: Answer) -> Callable[[Call], Answer | None]:
    """A TRON node; ``special``: answers by the last part of the call's name."""
    known = {
        "eth_chainId": result("0x2b6653dc"),
        "getblock": answer("tron", "doc_getblock_0"),
        "getbandwidthprices": answer("tron", "doc_getbandwidthprices_0"),
        "gettransactionbyid": plain({}),
        "gettransactionfrompending": plain({}),
    }

    def say(call: Call) -> Answer | None:
        name = call.name.rpartition("/")[2]
        if call.name.startswith("/walletsolidity"):
            name = "solid"
        return {**known, **special}.get(name)

    return say


def look(tx: str = ID, **special: Answer) -> TxReport:
    return talk(tron.transaction(NETWORK, tx), node(**special))


def tx_of(name: str) -> str:
    return str(folder("tron")[name]["body"]["id"])


def body(kind: str = "TransferContract", expiration: int = 0, **value: Any) -> Answer:
    fields = {"owner_address": OWNER_HEX, **value}
    contract = {"type": kind, "parameter": {"value": fields}}
    return plain({"txID": ID, "raw_data": {"contract": [contract], "expiration": expiration}})


def test_success_of_a_contract() -> None:
    report = look(
        gettransactioninfobyid=answer("tron", "doc_gettransactioninfobyid_0"),
        gettransactionbyid=answer("tron", "doc_gettransactionbyid_0"),
    )
    assert (report.state, report.sender, report.fee) == ("confirmed", OWNER, 5254500)
    assert report.block == 66985120


def test_a_plain_transfer_has_no_result_and_succeeded() -> None:
    sample = answer("tron", "success_trx_transfer_info")
    report = look(tx_of("success_trx_transfer_info"), gettransactioninfobyid=sample, solid=sample)
    assert (report.state, report.reason) == ("final", None)


@pytest.mark.parametrize(
    ("name", "reason", "words"),
    [
        ("failed_out_of_energy_usdt", "out_of_energy", "Not enough energy for 'SSTORE'"),
        ("failed_revert_usdt", "reverted_no_reason", "REVERT opcode executed"),
    ],
)
def test_failures(name: str, reason: str, words: str) -> None:
    report = look(tx_of(name), gettransactioninfobyid=answer("tron", name))
    assert (report.state, report.reason) == ("failed", reason)
    assert words in report.reason_text


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("OUT_OF_TIME", "out_of_time"),
        ("OUT_OF_ENERGY", "out_of_energy"),
        ("TRANSFER_FAILED", "insufficient_native"),
        ("ILLEGAL_OPERATION", "invalid_opcode"),
        ("STACK_TOO_SMALL", "program_error"),
        ("SOMETHING_NEW", "other"),
    ],
)
def test_results_of_contracts(code: str, reason: str) -> None:
    info = {"id": ID, "receipt": {"result": code}, "result": "FAILED"}
    report = look(gettransactioninfobyid=plain(info))
    assert (report.state, report.reason) == ("failed", reason)


def test_a_revert_with_its_reason() -> None:
    words = b"ERC20: transfer amount exceeds balance"
    data = "08c379a0" + f"{32:064x}{len(words):064x}" + words.hex().ljust(128, "0")
    info = {"id": ID, "receipt": {"result": "REVERT"}, "contractResult": [data]}
    report = look(gettransactioninfobyid=plain(info))
    assert (report.reason, report.reason_text) == ("insufficient_token", words.decode())


def test_what_moved() -> None:
    sent = body(to_address="41" + "ab" * 20, amount=5_000_000)
    info = plain({"id": ID, "receipt": {}})
    report = look(gettransactioninfobyid=info, gettransactionbyid=sent)
    assert [(one.asset, one.amount, one.native) for one in report.transfers] == [
        ("TRX", 5_000_000, True)
    ]
    call = "a9059cbb" + OWNER_HEX[2:].rjust(64, "0") + f"{7_000_000:064x}"
    contract = "41a614f803b6fd780986a42c78ec9c7f77e6ded13c"
    token = body("TriggerSmartContract", contract_address=contract, data=call)
    report = look(gettransactioninfobyid=info, gettransactionbyid=token)
    assert [(one.asset, one.recipient, one.amount) for one in report.transfers] == [
        (USDT, OWNER, 7_000_000)
    ]
    grant = body("TriggerSmartContract", contract_address=contract, data="095ea7b3" + "0" * 128)
    assert look(gettransactioninfobyid=info, gettransactionbyid=grant).approval


def test_not_found() -> None:
    report = look(gettransactioninfobyid=answer("tron", "not_found_info"))
    assert report.state == "not_found"


@pytest.mark.parametrize(("expiration", "state"), [(1777445121001, "pending"), (1, "expired")])
def test_in_the_pool(expiration: int, state: str) -> None:
    waiting = body(to_address="41" + "ab" * 20, amount=1, expiration=expiration)
    report = look(gettransactioninfobyid=plain({}), gettransactionfrompending=waiting)
    assert report.state == state


@pytest.mark.parametrize(
    ("special", "trouble"),
    [
        ({"gettransactioninfobyid": answer("tron", "error_trongrid_rate_limited")}, "rate_limited"),
        ({"gettransactioninfobyid": answer("tron", "error_bad_hex")}, "refused"),
        ({"gettransactioninfobyid": answer("tron", "error_api_disabled")}, "no_index"),
        ({"gettransactioninfobyid": plain(
            {"Error": "class java.lang.IllegalAccessException : lack of computing resources"})},
         "rate_limited"),
        ({"gettransactioninfobyid": plain(
            "this API is closed because this node is a lite fullnode")}, "no_index"),
        ({"gettransactioninfobyid": plain("<html>413</html>", 413)}, "not_a_node"),
        ({"gettransactioninfobyid": answer("tron", "success_trx_transfer_info")}, "wrong_answer"),
        ({"gettransactioninfobyid": plain({"id": ID, "receipt": {}, "blockNumber": -3})},
         "malformed"),
        ({"gettransactioninfobyid": plain({"id": ID, "receipt": []})}, "malformed"),
        ({"eth_chainId": result("0x1")}, "wrong_chain"),
        ({"eth_chainId": plain("nothing", 404), "getblockbynum": plain({"blockID": "00"})},
         "wrong_chain"),
    ],
)  # fmt: skip
def test_what_is_no_answer(special: dict[str, Answer], trouble: str) -> None:
    with pytest.raises(AnswerError) as caught:
        talk(tron.transaction(NETWORK, ID), node(**special))
    assert caught.value.trouble == trouble


def test_a_node_without_json_rpc_is_known_by_its_first_block() -> None:
    genesis = plain({"blockID": NETWORK.identity})
    special = {"eth_chainId": failure(-32601, "Method not found"), "getblockbynum": genesis}
    assert talk(tron.head(NETWORK), node(**special)).number == 66987565
    older = {"getblock": plain({}), "getnowblock": answer("tron", "doc_getnowblock_0")}
    assert talk(tron.head(NETWORK), node(**older)).number == 66987627


def account(name: str, **special: Answer) -> Callable[[Call], Answer | None]:
    resources = answer("tron", "doc_getaccountresource_0")
    return node(getaccount=answer("tron", name), getaccountresource=resources, **special)


def test_balance() -> None:
    found = talk(tron.balance(NETWORK, OWNER), account("doc_getaccount_0"))
    assert (found.native, found.exists) == (1793227200, True)
    assert found.resources == {"bandwidth": 159, "energy": 0}
    assert found.usual_fee == 268_000
    assert found.enough_for_fee


def test_an_account_that_was_never_activated() -> None:
    empty = answer("tron", "resource_not_activated")
    special = {"getaccount": plain({}), "getaccountresource": empty}
    found = talk(tron.balance(NETWORK, OWNER), node(**special))
    assert (found.native, found.exists, found.enough_for_fee) == (0, False, False)


def test_the_balance_of_a_token() -> None:
    missing = {"triggerconstantcontract": answer("tron", "constant_contract_missing")}
    found = talk(tron.balance(NETWORK, OWNER, USDT), account("doc_getaccount_0", **missing))
    assert found.token_amount is None
    held = {"triggerconstantcontract": plain({"constant_result": [f"{5:064x}"]})}
    found = talk(tron.balance(NETWORK, OWNER, USDT), account("doc_getaccount_0", **held))
    assert found.token_amount == 5


def test_another_accounts_answer_is_not_believed() -> None:
    with pytest.raises(AnswerError) as caught:
        talk(tron.balance(NETWORK, USDT), account("doc_getaccount_0"))
    assert caught.value.trouble == "wrong_answer"


@pytest.mark.parametrize(
    ("name", "kind", "others"),
    [
        ("doc_getaccount_0", "own", 0),
        ("account_permission_owner_replaced", "locked_out", 1),
        ("account_permission_user_multisig_ok", "multisig", 2),
    ],
)
def test_permissions(name: str, kind: str, others: int) -> None:
    found = talk(tron.permissions(NETWORK, OWNER), account(name))
    assert (found.kind, len(found.others)) == (kind, others)


def _permissions(owner: dict[str, int], needed: int, active: dict[str, int] | None = None) -> str:
    def permission(keys: dict[str, int], threshold: int) -> dict[str, Any]:
        weights = [{"address": key, "weight": weight} for key, weight in keys.items()]
        return {
            "threshold": threshold,
            "keys": weights,
            "operations": "7fff1fc0033efb0f" + "0" * 48,
        }

    fields: dict[str, Any] = {"address": OWNER_HEX}
    fields["owner_permission"] = permission(owner, needed)
    if active:
        fields["active_permission"] = [permission(active, 1)]
    return talk(tron.permissions(NETWORK, OWNER), node(getaccount=plain(fields))).kind


def test_kinds_of_permission() -> None:
    other, third = "41" + "ab" * 20, "41" + "cd" * 20
    assert _permissions({OWNER_HEX: 1}, 1) == "own"
    assert _permissions({OWNER_HEX: 2, other: 1}, 2) == "multisig"
    assert _permissions({OWNER_HEX: 1, other: 1}, 1) == "foreign_signer"
    assert _permissions({OWNER_HEX: 1, other: 2}, 2) == "locked_out"
    assert _permissions({other: 1, third: 1}, 2) == "locked_out"
    assert _permissions({OWNER_HEX: 1, other: 1}, 2) == "multisig"
    assert _permissions({OWNER_HEX: 1}, 1, {other: 1}) == "foreign_signer"
    assert _permissions({OWNER_HEX: 1}, 1, {OWNER_HEX: 1, third: 1}) == "foreign_signer"


def test_an_approval_of_one_pair() -> None:
    special = {"triggerconstantcontract": answer("tron", "trc20_allowance_unlimited")}
    found = talk(tron.approvals(NETWORK, OWNER, USDT, OWNER), node(**special))
    assert found.found == (Approval("approval_unlimited", USDT, OWNER),)


def test_approvals_in_recent_logs() -> None:
    log = {
        "address": "0xa614f803b6fd780986a42c78ec9c7f77e6ded13c",
        "topics": [
            "0x8c5b",
            "0x" + OWNER_HEX[2:].rjust(64, "0"),
            "0x" + ("ab" * 20).rjust(64, "0"),
        ],
    }
    special = {
        "eth_getLogs": result([log, {"topics": 1}]),
        "triggerconstantcontract": plain({"constant_result": [f"{9:064x}"]}),
    }
    found = talk(tron.approvals(NETWORK, OWNER), node(**special))
    assert [(one.token, one.amount) for one in found.found] == [(USDT, 9)]
    assert not talk(tron.approvals(NETWORK, OWNER, spender=OWNER), node(**special)).found
    assert not talk(tron.approvals(NETWORK, OWNER, OWNER), node(**special)).found
    special["eth_getLogs"] = failure(-32602, "exceed max block range: 5000")
    assert talk(tron.approvals(NETWORK, OWNER), node(**special)).searched == "nothing"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("broadcast_bandwith_error", "out_of_bandwidth"),
        ("broadcast_contract_validate_error", "insufficient_native"),
        ("broadcast_dup_transaction_error", "duplicate"),
        ("broadcast_sigerror", "permission"),
        ("broadcast_transaction_expiration_error", "blockhash_expired"),
    ],
)
def test_refused_broadcasts(name: str, reason: str) -> None:
    sample = folder("tron")[name]["body"]
    assert of_code(sample["code"], decoded(sample["message"])) == reason


def test_a_permission_that_was_taken_away() -> None:
    words = "account [..] but it is not contained of permission."
    assert of_code("CONTRACT_VALIDATE_ERROR", words) == "permission"
