"""Polkadot and Kusama: recorded answers of a real Asset Hub runtime, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tpsupport.chains import substrate
from tpsupport.chains.call import Answer, AnswerError, Call
from tpsupport.chains.codec import ss58
from tpsupport.chains.substrate import events
from tpsupport.chains.substrate.refusal import of_error

from .scripted import answer, failure, folder, network, plain, result, talk

if TYPE_CHECKING:
    from collections.abc import Callable

    from tpsupport.chains.report import TxReport

NETWORK = network("polkadot")
ALICE = "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"
WAITING = "0xa29669f96465a4ba85310fd4879df812f1162cacaa08c76f483eb5f1809c43ec"
BLOCK = "0x" + "b1" * 32
FAILED = answer("substrate", "failed_insufficient_balance.events_raw")


def node(
    blocks: dict[int, Answer] | None = None, **special: Answer
) -> Callable[[Call], Answer | None]:
    """An Asset Hub at block 5, with these blocks."""
    known = {
        "chain_getHeader": answer("substrate", "chain_getHeader"),
        "chain_getFinalizedHead": result(BLOCK),
        "system_health": result({"peers": 5, "isSyncing": False}),
        "author_pendingExtrinsics": answer("substrate", "author_pendingExtrinsics"),
    }

    def say(call: Call) -> Answer | None:
        params: list[Any] = call.body["params"]
        if call.name in special:
            return special[call.name]
        if call.name == "chain_getBlockHash":
            height = params[0]
            return result("0x" + NETWORK.identity if height == 0 else f"0x{height:064x}")
        if call.name == "chain_getBlock":
            height = int(params[0], 16)
            return (blocks or {}).get(height, block(height))
        if call.name == "state_getStorage":
            if params[0] == events.KEY:
                return special.get("events", FAILED)
            name = "timestamp_now" if params[0].startswith("0xf0c3") else "system_account"
            return special.get(name, answer("substrate", f"state_getStorage_{name}"))
        return known.get(call.name)

    return say


def block(height: int, *extrinsics: str) -> Answer:
    raw = ["0x00", *extrinsics]
    return result({"block": {"header": {"number": hex(height)}, "extrinsics": raw}})


def look(tx: str, script: Callable[[Call], Answer | None]) -> TxReport:
    return talk(substrate.transaction(NETWORK, tx), script)


def test_pending() -> None:
    assert look(WAITING, node()).state == "pending"


def test_failed_in_a_recent_block() -> None:
    raw = folder("substrate")["author_pendingExtrinsics"]["body"]["result"][0]
    script = node({4: block(4, "0x01", raw)}, author_pendingExtrinsics=failure(-32601, "unsafe"))
    report = look(WAITING, script)
    assert (report.state, report.reason, report.block) == ("failed", "insufficient_native", 4)
    assert report.confirmations == 2


def test_by_place() -> None:
    script = node({3: answer("substrate", "chain_getBlock")})
    assert look("3-1", script).state == "final"
    assert look("3-2", script).state == "failed"
    assert look("3-99", script).state == "not_found"
    assert look("999-1", script).state == "not_found"


BOB = bytes(range(32))
PAID = 15_000_000_000


def account(free: int) -> Answer:
    raw = bytes(16) + free.to_bytes(16, "little") + bytes(48)
    return result("0x" + raw.hex())


@pytest.mark.parametrize(
    ("before", "after", "index", "came"),
    [
        (0, PAID, 1, True),
        (5, PAID + 9, 1, True),
        (0, 0, 1, False),
        (PAID, 2 * PAID - 1, 1, False),
        (0, PAID, 2, False),
    ],
)
def test_a_payment_is_told_where_the_balance_shows_it(
    before: int, after: int, index: int, *, came: bool
) -> None:
    phase = b"\0" + index.to_bytes(4, "little")
    paid = phase + b"\x0a\x02" + bytes(32) + BOB + PAID.to_bytes(16, "little") + b"\0"
    done = b"\0\1\0\0\0\0\0" + bytes(9)
    plain_node = node({3: block(3, "0x01")}, events=result("0x" + (paid + done).hex()))

    def say(call: Call) -> Answer | None:
        if call.name == "state_getStorage" and BOB.hex() in call.body["params"][0]:
            return account(after if call.body["params"][1].endswith("03") else before)
        return plain_node(call)

    report = look("3-1", say)
    assert report.state == "final"
    moved = [(ss58.decode(each.recipient), each.amount, each.native) for each in report.transfers]
    assert moved == ([(ss58.Account(0, BOB, intact=True), PAID, True)] if came else [])


def test_payments_that_are_cut_off_are_left_out() -> None:
    begun = b"\0\1\0\0\0\x0a\x02" + bytes(80)
    assert events.payments(begun, 1) == ()
    assert events.payments(begun + b"\1", 1) == ()
    assert len(events.payments(begun + b"\0", 1)) == 1


def test_a_hash_that_is_not_recent_is_not_called_missing() -> None:
    with pytest.raises(AnswerError) as caught:
        look("0x" + "ab" * 32, node())
    assert caught.value.trouble == "no_index"


@pytest.mark.parametrize(
    ("special", "trouble"),
    [
        ({"chain_getBlockHash": result("0x" + "91" * 32)}, "wrong_chain"),
        ({"chain_getBlockHash": answer("substrate", "chain_getBlockHash_future")}, "wrong_chain"),
        ({"system_health": answer("substrate", "node_health_syncing")}, "syncing"),
        ({"chain_getHeader": result({"number": 5})}, "malformed"),
        ({"timestamp_now": result(None)}, "malformed"),
        ({"timestamp_now": result("0x00")}, "malformed"),
        ({"chain_getBlock": answer("substrate", "chain_getBlock_unknown")}, "wrong_answer"),
        ({"events": result(None)}, "no_index"),
    ],
)
def test_what_is_no_answer(special: dict[str, Answer], trouble: str) -> None:
    with pytest.raises(AnswerError) as caught:
        look("3-0", node({3: block(3)}, **special))
    assert caught.value.trouble == trouble


def test_balance() -> None:
    found = talk(substrate.balance(NETWORK, ALICE), node())
    assert (found.native, found.exists) == (1_000_000_000_000_000, True)
    assert found.spendable == found.native - NETWORK.existential_deposit
    none = answer("substrate", "state_getStorage_system_account_none")
    empty = talk(substrate.balance(NETWORK, ALICE), node(system_account=none))
    assert (empty.native, empty.spendable, empty.exists) == (0, 0, False)
    with pytest.raises(AnswerError):
        talk(substrate.balance(NETWORK, ALICE), node(system_account=result("0x00")))


def test_what_is_frozen_stays() -> None:
    free, reserved, frozen = 10**12, 10**11, 5 * 10**11
    raw = bytes(16) + b"".join(n.to_bytes(16, "little") for n in (free, reserved, frozen, 0))
    stored = result("0x" + raw.hex())
    found = talk(substrate.balance(NETWORK, ALICE), node(system_account=stored))
    assert found.native == free + reserved
    assert found.spendable == free - (frozen - reserved)


def test_the_relay_chain_is_refused() -> None:
    relay = result("0x" + "91b171bb158e2d3848fa23a9f1c25182")
    empty = answer("substrate", "node_relay_account_after_AHM")
    with pytest.raises(AnswerError) as caught:
        talk(
            substrate.balance(NETWORK, ALICE), node(system_account=empty, chain_getBlockHash=relay)
        )
    assert caught.value.trouble == "wrong_chain"


def test_the_key_of_an_account_is_the_recorded_one() -> None:
    asked: list[str] = []

    def listening(call: Call) -> Answer | None:
        if call.name == "state_getStorage":
            asked.append(call.body["params"][0])
        return node()(call)

    talk(substrate.balance(NETWORK, ALICE), listening)
    recorded = folder("substrate")["state_getStorage_system_account"]["asked"]["params"][0]
    stamp = folder("substrate")["state_getStorage_timestamp_now"]["asked"]["params"][0]
    assert asked == [stamp, recorded]


def test_indexer() -> None:
    sample = folder("substrate")["subscan_extrinsic_success"]
    tx = sample["asked"]["hash"]

    def ask(name: str) -> TxReport:
        return talk(substrate.indexed(NETWORK, tx), lambda call: answer("substrate", name))

    assert ask("subscan_extrinsic_success").state == "final"
    assert ask("subscan_extrinsic_success").fee == 156000000
    assert ask("subscan_extrinsic_not_found").state == "not_found"
    for name, trouble in (
        ("subscan_key_required", "refused"),
        ("subscan_rate_limited", "rate_limited"),
    ):
        with pytest.raises(AnswerError) as caught:
            ask(name)
        assert caught.value.trouble == trouble


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("node_error_1010_payment", "insufficient_fee"),
        ("node_error_1012_banned", "duplicate"),
        ("node_error_1014_priority", "low_fee"),
        ("author_submitExtrinsic_cannot_pay", "insufficient_fee"),
        ("author_submitExtrinsic_undecodable", None),
    ],
)
def test_refused_extrinsics(name: str, reason: str | None) -> None:
    error = folder("substrate")[name]["body"]["error"]
    assert of_error(error.get("code", 0), f"{error['message']} {error.get('data', '')}") == reason


@pytest.mark.parametrize("raw", [b"", b"\0", b"\0\1\0\0\0", bytes(range(256))])
def test_events_that_say_nothing(raw: bytes) -> None:
    assert events.outcome(raw, 7) is None


def test_health_answers() -> None:
    assert talk(substrate.head(NETWORK), node()).number == 5
    assert plain({}).status == 200
