"""``tpsupport diagnose`` from the command line: results, words for people, and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .people import LIBRARY
from .program import ROOT, Ran, sound, tpsupport

GIVEN = ("--set", "seen=short", "--set", "what_is_short=energy")
STORY = ("--set", "what_happened=转 USDT 失败")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def diagnose(*arguments: str, language: str = "zh", stdin: str = "") -> Ran:
    given = ("diagnose", "payment-failure", "--no-input", "--offline", *arguments)
    return sound(tpsupport("--lang", language, *given, stdin=stdin))


def test_the_request_is_the_result_and_the_advice_is_for_people() -> None:
    ran = diagnose(*GIVEN, *STORY)
    assert ran.code == 1
    assert ran.out.startswith("TokenPocket 求助信息")
    assert "转 USDT 失败" in ran.out
    assert "怎么做" in ran.err
    assert "怎么做" not in ran.out


def test_an_answer_that_is_missing_is_named_with_its_legal_values() -> None:
    ran = diagnose("--set", "seen=short")
    assert (ran.code, ran.out) == (2, "")
    for word in ("what_is_short", "energy | bandwidth", "--set what_is_short="):
        assert word in ran.err


def test_facts_of_the_request_that_are_missing_are_all_named() -> None:
    ran = diagnose("--set", "seen=blocked", "--set", "how_blocked=crash")
    assert (ran.code, ran.out) == (2, "")
    for fact in ("what_happened", "happened_at", "platform", "app_version"):
        assert fact in ran.err
    assert "android | ios" in ran.err


def test_a_tree_must_be_named_where_nobody_can_be_asked() -> None:
    ran = sound(tpsupport("--lang", "en", "diagnose", "--no-input"))
    assert (ran.code, ran.out) == (2, "")
    assert "security | payment-failure | top-up-delay" in ran.err


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_forms(form: str) -> None:
    ran = diagnose(*GIVEN, "--format", form)
    assert ran.code == 1
    if form == "json":
        assert json.loads(ran.out)["end"]["node"] == "tron_energy"
    else:
        assert ran.out.startswith("#" if form == "markdown" else "TokenPocket")


def test_a_file_gets_the_same_request() -> None:
    ran = diagnose(*GIVEN, "--output", "request.txt")
    assert Path("request.txt").read_text(encoding="utf-8") == ran.out
    assert "request.txt" in ran.err
    assert diagnose(*GIVEN, "-o", "request.txt").out == ran.out


def test_without_a_terminal_nothing_is_copied() -> None:
    ran = diagnose(*GIVEN, "--copy")
    assert "没有复制" in ran.err


def test_an_answer_off_the_path_is_kept_out_of_the_request() -> None:
    ran = diagnose(*GIVEN, "--set", "why_it_failed=gas", "--set", "suspect_link=a.example")
    assert "Out of gas" not in ran.out
    assert "a.example" not in ran.out


def test_answers_from_standard_input() -> None:
    ran = diagnose("--answers", "-", stdin="seen: short\nwhat_is_short: energy\n")
    assert "payment-failure/tron_energy" in ran.out


def test_a_tree_is_named_by_the_file() -> None:
    file = ROOT / "tests/data/answers/security/stolen.yaml"
    ran = sound(tpsupport("diagnose", "--no-input", "--offline", "--answers", str(file)))
    assert "security/stolen" in ran.out
    wrong = diagnose("--answers", str(file))
    assert (wrong.code, wrong.out) == (2, "")
    assert "security" in wrong.err


def test_a_check_that_may_not_look_says_so_and_goes_on() -> None:
    answers = ("--set", "seen=connection", "--set", "network=", "--set", "other_node=fixed")
    ran = diagnose(*answers)
    assert ran.code == 0
    assert "没有联网" in ran.err
    assert "payment-failure/node_fixed" in ran.out


def test_brought_findings_are_marked_in_the_request() -> None:
    stdin = "answers: {seen: connection, network: null}\nfound: {network: fail.captive_portal}\n"
    ran = diagnose("--answers", "-", stdin=stdin)
    assert "payment-failure/login_page" in ran.out
    assert LIBRARY.phrase("request.brought", "zh", words="x").removeprefix("x") in ran.out


def test_a_person_without_a_terminal_is_not_waited_for() -> None:
    ran = sound(tpsupport("--lang", "zh", "diagnose", "payment-failure", stdin="1\n"))
    assert (ran.code, ran.out) == (2, "")
    assert "seen" in ran.err


def test_lines_from_a_pipe_answer_plain_questions() -> None:
    stdin = "提示余额、矿工费、能量之类“不足”\n3\n1\n"
    ran = sound(tpsupport("--plain", "--lang", "zh", "diagnose", "payment-failure", stdin=stdin))
    assert (ran.code, ran.out) == (0, "")
    assert "TRON 能量不够" in ran.err


def test_answers_are_saved_when_the_input_ends() -> None:
    stdin = "提示余额、矿工费、能量之类“不足”\n"
    ran = sound(tpsupport("--plain", "--lang", "zh", "diagnose", "payment-failure", stdin=stdin))
    assert ran.code == 2
    again = diagnose("--answers", "-", "--set", "what_is_short=energy", stdin=ran.out)
    assert "payment-failure/tron_energy" in again.out


def test_a_request_where_people_can_help_themselves() -> None:
    given = ("diagnose", "payment-failure", "--offline", "--request", *GIVEN)
    ran = sound(tpsupport("--plain", "--lang", "zh", *given, stdin=""))
    assert ran.code == 2
    assert "what_happened" in ran.err
