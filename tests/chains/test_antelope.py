"""EOS: recorded answers of nodeos and its histories, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tpsupport.chains import antelope
from tpsupport.chains.antelope.refusal import of_error
from tpsupport.chains.antelope.state import NodeosError, answered
from tpsupport.chains.call import Answer, AnswerError, Call

from .scripted import answer, folder, network, plain, talk

if TYPE_CHECKING:
    from collections.abc import Callable

    from tpsupport.chains.report import TxReport

NETWORK = network("eos")
KEY = "EOS6MRyAjQq8ud7hVNYcfnVPJqcVpscN5So8BhtHuGYqET5GDW5CV"
OLD = "03ef96a276a252b66595d91006ad0ff38ed999816f078bc5d87f88368a9354e7"
GONE = "ab" * 32
INFO = {**folder("eos")["recorded_get_info_200_2"]["body"], "chain_id": NETWORK.identity}
MISSING = answer("eos", "history_disabled")


def node(**special: Answer) -> Callable[[Call], Answer | None]:
    """A node at the recorded head; ``special``: by the last part of the call's name, or history."""

    def say(call: Call) -> Answer | None:
        if call.name == "/v1/chain/get_info":
            return special.get("get_info", plain(INFO))
        if "/history/" in call.name:
            return special.get("v1" if call.name.startswith("/v1") else "v2", MISSING)
        return special.get(call.name.rpartition("/")[2])

    return say


def look(tx: str, **special: Answer) -> TxReport:
    return talk(antelope.transaction(NETWORK, tx), node(**special))


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("get_transaction_status_fresh", "pending"),
        ("get_transaction_status_ok", "final"),
    ],
)
def test_tracked_by_the_node(name: str, state: str) -> None:
    tx = folder("eos")[name]["asked"]["id"]
    assert look(tx, get_transaction_status=answer("eos", name)).state == state


def test_unknown_to_the_node_and_no_history() -> None:
    report = look(GONE, get_transaction_status=answer("eos", "get_transaction_status_unknown"))
    assert report.state == "not_found"
    with pytest.raises(AnswerError) as caught:
        look(GONE, get_transaction_status=MISSING)
    assert caught.value.trouble == "no_index"


def test_history_without_the_transaction() -> None:
    special = {"v2": answer("eos", "hyperion_get_transaction_not_found")}
    special["get_transaction_status"] = MISSING
    assert look(GONE, **special).state == "not_found"


def test_history_of_the_first_kind() -> None:
    sample = answer("eos", "recorded_v1_history_get_transaction_200_1")
    report = look(OLD, v1=sample, get_transaction_status=MISSING)
    assert (report.state, report.block) == ("confirmed", 199068081)
    assert [(one.asset, one.recipient, one.amount, one.native) for one in report.transfers] == [
        ("EOS@eosio.token", "b1", 12, True)
    ]


def test_history_of_the_second_kind() -> None:
    act = {"account": "core.vaulta", "name": "transfer"}
    act["data"] = {"from": "alice", "to": "bob", "quantity": "1.5000 A"}  # type: ignore[assignment]
    trace = {"block_num": 5, "timestamp": "2026-11-22T13:38:44.000", "act": act}
    fields = {"executed": True, "trx_id": GONE, "actions": [trace, trace]}
    report = look(GONE, v2=plain(fields), get_transaction_status=MISSING)
    assert (report.state, report.sender, len(report.transfers)) == ("final", "alice", 1)


@pytest.mark.parametrize(
    ("special", "trouble"),
    [
        ({"get_info": answer("eos", "recorded_get_info_200_1")}, "wrong_chain"),
        ({"get_info": plain({**INFO, "head_block_time": "yesterday"})}, "malformed"),
        ({"get_info": plain({**INFO, "head_block_time": "2026-99-22T13:38:44"})}, "malformed"),
        ({"get_info": plain({**INFO, "head_block_num": -5})}, "malformed"),
        ({"get_info": plain({**INFO, "last_irreversible_block_num": None})}, "malformed"),
        ({"get_info": Answer(500, "<html>")}, "not_a_node"),
        ({"get_info": plain({"message": "x"}, 500)}, "server_error"),
        ({"v1": answer("eos", "recorded_v1_history_get_transaction_200_1")}, "wrong_answer"),
        ({"get_transaction_status": plain({"state": "DANCING"})}, "malformed"),
    ],
)
def test_what_is_no_answer(special: dict[str, Answer], trouble: str) -> None:
    with pytest.raises(AnswerError) as caught:
        look(GONE, **{"get_transaction_status": MISSING, **special})
    assert caught.value.trouble == trouble


def test_bad_ids() -> None:
    with pytest.raises(NodeosError) as caught:
        answered(answer("eos", "get_transaction_status_bad"))
    assert caught.value.code == 3200006


def test_balance() -> None:
    special = {"get_account": answer("eos", "get_account_after_use")}

    def both(call: Call) -> Answer | None:
        if call.name.endswith("get_currency_balance"):
            legacy = call.body["code"] == "eosio.token"
            return answer("eos", "get_currency_balance") if legacy else plain(["7.0000 A"])
        return node(**special)(call)

    found = talk(antelope.balance(NETWORK, "tpuser111111"), both)
    assert (found.native, found.legacy, found.exists) == (70_000, 1_000_000, True)
    assert found.resources["ram"] == 9584 - 3124
    assert found.resources["cpu"] == 20323213576


def test_no_account() -> None:
    for name in ("get_account_not_found", "recorded_error_exception_500_1"):
        special = {"get_account": answer("eos", name)}
        special["get_currency_balance"] = answer("eos", "get_currency_balance_none")
        found = talk(antelope.balance(NETWORK, "nosuchacct11"), node(**special))
        assert (found.native, found.exists, found.resources) == (0, False, {})
    bad = answer("eos", "get_account_bad_name")
    with pytest.raises(NodeosError):
        talk(antelope.balance(NETWORK, "x"), node(get_account=bad))


def test_unlimited_resources_are_left_out() -> None:
    sample = {**folder("eos")["recorded_get_account_200_9"]["body"]}
    special = {"get_account": plain(sample), "get_currency_balance": plain([])}
    assert talk(antelope.balance(NETWORK, "lhp1ytjibtea"), node(**special)).resources == {}


@pytest.mark.parametrize(
    "row", ["7.000 A", "7.0000 B", "-7.0000 A", "7.0000", 7, "7.0000 A; rm", None]
)
def test_a_balance_in_another_shape(row: Any) -> None:
    special = {"get_account": answer("eos", "get_account_after_use")}
    special["get_currency_balance"] = plain([row])
    with pytest.raises(AnswerError):
        talk(antelope.balance(NETWORK, "tpuser111111"), node(**special))


def _account(keys: dict[str, int], threshold: int) -> Answer:
    weights = [{"key": key, "weight": weight} for key, weight in keys.items()]
    required = {"threshold": threshold, "keys": weights, "accounts": [], "waits": []}
    permission = {"perm_name": "owner", "parent": "", "required_auth": required}
    return plain({"account_name": "alice", "permissions": [permission]})


@pytest.mark.parametrize(
    ("keys", "threshold", "known", "kind"),
    [
        ({KEY: 1}, 1, (KEY,), "own"),
        ({KEY: 1}, 1, (), "own"),
        ({"EOS_OTHER": 1}, 1, (KEY,), "locked_out"),
        ({KEY: 1, "EOS_OTHER": 2}, 2, (KEY,), "locked_out"),
        ({KEY: 1, "EOS_OTHER": 1}, 1, (KEY,), "foreign_signer"),
        ({KEY: 1, "EOS_OTHER": 1}, 2, (KEY,), "multisig"),
        ({KEY: 1, "EOS_OTHER": 1}, 2, (), "multisig"),
    ],
)
def test_permissions(
    keys: dict[str, int], threshold: int, known: tuple[str, ...], kind: str
) -> None:
    script = node(get_account=_account(keys, threshold))
    assert talk(antelope.permissions(NETWORK, "alice", known), script).kind == kind


def test_recorded_accounts() -> None:
    for name in ("get_account_before_permission_change", "recorded_get_account_200_8"):
        sample = answer("eos", name)
        account = folder("eos")[name]["body"]["account_name"]
        found = talk(antelope.permissions(NETWORK, account), node(get_account=sample))
        assert found.exists
    with pytest.raises(AnswerError):
        talk(antelope.permissions(NETWORK, "bob"), node(get_account=_account({KEY: 1}, 1)))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("push_cpu_exceeded", "cpu_exceeded"),
        ("push_net_exceeded", "net_exceeded"),
        ("push_ram_exceeded", "ram_exceeded"),
        ("push_expired", "blockhash_expired"),
        ("push_tapos", "tapos"),
        ("push_missing_auth", "permission"),
        ("push_overdrawn", "insufficient_token"),
        ("push_to_unknown_account", "not_activated"),
        ("recorded_error_unknown_block_exception_400_1", "other"),
    ],
)
def test_refused_transactions(name: str, reason: str) -> None:
    with pytest.raises(NodeosError) as caught:
        answered(answer("eos", name))
    assert of_error(caught.value.code, caught.value.message) == reason


def test_a_failure_trace() -> None:
    fields = answered(answer("eos", "send_transaction2_failure_trace"))
    failure = fields["processed"]["except"]
    words = " ".join(line["format"] + str(line["data"]) for line in failure["stack"])
    assert of_error(failure["code"], words) == "insufficient_token"
