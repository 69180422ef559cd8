"""``tpsupport reply --batch``: a line for a line, in order, whatever the lines hold."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from .program import ROOT, sound, tpsupport
from .test_reply import WORDS, request

GOOD = {"end": "payment-failure/tron_energy", "facts": {"amount": "5", "token": "USDT"}}


def lines(rows: Sequence[Any]) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


def answered(rows: Sequence[Any], *options: str) -> list[dict[str, Any]]:
    ran = sound(tpsupport("--lang", "en", "reply", "--batch", *options, stdin=lines(rows)))
    return [json.loads(line) for line in ran.out.splitlines()]


SCHEMA = Draft202012Validator(
    json.loads((ROOT / "docs/schemas/reply-line.schema.json").read_text(encoding="utf-8"))
)


def test_lines_are_as_they_are_published() -> None:
    for row in answered([GOOD, {"id": 1, **GOOD}, "bad", {"id": "x", "end": "nope"}]):
        assert [error.message for error in SCHEMA.iter_errors(row)] == []
    assert list(SCHEMA.iter_errors({"schema_version": 1, "line": 1}))


def test_each_kind_of_line_is_answered() -> None:
    text = request("zh", "text")
    rows = [
        {"id": "T-1", **GOOD},
        {"id": 7, "text": text},
        {"id": "c", "text": request("en")},
        json.loads(request("zh")),
    ]
    found = answered(rows)
    assert [row["line"] for row in found] == [1, 2, 3, 4]
    assert [row.get("id") for row in found] == ["T-1", 7, "c", None]
    assert found[0]["text"].startswith("Hello, and thank you")
    assert "5 USDT" in found[0]["text"]
    assert found[1]["code"] == found[3]["code"] == "tp-payment-failure-none_of_these-en"
    assert {row["end"] for row in found[1:]} == {"payment-failure/none_of_these"}


def test_the_language_is_the_customers_unless_it_is_said() -> None:
    rows = [{**GOOD, "language": "zh"}, {**GOOD, "language": "en"}, {"text": request("zh")}]
    ran = tpsupport("reply", "--batch", stdin=lines(rows))
    said = [json.loads(line)["language"] for line in ran.out.splitlines()]
    assert said == ["zh", "en", "zh"]
    assert [row["language"] for row in answered(rows)] == ["en", "en", "en"]


def test_a_line_may_say_how_it_wants_its_reply() -> None:
    rows = [GOOD, {**GOOD, "channel": "email", "tone": "short", "agent": "Lin", "customer": "Ann"}]
    plain, own = answered(rows, "--channel", "x", "--desk", "Desk")
    assert (plain["channel"], plain["tone"], plain["subject"]) == ("x", "full", "")
    assert (own["channel"], own["tone"]) == ("email", "short")
    assert own["subject"]
    assert own["text"].startswith("Hello Ann!")
    assert own["text"].endswith("Lin\nDesk")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", "reply.errors.not_json"),
        ("x", "reply.errors.not_json"),
        ("[1]", "reply.errors.not_json"),
        ("[" * 10_000, "reply.errors.not_json"),
        ('{"a":' * 5000, "reply.errors.not_json"),
        ("{}", "reply.errors.bad_line"),
        ('{"end": 5}', "reply.errors.bad_line"),
        ('{"end": "nope"}', "unknown_tree"),
        ('{"end": "security/nope"}', "reply.errors.unknown_end"),
        ('{"end": "security/stolen", "facts": []}', "reply.errors.bad_line"),
        ('{"end": "security/stolen", "facts": {"amount": "x"}}', "facts.errors.amount"),
        ('{"end": "security/stolen", "facts": {"nope": "x"}}', "unknown_fact"),
        ('{"end": "security/stolen", "channel": "sms"}', "reply.errors.bad_line"),
        ('{"end": "security/stolen", "channel": []}', "reply.errors.bad_line"),
        ('{"end": "security/stolen", "tone": 5}', "reply.errors.bad_line"),
        ('{"end": "security/stolen", "id": []}', "reply.errors.bad_line"),
        ('{"text": "hello"}', "reply.errors.unreadable"),
        ('{"text": ""}', "reply.errors.unreadable"),
        (json.dumps({**GOOD, "agent": WORDS}), None),
        (json.dumps({"end": "security/stolen", "facts": {"token": WORDS}}), None),
        (json.dumps({**GOOD, "pad": "x" * 300_000}), "reply.errors.not_json"),
    ],
)
def test_a_bad_line_is_told_in_its_place(line: str, code: str | None) -> None:
    ran = sound(tpsupport("--lang", "en", "reply", "--batch", stdin=lines([GOOD, line, GOOD])))
    first, bad, last = (json.loads(each) for each in ran.out.splitlines())
    assert (ran.code, bad["line"], set(bad) - {"id"}) == (1, 2, {"schema_version", "line", "error"})
    assert bad["error"]["message"]
    assert (first["text"], first["line"], last["line"]) == (last["text"], 1, 3)
    assert "abandon" not in ran.said
    if code is not None:
        assert bad["error"]["code"].startswith(code)
    assert "1 lines could not be answered" in ran.err


def test_an_id_that_holds_a_secret_is_not_repeated() -> None:
    ran = tpsupport("reply", "--batch", stdin=lines([{**GOOD, "id": WORDS}]))
    assert "abandon" not in ran.said


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=60).map(lambda text: text.replace("\n", " ")), max_size=6))
def test_whatever_comes_a_line_is_a_line(rows: list[str]) -> None:
    ran = sound(tpsupport("--lang", "en", "reply", "--batch", stdin=lines(rows)))
    assert [json.loads(line)["line"] for line in ran.out.splitlines()] == list(
        range(1, len(rows) + 1)
    )


MANY = [{"id": at, **GOOD} for at in range(900)]


def test_helpers_keep_the_order_and_say_the_same() -> None:
    rows: list[Any] = [*MANY[:600], "bad", *MANY[601:]]
    found = answered(rows)
    assert [row["line"] for row in found] == list(range(1, 901))
    assert [row.get("id") for row in found if "error" not in row] == [
        row["id"] for row in rows if row != "bad"
    ]
    assert len({row["text"] for row in found if "error" not in row}) == 1
    assert found[600]["error"]["code"] == "reply.errors.not_json"


@pytest.mark.parametrize("skip", [0, 1, 3, 5, 9])
def test_lines_can_be_passed_over(skip: int) -> None:
    found = answered(MANY[:5], "--skip", str(skip))
    assert [row["line"] for row in found] == list(range(skip + 1, 6))


@pytest.mark.parametrize("kept", ["", "one\n", "one\ntwo\n", "one\ntwo\nhal", "half", "a\n\nb\n"])
def test_a_file_goes_on_where_it_stopped(kept: str, tmp_path: Path) -> None:
    file = tmp_path / "replies.jsonl"
    if kept:
        file.write_text(kept, encoding="utf-8")
    ran = sound(tpsupport("reply", "--batch", "--resume", str(file), stdin=lines(MANY[:5])))
    assert (ran.code, ran.out) == (0, "")
    written = file.read_text(encoding="utf-8").split("\n")
    done = kept.count("\n")
    assert written[:done] == kept.split("\n")[:done]
    assert [json.loads(line)["line"] for line in written[done:-1]] == list(range(done + 1, 6))
    assert written[-1] == ""


def test_a_file_that_is_whole_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "replies.jsonl"
    for _ in range(2):
        assert tpsupport("reply", "--batch", "--resume", str(file), stdin=lines(MANY[:3])).code == 0
        assert len(file.read_text(encoding="utf-8").splitlines()) == 3


def started(*options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tpsupport", "reply", "--batch", *options],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("first", [100, 700])
def test_it_stops_between_lines(number: signal.Signals, first: int) -> None:
    """While it waits for more; what was answered before is there, whole."""
    process = started()
    assert process.stdin
    assert process.stdout
    process.stdin.write(lines(MANY[:first]).encode())
    process.stdin.flush()
    read = b""
    while read.count(b"\n") < (first // 100 - 6 if first > 500 else 1) * 100:
        read += os.read(process.stdout.fileno(), 1 << 16)
    os.killpg(process.pid, number)
    out, err = process.communicate(timeout=30)
    rows = (read + out).decode().splitlines()
    assert [json.loads(row)["line"] for row in rows] == list(range(1, len(rows) + 1))
    assert process.returncode == 130, err
    assert b"Traceback" not in err


def test_nobody_reads_any_more() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "tpsupport", "reply", "--batch"],
        cwd=ROOT,
        input=lines(MANY).encode(),
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=30,
        check=False,
    )
    os.close(writing)
    assert done.returncode in (1, 4)
    assert done.stderr == b""


@pytest.mark.timing
def test_a_batch_takes_no_longer_for_each_line() -> None:
    def seconds(rows: Sequence[Any]) -> float:
        begin = time.perf_counter()
        answered(rows)
        return time.perf_counter() - begin

    few = min(seconds(MANY[:100]) for _ in range(3))
    assert seconds(MANY[:400]) <= 12 * few
