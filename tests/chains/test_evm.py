"""EVM chains: recorded answers of two nodes, three chains, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tpsupport.chains import evm
from tpsupport.chains.call import Answer, AnswerError, Call
from tpsupport.chains.evm import failure as why
from tpsupport.chains.evm.approvals import ALLOWANCE
from tpsupport.chains.jsonrpc import RpcError
from tpsupport.chains.jsonrpc import result as read_result
from tpsupport.chains.report import Approval, Hint

from .scripted import answer, failure, folder, network, result, talk

if TYPE_CHECKING:
    from collections.abc import Callable

    from tpsupport.chains.network import Network

SETS = ("ethereum", "polygon", "ganache")
OWNER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
SPENDER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC"
TOKEN = "0x5FbDB2315678afecb367f032d93F642f64180aa3"


def chain(where: str) -> Network:
    return network("polygon" if where == "polygon" else "ethereum")


def node(where: str, case: str, **special: Answer) -> Callable[[Call], Answer | None]:
    """The node of one recorded case; ``special``: other answers to some methods."""

    def say(call: Call) -> Answer | None:
        if call.name in special:
            return special[call.name]
        params: list[Any] = call.body["params"]
        names = {
            "eth_chainId": "eth_chainId",
            "eth_syncing": "eth_syncing",
            "eth_gasPrice": "eth_gasPrice",
            "eth_getTransactionByHash": f"{case}.tx",
            "eth_getTransactionReceipt": f"{case}.receipt",
            "eth_call": f"{case}.replay",
            "eth_getBlockByNumber": f"eth_getBlockByNumber_{params[0] if params else ''}",
            "eth_getTransactionCount": f"{case}.nonce_{params[1] if len(params) > 1 else ''}",
        }
        name = names.get(call.name, "")
        return answer(where, name) if name in folder(where) else None

    return say


def asked_hash(where: str, case: str) -> str:
    return str(folder(where)[f"{case}.tx"]["asked"]["params"][0])


def look(where: str, case: str, **special: Answer) -> Any:
    return talk(
        evm.transaction(chain(where), asked_hash(where, case)), node(where, case, **special)
    )


@pytest.mark.parametrize("where", SETS)
@pytest.mark.parametrize(
    "case",
    ["success_transfer", "success_token_transfer", "success_approve_unlimited", "replacement"],
)
def test_success(where: str, case: str) -> None:
    report = look(where, case)
    assert report.state in {"confirmed", "final"}
    assert report.reason is None
    assert report.confirmations >= 1
    assert report.fee > 0
    assert where == "ganache" or report.time > 1.7e9
    assert report.approval is (case == "success_approve_unlimited")


@pytest.mark.parametrize("where", SETS)
def test_what_moved(where: str) -> None:
    coin = look(where, "success_transfer").transfers
    assert [(one.asset, one.amount, one.native) for one in coin] == [
        (chain(where).native.symbol, 10**18, True)
    ]
    token = look(where, "success_token_transfer")
    assert [(one.amount, one.native) for one in token.transfers] == [(5_000_000, False)]
    assert token.transfers[0].asset == token.recipient
    assert token.transfers[0].sender == token.sender


@pytest.mark.parametrize("where", SETS)
@pytest.mark.parametrize(
    ("case", "reason", "words"),
    [
        ("out_of_gas", "out_of_gas", ""),
        ("out_of_gas_token", "out_of_gas", ""),
        ("invalid_opcode", "invalid_opcode", ""),
        ("revert_string", "slippage", "UniswapV2Router: INSUFFICIENT_OUTPUT_AMOUNT"),
        (
            "revert_insufficient_allowance",
            "insufficient_allowance",
            "ERC20: insufficient allowance",
        ),
        ("revert_custom_error", "insufficient_token", "ERC20InsufficientBalance"),
        ("revert_panic", "reverted", "Panic(0x11) overflow"),
        ("revert_nodata", "reverted_no_reason", ""),
    ],
)
def test_failure(where: str, case: str, reason: str, words: str) -> None:
    report = look(where, case)
    assert (report.state, report.reason) == ("failed", reason)
    assert words in report.reason_text
    assert report.transfers == ()


@pytest.mark.parametrize(
    ("case", "reason"), [("out_of_gas", "out_of_gas"), ("revert_string", "reverted")]
)
def test_failure_that_cannot_be_replayed(case: str, reason: str) -> None:
    gone = answer("ethereum", "geth_call_missing_state")
    report = look("ethereum", case, eth_call=gone)
    assert (report.state, report.reason, report.reason_text) == ("failed", reason, "")


@pytest.mark.parametrize("where", SETS)
def test_pending(where: str) -> None:
    report = look(where, "pending")
    assert report.state == "pending"
    assert report.reason in {None, "low_fee"}
    assert report.nonce is not None
    assert report.transfers[0].native


@pytest.mark.parametrize("where", SETS)
def test_nonce_gap(where: str) -> None:
    report = look(where, "nonce_gap")
    assert (report.state, report.reason) == ("pending", "nonce_gap")
    assert report.waiting_for < report.nonce


def test_low_fee() -> None:
    report = look("ethereum", "pending", eth_gasPrice=result("0xba43b7400"))
    assert (report.state, report.reason) == ("pending", "low_fee")


@pytest.mark.parametrize("where", SETS)
def test_not_found(where: str) -> None:
    assert look(where, "not_found").state == "not_found"


@pytest.mark.parametrize("where", SETS)
def test_replaced_is_known_by_its_nonce(where: str) -> None:
    tx = asked_hash(where, "replaced")
    hint = Hint(OWNER, 5)

    def counting(call: Call) -> Answer | None:
        if call.name == "eth_getTransactionCount":
            return answer(where, "replaced.nonce_latest")
        return node(where, "replaced")(call)

    report = talk(evm.transaction(chain(where), tx, hint), counting)
    assert (report.state, report.reason) == ("replaced", "nonce_used")
    assert talk(evm.transaction(chain(where), tx), counting).state == "not_found"
    later = talk(evm.transaction(chain(where), tx, Hint(OWNER, 10**6)), counting)
    assert later.state == "dropped"


def test_final_by_the_nodes_word_or_by_depth() -> None:
    assert look("ethereum", "success_transfer").state == "confirmed"
    latest = answer("ethereum", "eth_getBlockByNumber_latest")
    shallow = chain("ethereum")._replace(final=1)
    report = talk(
        evm.transaction(shallow, asked_hash("ethereum", "success_transfer")),
        node("ethereum", "success_transfer"),
    )
    assert (report.state, report.needed) == ("final", 1)
    assert look("ethereum", "success_transfer", eth_getBlockByNumber=latest).state == "final"


@pytest.mark.parametrize(
    ("special", "trouble"),
    [
        ({"eth_chainId": result("0x38")}, "wrong_chain"),
        ({"eth_chainId": result("1")}, "malformed"),
        ({"eth_chainId": result(None)}, "malformed"),
        ({"eth_chainId": answer("ethereum", "http_html")}, "not_a_node"),
        ({"eth_chainId": answer("ethereum", "http_429")}, "rate_limited"),
        ({"eth_chainId": failure(-32005, "daily request count exceeded, request rate limited")},
         "rate_limited"),
        ({"eth_chainId": Answer(200, '{"jsonrpc":"2.0","id":7,"result":"0x1"}')}, "wrong_answer"),
        ({"eth_chainId": Answer(200, "[]")}, "malformed"),
        ({"eth_chainId": Answer(200, "{}")}, "not_a_node"),
        ({"eth_chainId": Answer(503, "busy")}, "server_error"),
        ({"eth_chainId": Answer(401, "key")}, "refused"),
        ({"eth_chainId": Answer(302, "")}, "redirected"),
        ({"eth_chainId": Answer(200, "[" * 100_000)}, "malformed"),
        ({"eth_chainId": Answer(200, '{"a":' * 50_000)}, "malformed"),
        ({"eth_chainId": Answer(200, "9" * 100_000)}, "malformed"),
        ({"eth_chainId": Answer(200, "NaN")}, "malformed"),
        ({"eth_getBlockByNumber": result(None)}, "malformed"),
        ({"eth_getBlockByNumber": result({"number": "-0x5", "timestamp": "0x1"})}, "malformed"),
        ({"eth_getBlockByNumber": result({"number": "0x5", "timestamp": "0x" + "f" * 60})},
         "malformed"),
        ({"eth_getTransactionByHash": answer("ethereum", "geth_tx_indexing")}, "no_index"),
        ({"eth_getTransactionByHash": answer("ethereum", "revert_string.tx")}, "wrong_answer"),
        ({"eth_getTransactionByHash": result("0x1")}, "malformed"),
        ({"eth_getTransactionReceipt": answer("ethereum", "revert_string.receipt")},
         "wrong_answer"),
        ({"eth_getTransactionReceipt": result(None)}, "no_index"),
    ],
)  # fmt: skip
def test_what_is_no_answer(special: dict[str, Answer], trouble: str) -> None:
    with pytest.raises(AnswerError) as caught:
        look("ethereum", "success_transfer", **special)
    assert caught.value.trouble == trouble


def _altered(name: str, **changes: Any) -> Answer:
    fields = dict(folder("ethereum")[name]["body"]["result"])
    return result({**fields, **changes})


@pytest.mark.parametrize(
    ("sample", "change"),
    [
        ("tx", {"blockNumber": 5}),
        ("tx", {"blockNumber": "-0x1"}),
        ("tx", {"chainId": "0x38"}),
        ("tx", {"from": "nobody"}),
        ("tx", {"nonce": None}),
        ("tx", {"value": "0x" + "f" * 70}),
        ("receipt", {"status": "yes"}),
        ("receipt", {"status": None}),
        ("receipt", {"status": 1}),
        ("receipt", {"gasUsed": "-5"}),
        ("receipt", {"blockNumber": "0x9"}),
        ("receipt", {"logs": "none"}),
        ("receipt", {"transactionHash": None}),
    ],
)
def test_altered_fields_are_not_believed(sample: str, change: dict[str, Any]) -> None:
    method = {"tx": "eth_getTransactionByHash", "receipt": "eth_getTransactionReceipt"}[sample]
    special = {method: _altered(f"success_transfer.{sample}", **change)}
    with pytest.raises(AnswerError):
        look("ethereum", "success_transfer", **special)


def test_malformed_logs_are_left_out() -> None:
    receipt = folder("ethereum")["success_token_transfer.receipt"]["body"]["result"]
    broken = [{"topics": None}, "log", {**receipt["logs"][0], "data": "0x0"}, *receipt["logs"]]
    special = {"eth_getTransactionReceipt": result({**receipt, "logs": broken})}
    assert len(look("ethereum", "success_token_transfer", **special).transfers) == 1


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("error_insufficient_funds", "insufficient_native"),
        ("error_intrinsic_gas_too_low", "out_of_gas"),
        ("error_max_fee_below_base", "low_fee"),
        ("error_nonce_too_low", "nonce_used"),
        ("error_replacement_underpriced", "low_fee"),
        ("geth_already_known", "duplicate"),
        ("geth_insufficient_funds", "insufficient_native"),
        ("geth_max_fee_below_base", "low_fee"),
        ("geth_nonce_too_low", "nonce_used"),
        ("geth_replacement_underpriced", "low_fee"),
        ("geth_call_out_of_gas", "out_of_gas"),
        ("geth_call_invalid_opcode", "invalid_opcode"),
        ("geth_call_revert_reason", "insufficient_allowance"),
        ("geth_call_missing_state", None),
    ],
)
def test_words_of_nodes(name: str, reason: str | None) -> None:
    for where in SETS:
        if name in folder(where):
            with pytest.raises(RpcError) as caught:
                read_result(answer(where, name))
            assert why.of_text(caught.value.message) == reason


@pytest.mark.parametrize("name", ["error_method_not_found", "error_unknown_method"])
def test_a_method_that_is_not_there(name: str) -> None:
    for where in SETS:
        if name in folder(where):
            with pytest.raises(RpcError) as caught:
                read_result(answer(where, name))
            assert caught.value.no_method


def test_balance() -> None:
    special = {"eth_getBalance": answer("ethereum", "eth_getBalance")}
    special["eth_call"] = answer("ethereum", "eth_call_balanceOf")
    found = talk(evm.balance(chain(""), OWNER, TOKEN), node("ethereum", "", **special))
    assert found.native == 0x21E0BF90FB50562D9FA
    assert found.token_amount == 0xE8D458C4C0
    assert found.enough_for_fee
    special["eth_getBalance"] = answer("ethereum", "eth_getBalance_zero")
    special["eth_call"] = answer("ethereum", "eth_call_allowance_not_a_contract")
    empty = talk(evm.balance(chain(""), OWNER, TOKEN), node("ethereum", "", **special))
    assert (empty.native, empty.token_amount, empty.enough_for_fee) == (0, None, False)


def _rights(logs: Answer, allowance: Answer) -> Callable[[Call], Answer | None]:
    def say(call: Call) -> Answer | None:
        if call.name == "eth_getLogs":
            return logs
        if call.name == "eth_call":
            wanted = call.body["params"][0]["data"][:10]
            return allowance if wanted == ALLOWANCE else result("0x")
        return node("ethereum", "")(call)

    return say


def test_approvals_are_asked_live() -> None:
    logs = answer("ethereum", "eth_getLogs_Approval")
    unlimited = answer("ethereum", "eth_call_allowance_unlimited")
    found = talk(evm.approvals(chain(""), OWNER), _rights(logs, unlimited))
    assert found.searched == "recent"
    assert found.found == (Approval("approval_unlimited", TOKEN, SPENDER),)
    script = _rights(logs, unlimited)
    assert talk(evm.approvals(chain(""), OWNER, spender=SPENDER.lower()), script).found
    assert not talk(evm.approvals(chain(""), OWNER, spender=OWNER), script).found
    nothing = answer("ethereum", "eth_call_allowance_zero")
    assert talk(evm.approvals(chain(""), OWNER), _rights(logs, nothing)).found == ()


def test_an_operator_counts_while_the_contract_says_so() -> None:
    logs = answer("ethereum", "eth_getLogs_ApprovalForAll")

    def say(call: Call) -> Answer | None:
        if call.name == "eth_call":
            return result("0x" + "1".rjust(64, "0"))
        return _rights(logs, result("0x"))(call)

    found = talk(evm.approvals(chain(""), OWNER), say).found
    assert [(one.kind, one.spender) for one in found] == [("operator", SPENDER)]


def test_one_pair() -> None:
    limited = result("0x" + f"{10**6:064x}")
    found = talk(evm.approvals(chain(""), OWNER, TOKEN, SPENDER), _rights(result([]), limited))
    assert (found.searched, found.found) == ("pair", (Approval("approval", TOKEN, SPENDER, 10**6),))


def test_history_that_the_node_does_not_search() -> None:
    refusal = failure(-32005, "limit exceeded")
    found = talk(evm.approvals(chain(""), OWNER), _rights(refusal, result("0x")))
    assert (found.searched, found.found) == ("nothing", ())


def test_the_range_is_made_smaller() -> None:
    asked = []

    def say(call: Call) -> Answer | None:
        if call.name == "eth_getLogs":
            asked.append(int(call.body["params"][0]["fromBlock"], 16))
            return result([]) if len(asked) == 3 else failure(-32602, "range exceeds limit of 5000")
        if call.name == "eth_getBlockByNumber":
            return result({"number": hex(10**6), "timestamp": "0x6b02ed79"})
        return node("ethereum", "")(call)

    found = talk(evm.approvals(chain(""), OWNER), say)
    assert asked == sorted(asked)
    assert found.since == asked[-1]


@pytest.mark.parametrize(
    ("code", "kind", "others"),
    [
        ("0x", "own", ()),
        ("0xef0100" + "ab" * 20, "delegated_code", 1),
        ("0x6080", "contract", ()),
    ],
)
def test_permissions(code: str, kind: str, others: object) -> None:
    found = talk(evm.permissions(chain(""), OWNER), node("ethereum", "", eth_getCode=result(code)))
    assert found.kind == kind
    assert len(found.others) == (1 if others else 0)


def test_head() -> None:
    assert talk(evm.head(chain("")), node("ethereum", "")).number == 0x13
    with pytest.raises(AnswerError) as caught:
        talk(
            evm.head(chain("")),
            node("ethereum", "", eth_syncing=answer("ethereum", "geth_syncing")),
        )
    assert caught.value.trouble == "syncing"
