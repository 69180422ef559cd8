"""Several nodes over the loopback: agreement, disagreement, and nodes that cannot be relied on."""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tpsupport.chains import lookup
from tpsupport.chains.line import Line
from tpsupport.chains.lookup import UnknownError

from .loopback import Speak, http, replaying, saying, serving
from .scripted import Node, answer, failure, folder, network, result
from .test_evm import OWNER, SPENDER, TOKEN, asked_hash
from .test_evm import node as evm_node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tpsupport.chains.network import Network
    from tpsupport.chains.report import TxReport
from tpsupport.chains.search import search

HEAD = 1795353977
NOW = HEAD + 3
ETHEREUM = network("ethereum")
HTML = saying(http("<html></html>", content_type="text/html"))
REFUSED = saying(http("{}", 429, retry_after="60"))


def line(seconds: float = 4.0, now: float = NOW) -> Line:
    def resolve(host: str, family: str) -> tuple[str, ...]:
        return ("127.0.0.1",) if family == "ipv4" else ()

    return Line(deadline=time.monotonic() + seconds, clock=lambda: now, resolve=resolve)


def good(case: str = "success_transfer", **special: Any) -> Speak:
    return replaying(evm_node("ethereum", case, **special))


@contextmanager
def served(*speaks: Speak, of: Network = ETHEREUM) -> Iterator[Network]:
    """``of``, asked at a loopback server for each of ``speaks``, every one a host of its own."""
    with ExitStack() as stack:
        urls = [stack.enter_context(serving(speak)) for speak in speaks]
        named = [url.replace("127.0.0.1", f"node{at}.test") for at, url in enumerate(urls)]
        yield of.asking(*named)


def look(*speaks: Speak, case: str = "success_transfer", **options: Any) -> TxReport:
    with served(*speaks) as there:
        return lookup.transaction(there, asked_hash("ethereum", case), line(**options))


def test_two_nodes_agree() -> None:
    report = look(good(), good())
    assert report.state == "confirmed"
    assert report.trouble is None
    assert {each.method for each in report.evidence} >= {"eth_chainId", "eth_getTransactionReceipt"}
    assert {each.host for each in report.evidence} == {"node0.test", "node1.test"}


def test_one_node_is_enough_for_what_is_there() -> None:
    assert look(good()).state == "confirmed"
    assert look(good(), HTML, HTML).state == "confirmed"
    assert look(HTML, good()).state == "confirmed"


def test_not_found_needs_two() -> None:
    missing = good("not_found")
    assert look(missing, missing, case="not_found").state == "not_found"
    alone = look(missing, HTML, case="not_found")
    assert (alone.state, alone.trouble) == ("unknown", "one_node")
    assert look(missing, case="not_found").trouble == "one_node"


def test_two_nodes_of_one_operator_are_one() -> None:
    missing = good("not_found")
    with served(missing, missing) as there:
        same = [url.replace("://", "://eu.").replace("node1", "node0") for url in there.endpoints]
        tx = asked_hash("ethereum", "not_found")
        report = lookup.transaction(there.asking(same[0], same[1].replace("eu", "us")), tx, line())
    assert (report.state, report.trouble) == ("unknown", "one_node")


def test_the_next_node_is_asked() -> None:
    missing = good("not_found")
    assert look(HTML, REFUSED, missing, missing, case="not_found").state == "not_found"


def test_no_more_than_two_tries() -> None:
    asked = []

    def counting(at: int) -> Speak:
        def speak(connection: Any, request: bytes) -> None:
            asked.append(at)
            connection.sendall(http("no", 503))

        return speak

    report = look(*(counting(at) for at in range(7)))
    assert sorted(asked) == [0, 1, 2, 3]
    assert (report.state, report.trouble) == ("unknown", "server_error")


def test_stale_nodes_do_not_decide() -> None:
    missing = good("not_found")
    late = HEAD + ETHEREUM.useless + 60
    report = look(missing, missing, case="not_found", now=late)
    assert (report.state, report.trouble) == ("unknown", "stale")
    assert look(good(), good(), now=late).state == "confirmed"
    assert look(good("pending"), good("pending"), case="pending", now=late).trouble == "stale"


def test_the_clock_of_the_server_counts() -> None:
    def dated(connection: Any, request: bytes) -> None:
        node = evm_node("ethereum", "not_found")
        inner = replaying(node)

        class Tap:
            def sendall(self, raw: bytes) -> None:
                stamp = b"\r\ndate: Sun, 22 Nov 2026 13:26:20 GMT\r\n\r\n"
                connection.sendall(raw.replace(b"\r\n\r\n", stamp, 1))

        inner(Tap(), request)  # type: ignore[arg-type]

    report = look(dated, dated, case="not_found", now=NOW + 10**6)
    assert report.state == "not_found"


def test_contradiction_is_reported() -> None:
    failed = folder("ethereum")["success_transfer.receipt"]["body"]["result"]
    lying = good(eth_getTransactionReceipt=result({**failed, "status": "0x0"}))
    report = look(good(), lying)
    assert (report.state, report.trouble) == ("unknown", "disagreement")
    assert set(report.disagreement.values()) == {"confirmed", "failed"}
    assert report.reason is None


def _with_head(number: int, stamp: int, case: str) -> Speak:
    block = result({"number": hex(number), "timestamp": hex(stamp)})
    return good(case, eth_getBlockByNumber=block)


def test_a_node_that_should_know_and_does_not() -> None:
    known = _with_head(100, HEAD, "success_transfer")

    def other(number: int, stamp: int) -> Speak:
        special = {"eth_getBlockByNumber": result({"number": hex(number), "timestamp": hex(stamp)})}
        return good("success_transfer", eth_getTransactionByHash=result(None), **special)

    mined = int(folder("ethereum")["success_transfer.tx"]["body"]["result"]["blockTimestamp"], 16)
    assert look(known, other(100, mined + 3600), now=mined + 3600).trouble == "disagreement"
    assert look(known, other(1, mined + 3600), now=mined + 3600).state == "final"
    assert look(known, other(100, mined + 5), now=mined + 5).state == "final"
    old = mined + 90 * 86_400
    assert look(_with_head(100, old, "success_transfer"), other(100, old), now=old).state == "final"


@pytest.mark.parametrize(
    ("speak", "trouble"),
    [
        (good(eth_chainId=result("0x38")), "wrong_chain"),
        (good(eth_getTransactionByHash=answer("ethereum", "revert_string.tx")), "wrong_answer"),
        (HTML, "not_a_node"),
        (REFUSED, "rate_limited"),
        (saying(http(b"[" * 100_000)), "malformed"),
        (saying(http(b"a" * (11 << 20))), "too_big"),
        (saying(http("", 302, location="http://127.0.0.1/")), "redirected"),
        (good(eth_getTransactionByHash=failure(-32000, "transaction indexing is in progress")),
         "no_index"),
    ],
)  # fmt: skip
def test_hostile_nodes(speak: Speak, trouble: str) -> None:
    report = look(speak, speak)
    assert (report.state, report.trouble) == ("unknown", trouble)
    assert look(speak, good()).state == "confirmed"


def test_nodes_that_never_answer() -> None:
    def hang(connection: Any, request: bytes) -> None:
        time.sleep(3)

    started = time.monotonic()
    report = look(hang, hang, seconds=1.0)
    assert (report.state, report.trouble) == ("unknown", "timeout")
    assert time.monotonic() - started < 1.5


def test_a_slow_contradiction_is_not_waited_for() -> None:
    def hang(connection: Any, request: bytes) -> None:
        time.sleep(3)

    started = time.monotonic()
    assert look(good(), hang).state == "confirmed"
    assert time.monotonic() - started < 2.0


def test_a_network_without_nodes() -> None:
    report = lookup.transaction(network("heco"), "0x" + "ab" * 32, line())
    assert (report.state, report.trouble) == ("unknown", "no_nodes")


def _tron(case: str) -> Node:
    def say(call: Any) -> Any:
        name = call.name.rpartition("/")[2]
        if call.name.startswith("/walletsolidity"):
            return answer("tron", "not_found_info")
        if name == "gettransactioninfobyid":
            return answer("tron", case)
        known = {"eth_chainId": result("0x2b6653dc"), "getblock": answer("tron", "doc_getblock_0")}
        return known.get(name, answer("tron", "not_found_info"))

    return say


def test_another_family_over_http() -> None:
    name = "failed_out_of_energy_usdt"
    node = replaying(_tron(name))
    with served(node, node, of=network("tron")) as there:
        tx = folder("tron")[name]["body"]["id"]
        report = lookup.transaction(there, tx, line(now=1777445122))
    assert (report.state, report.reason) == ("failed", "out_of_energy")


def test_balance() -> None:
    rich = good(eth_getBalance=result("0x10"))
    with served(rich, rich) as there:
        assert lookup.balance(there, OWNER, line()).native == 16
    other = good(eth_getBalance=result("0x11"))
    with served(rich, other) as there, pytest.raises(UnknownError) as caught:
        lookup.balance(there, OWNER, line())
    assert caught.value.trouble == "disagreement"
    assert caught.value.evidence
    with served(rich, HTML) as there:
        assert lookup.balance(there, OWNER, line()).native == 16
    with served(rich, rich) as there, pytest.raises(UnknownError) as caught:
        lookup.balance(there, OWNER, line(now=NOW + 10**4))
    assert caught.value.trouble == "stale"
    with served(HTML, HTML) as there, pytest.raises(UnknownError) as caught:
        lookup.balance(there, OWNER, line())
    assert caught.value.trouble == "not_a_node"


def test_approvals() -> None:
    seeing = good(
        eth_getLogs=answer("ethereum", "eth_getLogs_Approval"),
        eth_call=answer("ethereum", "eth_call_allowance_unlimited"),
    )
    blind = good(eth_getLogs=failure(-32005, "limit exceeded"))
    with served(seeing, blind) as there:
        found = lookup.approvals(there, OWNER, line())
    assert [one.spender for one in found.found] == [SPENDER]
    with served(blind, blind) as there:
        assert lookup.approvals(there, OWNER, line()).searched == "nothing"
        pair = (TOKEN, SPENDER)
        assert lookup.approvals(there, OWNER, line(), pair).searched == "pair"
    with pytest.raises(UnknownError):
        lookup.approvals(network("bitcoin"), "x", line())


def test_permissions() -> None:
    with served(good(eth_getCode=result("0x")), HTML) as there:
        assert lookup.permissions(there, OWNER, line()).kind == "own"
    delegated = good(eth_getCode=result("0xef0100" + "ab" * 20))
    own = good(eth_getCode=result("0x"))
    with served(own, delegated) as there, pytest.raises(UnknownError) as caught:
        lookup.permissions(there, OWNER, line())
    assert caught.value.trouble == "disagreement"


def test_nodes() -> None:
    wrong = good(eth_chainId=result("0x38"))
    behind = good(eth_getBlockByNumber=result({"number": "0x1", "timestamp": hex(HEAD)}))
    speaks = (good(), behind, wrong, HTML, REFUSED)
    with served(*speaks) as there:
        found = lookup.nodes(there, line())
    assert [one.state for one in found] == ["ok", "ok", "wrong_chain", "not_a_node", "rate_limited"]
    assert [one.lag for one in found] == [0, 0x12, None, None, None]
    assert [one.url for one in found] == list(there.endpoints)
    assert found[0].latency_ms is not None
    assert "56" in found[2].detail


@pytest.mark.parametrize(("later", "state"), [(5, "ok"), (90, "late"), (4000, "stale")])
def test_old_heads(later: int, state: str) -> None:
    with served(good()) as there:
        assert lookup.nodes(there, line(now=HEAD + later))[0].state == state


def test_indexer() -> None:
    polkadot = network("polkadot")
    sample = folder("substrate")["subscan_extrinsic_success"]
    asked = replaying(lambda call: answer("substrate", "subscan_extrinsic_success"))
    with serving(asked) as url:
        there = polkadot._replace(indexer=url)
        report = lookup.indexed(there, sample["asked"]["hash"], line())
    assert report.state == "final"
    assert lookup.indexed(ETHEREUM, "0x", line()).trouble == "no_index"


def test_the_network_is_found() -> None:
    tx = asked_hash("ethereum", "success_transfer")
    missing = good("not_found", eth_chainId=result("0x38"))
    with served(good(), good()) as ethereum, served(missing, of=network("bsc")) as bsc:
        found = search((bsc, ethereum, network("heco")), tx, line())
    assert [(one.network, one.state) for one in found] == [("ethereum", "confirmed")]


def test_one_hash_on_two_networks() -> None:
    tx = asked_hash("polygon", "success_transfer")
    twin = replaying(evm_node("polygon", "success_transfer"))
    with served(twin, of=network("polygon")) as polygon:
        copy = polygon._replace(key="other")
        assert len(search((polygon, copy), tx, line())) == 2


def test_no_network_knows_it() -> None:
    with served(good("not_found"), HTML) as there:
        assert search((there,), "0x" + "ab" * 32, line()) == ()
