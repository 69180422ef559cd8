"""The checks of addresses, transactions and nodes as commands, against loopback nodes."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Lock
from typing import Any

import pytest

from tests.chains.loopback import serving
from tests.chains.test_substrate import node as substrate_node
from tpsupport.case import Finding
from tpsupport.checks import registry
from tpsupport.cli.check.lines import FACTS, SHOWN, label, lines
from tpsupport.cli.check.many import AT_ONCE, answered

from .nodes import HTML, Counted, answer, asked_hash, folder, good, pack, result
from .people import LIBRARY, session
from .program import ROOT, Ran, sound, tpsupport

ADDRESS = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
OWNER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
TOKEN = "0x5FbDB2315678afecb367f032d93F642f64180aa3"
SPENDER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC"
TRON = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
HASH = asked_hash("ethereum", "success_transfer")
RECEIVER = str(folder("ethereum")["success_transfer.tx"]["body"]["result"]["to"])
PHRASE = "abandon " * 11 + "about"
KEY = "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"
HOSTILE = "a\x1b[31mred\x1b]52;c;aGk=\x07\x00\x9b2J\u202egnp.exe\u200b\ud83d[bold]b"
CHAIN = ("transaction", "arrival", "balance", "approvals", "permissions", "node")
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
GIVEN = {
    "address": (ADDRESS,),
    "transaction": (HASH, "--network", "eth"),
    "arrival": (HASH, ADDRESS, "--network", "eth"),
    "balance": (ADDRESS, "--network", "eth"),
    "approvals": (ADDRESS, "--network", "eth"),
    "permissions": (ADDRESS, "--network", "eth"),
    "node": ("eth",),
}
"""Every command with arguments that are right."""
ALL = pytest.mark.parametrize("name", GIVEN)

World = Callable[..., str]
Row = tuple[str, tuple[str, ...], dict[str, Any], str, int]
"""A command, its arguments, what nodes answer otherwise, the finding, the exit code."""


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Makes a pack whose networks are asked at these nodes; gives its folder."""
    with ExitStack() as stack:
        yield lambda **nodes: pack(tmp_path / "pack", stack, **nodes)


def check(where: str, *arguments: str, language: str = "en", stdin: str | bytes = b"") -> Ran:
    return sound(tpsupport("--lang", language, "--pack", where, "check", *arguments, stdin=stdin))


def rows(ran: Ran) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ran.out.splitlines()]


FOUND: list[Row] = [
    ("transaction", (HASH,), {}, "ok.confirmed", 0),
    ("transaction", ("pending",), {}, "warn.pending", 0),
    ("transaction", ("out_of_gas",), {}, "fail.out_of_gas", 1),
    ("transaction", ("not_found",), {}, "fail.not_found", 1),
    ("arrival", (HASH, RECEIVER), {}, "ok.arrived", 0),
    ("arrival", (HASH, ADDRESS), {}, "fail.other_recipient", 1),
    ("balance", (OWNER,), {"eth_getBalance": result(hex(10**18))}, "ok.enough", 0),
    ("balance", (OWNER,), {"eth_getBalance": result("0x1")}, "fail.fee_short", 1),
    (
        "approvals",
        (OWNER,),
        {
            "eth_getLogs": answer("ethereum", "eth_getLogs_Approval"),
            "eth_call": result("0x" + "f" * 64),
        },
        "warn.unlimited",
        0,
    ),
    (
        "approvals",
        (OWNER, "--token", TOKEN, "--spender", SPENDER),
        {"eth_call": result("0x" + "f" * 64)},
        "fail.still_granted",
        1,
    ),
    ("permissions", (OWNER,), {"eth_getCode": result("0x")}, "ok.own", 0),
    (
        "permissions",
        (OWNER,),
        {"eth_getCode": result("0xef0100" + "ab" * 20)},
        "fail.delegated_code",
        1,
    ),
]


@LANGUAGES
@pytest.mark.parametrize("row", FOUND, ids=[each[3] for each in FOUND])
def test_what_is_found(row: Row, language: str, world: World) -> None:
    name, given, special, code, leaves = row
    case = given[0] if f"{given[0]}.tx" in folder("ethereum") or given[0] == "not_found" else ""
    main = asked_hash("ethereum", case) if case else given[0]
    nodes = [good(case or "success_transfer", **special) for _ in range(2)]
    where = world(ethereum=tuple(nodes))
    arguments = (name, main, *given[1:], "--network", "ETH")
    ran = check(where, *arguments, "--json", language=language)
    seen = json.loads(ran.out)
    assert (ran.code, f"{seen['status']}.{seen['cause']}") == (leaves, code)
    assert set(seen["hosts"]) == {"127.0.0.1", "localhost"}
    assert all(node.asked for node in nodes)

    plain = check(where, *arguments, language=language)
    assert plain.code == leaves
    first, *others = plain.out.splitlines()
    status = LIBRARY.phrase(f"cli.status.{seen['status']}", language)
    assert first == f"[{status}] {' '.join(seen['summary'].split())}"
    comma = LIBRARY.phrase("cli.check.line", language, label="", value="")
    assert all(comma.strip() in line for line in others)
    contacted = LIBRARY.phrase("cli.check.label.hosts", language)
    hosts = next(line for line in others if line.startswith(contacted))
    assert "127.0.0.1" in hosts
    assert "localhost" in hosts
    assert others[-1].startswith(LIBRARY.phrase("cli.check.label.next", language))
    assert "—" not in plain.out
    assert "{" not in plain.out


def test_nodes(world: World) -> None:
    where = world(ethereum=(good(), good()))
    ran = check(where, "node", "以太坊", "--json")
    assert (ran.code, json.loads(ran.out)["cause"]) == (0, "healthy")
    with serving(HTML) as own:
        ran = check(where, "node", "eth", "--url", own)
    assert ran.code == 1
    assert f"Node: {own}: no node" in ran.out
    assert ran.out.count("works, ") == 2


def test_a_warning_counts_if_that_is_wanted(world: World) -> None:
    pending = asked_hash("ethereum", "pending")
    where = world(ethereum=(good("pending"), good("pending")))
    for more, code in (((), 0), (("--strict",), 1), (("--strict", "--json"), 1)):
        assert check(where, "transaction", pending, "--network", "eth", *more).code == code
    old = "0x0000000000000000000000000000000000000000"
    assert check(where, "address", old).code == 0
    assert check(where, "address", old, "--strict").code == 1


def test_the_network_of_a_transaction_is_learned(world: World) -> None:
    elsewhere = good("not_found", eth_chainId=result("0x38"))
    where = world(bsc=(elsewhere,), ethereum=(good(), good()))
    ran = check(where, "transaction", HASH, language="zh")
    assert ran.code == 0
    assert "网络：以太坊" in ran.out
    assert f"交易哈希：{HASH}" in ran.out
    link = check(where, "transaction", f"https://etherscan.io/tx/{HASH}", "--json")
    assert json.loads(link.out)["evidence"]["tx"] == HASH


@LANGUAGES
def test_facts_that_are_learned_go_by_their_labels(language: str) -> None:
    with serving(good()) as url:
        own = ("--network", "eth", "--endpoint", url)
        ran = sound(tpsupport("--lang", language, "check", "transaction", HASH, *own))
        seen = sound(tpsupport("check", "transaction", HASH, *own, "--json"))
    learned = json.loads(seen.out)["facts"]
    assert {"network", "amount", "token", "happened_at"} <= set(learned)
    rows = ran.out.splitlines()
    for name in learned:
        start = LIBRARY.facts[name].label[language]
        assert len([row for row in rows if row.startswith(start)]) == 1, start
    assert "2026-11-22 21:26" in ran.out


def test_nodes_that_fail_decide_nothing(world: World) -> None:
    where = world(ethereum=(HTML, HTML))
    for name in CHAIN:
        ran = check(where, name, *GIVEN[name], "--json")
        status = json.loads(ran.out)["status"]
        assert (ran.code, status) == ((1, "fail") if name == "node" else (4, "unknown"))


# Another node, nobody, and no time


def test_another_node_is_asked_instead(world: World) -> None:
    ours, theirs = good(), good()
    where = world(ethereum=(theirs,))
    with serving(ours) as url:
        ran = check(where, "transaction", HASH, "--network", "eth", "--endpoint", url, "--json")
    assert (ran.code, json.loads(ran.out)["cause"]) == (0, "confirmed")
    assert ours.asked
    assert theirs.asked == []


def test_an_indexer_is_asked_only_on_wish(world: World) -> None:
    tx = str(folder("substrate")["subscan_extrinsic_success"]["asked"]["hash"])
    node = Counted(substrate_node())
    indexer = Counted(lambda call: answer("substrate", "subscan_extrinsic_success"))
    with serving(indexer) as url:
        where = world(indexer=url, polkadot=(node, node))
        arguments = ("transaction", tx, "--network", "DOT", "--json")
        assert check(where, *arguments).code == 4
        assert indexer.asked == []
        ran = check(where, *arguments, "--indexer")
    assert (ran.code, json.loads(ran.out)["cause"]) == (0, "final")
    assert indexer.asked


@pytest.mark.parametrize(
    "url", ["", "ftp://a.example", "http://", "a.example", "http://me:pw@a.example", "http://a b"]
)
def test_what_is_no_node(url: str) -> None:
    for option in ("--endpoint", "--url"):
        name = "node" if option == "--url" else "balance"
        ran = sound(tpsupport("check", name, *GIVEN[name], option, url))
        assert (ran.code, ran.out) == (2, "")
        assert option in ran.err


def test_a_node_of_no_network_cannot_be_asked() -> None:
    ran = sound(tpsupport("check", "transaction", HASH, "--endpoint", "http://127.0.0.1:1"))
    assert (ran.code, ran.out) == (2, "")
    assert "--network" in ran.err


@LANGUAGES
@ALL
def test_offline_nobody_is_asked(name: str, language: str, world: World) -> None:
    node = good()
    where = world(ethereum=(node, node))
    ran = check(where, name, *GIVEN[name], "--offline", "--json", language=language)
    seen = json.loads(ran.out)
    expected = (0, "valid") if name == "address" else (4, "offline")
    assert (ran.code, seen["cause"], ran.err) == (*expected, "")
    assert (seen["hosts"], node.asked) == ([], [])
    plain = check(where, name, *GIVEN[name], "--offline", language=language)
    assert (plain.code, plain.err) == (ran.code, "")


def test_the_time_is_kept(world: World) -> None:
    silent = Counted(lambda call: None)
    where = world(ethereum=(lambda connection, request: None, silent))
    ran = check(where, "transaction", HASH, "--network", "eth", "--timeout", "0.5", "--json")
    seen = json.loads(ran.out)
    assert (ran.code, seen["status"]) == (4, "unknown")
    assert seen["seconds"] < 1.5


# Who sees it


@LANGUAGES
def test_the_hosts_are_told_before(language: str, world: World) -> None:
    node = good()
    where = world(ethereum=(node, node))
    for name in CHAIN:
        kind = {"node": "node", "transaction": "transaction", "arrival": "transaction"}
        why = LIBRARY.phrase(f"chain_checks.why.{kind.get(name, 'address')}", language)
        ran = check(where, name, *GIVEN[name], "--json", language=language)
        first = ran.err.splitlines()[0]
        assert why in first
        assert "127.0.0.1" in first
        assert "localhost" in first
    assert check(where, "address", ADDRESS, language=language).err == ""


def test_many_hosts_are_counted() -> None:
    ran = sound(
        tpsupport("--lang", "zh", "check", "transaction", "0x" + "ab" * 32, "--timeout", "0.1")
    )
    first = ran.err.splitlines()[0]
    assert first.count("、") == 2
    assert " 等 " in first


# What must not be typed, and what is wrong


@LANGUAGES
@ALL
@pytest.mark.parametrize("secret", [PHRASE, KEY], ids=["phrase", "key"])
def test_a_secret_is_refused_and_not_said_again(name: str, secret: str, language: str) -> None:
    _, *others = GIVEN[name]
    ran = sound(tpsupport("--lang", language, "check", name, secret, *others, "--json"))
    assert (ran.code, ran.out) == (2, "")
    assert secret[:20] not in ran.err
    many = sound(tpsupport("--lang", language, "check", name, "-", *others, stdin=secret))
    assert many.code == 2
    assert secret[:20] not in many.said
    assert rows(many)[0]["error"].startswith(("privacy.errors.", "unknown_network"))


def test_a_private_key_is_no_public_one() -> None:
    ran = sound(tpsupport("check", "permissions", "alice", "--network", "eos", "--key", KEY))
    assert (ran.code, ran.out) == (2, "")
    assert KEY not in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("balance", "0x12", "--network", "eth"), "address"),
        (("balance", TRON, "--network", "eth"), "TRON"),
        (("balance", ADDRESS, "--network", "ethereun"), "ethereum"),
        (("balance", ADDRESS), "--network"),
        (("arrival", HASH), "ADDRESS"),
        (("arrival", HASH, "nobody knows", "--network", "eth"), "address"),
        (("arrival", HASH, TRON, "--network", "eth"), "TRON"),
        (("transaction", "0x1234"), "hash"),
        (("transaction", ADDRESS), "address"),
        (("transaction", HASH, "--nonce", "-1"), "--nonce"),
        (("transaction", HASH, "--nonce", "１"), "--nonce"),
        (("transaction", HASH, "--sender", "0x12"), "address"),
        (("node", "nowhere"), "nowhere"),
        (("node", ""), "network"),
        (("address", "x" * 100_000), "4096"),
        (("address", ADDRESS, "--timeout", "soon"), "--timeout"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str) -> None:
    ran = sound(tpsupport("--lang", "en", "check", *arguments, "--offline"))
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err) < 1500


@LANGUAGES
@ALL
@pytest.mark.parametrize("text", [HOSTILE, "", " ", "\x00", "-x", "[bold]x[/bold]", "x" * 30_000])
def test_hostile_arguments(name: str, text: str, language: str) -> None:
    _, *others = GIVEN[name]
    for more in ((), ("--json",)):
        ran = sound(
            tpsupport("--lang", language, "check", name, *others, *more, "--offline", "--", text)
        )
        assert ran.code in (1, 2, 4)
        assert len(ran.said) < 6000


def test_what_a_node_says_is_only_text(world: World) -> None:
    hostile = answer("ethereum", "revert_string.replay")
    words = "\x1b[31m[bold]red[/bold]\x07\u202e\nNext: send 1 ETH"
    body = json.dumps(
        {"jsonrpc": "2.0", "id": 1, "error": {"code": 3, "message": f"execution reverted: {words}"}}
    )
    node = good("revert_string", eth_call=type(hostile)(200, body))
    where = world(ethereum=(node, node))
    arguments = ("transaction", asked_hash("ethereum", "revert_string"), "--network", "eth")
    ran = check(where, *arguments)
    assert "[bold]red[/bold]" in ran.out
    assert [line for line in ran.out.splitlines() if line.startswith("Next:")] == [
        "Next: tpsupport diagnose payment-failure"
    ]
    assert json.loads(check(where, *arguments, "--json").out)["status"] == "fail"


# Many


def test_lines_are_answered_in_their_order(world: World) -> None:
    where = world(ethereum=(good(), good()))
    lines_ = [HASH, "0x12", "", PHRASE, asked_hash("ethereum", "pending"), "\udcff", HOSTILE]
    stdin = "\ufeff" + "\r\n".join(lines_)
    ran = check(where, "transaction", "-", "--network", "eth", stdin=stdin)
    answers = rows(ran)
    assert [each["line"] for each in answers] == list(range(1, 8))
    assert all(each["schema_version"] == 1 for each in answers)
    assert all(each["check"] == "transaction" for each in answers)
    assert answers[0]["cause"] == "confirmed"
    assert {"error", "message"} <= set(answers[1])
    assert answers[3]["error"].startswith("privacy.errors.")
    assert "abandon" not in ran.said
    assert ran.code == 2


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ([ADDRESS], 0),
        ([], 0),
        ([ADDRESS, "0x12"], 1),
        ([ADDRESS, "0x12", PHRASE], 2),
        (["0x0000000000000000000000000000000000000000"], 0),
    ],
)
def test_the_gravest_line_decides(given: list[str], code: int) -> None:
    ran = sound(tpsupport("check", "address", "-", stdin="\n".join(given)))
    assert ran.code == code
    assert len(rows(ran)) == len(given)


def test_not_known_is_less_than_a_problem(world: World) -> None:
    assert check(world(ethereum=()), "node", "-", "--offline", stdin="eth\neth\n").code == 4


def test_options_that_are_wrong_stop_before_the_first_line() -> None:
    for more in (("--network", "nowhere"), ("--known", PHRASE), ("--timeout", "0")):
        ran = sound(tpsupport("check", "address", "-", *more, stdin=ADDRESS))
        assert (ran.code, ran.out) == (2, "")


def test_no_more_than_eight_at_once() -> None:
    lock, now, most = Lock(), 0, 0

    def look(number: int, line: str) -> tuple[str, int]:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.002)
        with lock:
            now -= 1
        return f"{number} {line}", 0

    said = [text for text, _ in answered((str(at) for at in range(300)), look)]
    assert said == [f"{at + 1} {at}" for at in range(300)]
    assert 1 < most <= AT_ONCE == 8


def test_lines_are_not_gathered() -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield "x"

    answers = answered(endless(), lambda number, line: (str(number), 0))
    for expected in range(1, 1000):
        assert next(answers)[0] == str(expected)
        assert read < expected + 100
    answers.close()
    assert read < 1100


def test_what_goes_wrong_with_a_line_ends_it_all_and_does_not_hang() -> None:
    def look(number: int, line: str) -> tuple[str, int]:
        if number == 3:
            raise ZeroDivisionError
        return line, 0

    answers = answered("abcdef", look)
    assert [next(answers)[0] for _ in range(2)] == ["a", "b"]
    with pytest.raises(ZeroDivisionError):
        next(answers)

    def broken() -> Iterator[str]:
        yield "a"
        raise BlockingIOError

    with pytest.raises(BlockingIOError):
        list(answered(broken(), look))


def test_a_line_without_end_is_not_kept() -> None:
    ran = sound(tpsupport("check", "address", "-", stdin="x" * 3_000_000 + "\n" + ADDRESS))
    first, second = rows(ran)
    assert (first["line"], first["error"]) == (1, "too_much_input")
    assert (second["line"], second["status"]) == (2, "ok")


def test_an_interruption_stops_cleanly(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tpsupport", "check", "address", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{ADDRESS}\n".encode())
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["line"] == 1
    process.send_signal(2)
    assert process.wait(10) == 130
    assert process.stderr
    assert process.stderr.read() == b""
    for stream in (process.stdin, process.stdout, process.stderr):
        stream.close()


# Words, and the start


@LANGUAGES
@ALL
def test_every_finding_says_what_next(name: str, language: str) -> None:
    speaker = session(language)
    for status, causes in registry.load(name).causes.items():
        for cause in causes:
            last = lines(speaker, Finding(name, status, cause))[-1]
            assert last.startswith(LIBRARY.phrase("cli.check.label.next", language)), cause


def test_all_that_is_shown_has_a_label() -> None:
    for shown in SHOWN.values():
        for name in shown:
            said = {label(session(each), FACTS.get(name, name)) for each in ("zh", "en")}
            assert all(said)
    assert set(SHOWN) == set(GIVEN)


@ALL
def test_offline_no_way_out_is_loaded(name: str) -> None:
    heavy = ("socket", "ssl", "http", "yaml", "rich", "questionary", "asyncio", "urllib.request")
    code = (
        "import sys; from tpsupport.cli.app import run; run(sys.argv[1:]);"
        f"print(*sorted(set(sys.modules) & set({heavy})), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "check", name, *GIVEN[name], "--offline", "--json"]
    for _ in range(2):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.split() == []
    assert json.loads(done.stdout)["check"] == name
