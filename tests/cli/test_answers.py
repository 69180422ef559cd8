"""Answers from files, standard input and ``--set``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpsupport.case import Value
from tpsupport.checks.registry import declarations
from tpsupport.cli.answers import Sheet, accept_all, brought, read_set, read_sheet
from tpsupport.cli.diagnose.resume import answers_file
from tpsupport.cli.surroundings import rules_for
from tpsupport.errors import UsageError
from tpsupport.pack.source import decoded, parse
from tpsupport.text import clean
from tpsupport.trees.forest import read
from tpsupport.trees.proof import load

from .people import HASH, LIBRARY, session

RULES = rules_for(session("zh"), datetime.fromisoformat("2026-11-22T12:00:00+08:00"))
FOREST = load(LIBRARY, "payment-failure", declarations())


def sheet(text: str, folder: Path) -> Sheet:
    file = folder / "answers.yaml"
    file.write_text(text, encoding="utf-8")
    return read_sheet(str(file))


def test_a_file_with_and_without_the_word_answers(tmp_path: Path) -> None:
    bare = sheet("seen: short\nwhat_is_short: energy\n", tmp_path)
    whole = sheet("tree: payment-failure\ndigest: abc\nanswers: {seen: short}\n", tmp_path)
    assert dict(bare.answers) == {"seen": "short", "what_is_short": "energy"}
    assert (whole.tree, whole.digest, dict(whole.answers)) == (
        "payment-failure",
        "abc",
        {"seen": "short"},
    )


def test_values_stay_what_was_typed(tmp_path: Path) -> None:
    text = (
        f"tx_hash: {HASH}\nhappened_at: 2026-11-20 14:05\namount: 1.10\nmemo: 0123\ncontact: null\n"
    )
    found = sheet(text, tmp_path)
    accepted = accept_all(FOREST, found, {}, RULES)
    assert accepted == {
        "tx_hash": HASH,
        "happened_at": "2026-11-20T14:05+08:00",
        "amount": "1.1",
        "memo": "0123",
        "contact": None,
    }


def test_the_place_of_an_answer(tmp_path: Path) -> None:
    found = sheet("# mine\nanswers:\n  seen: short\n  network: tron\n", tmp_path)
    assert found.at("network").endswith("answers.yaml:4:3")
    assert found.at("other").endswith("answers.yaml:1:1")
    assert sheet("seen: short\nnetwork: tron\n", tmp_path).at("network").endswith(":2:1")


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        (["a=b"], {"a": "b"}),
        (["a=b=c", " d = e "], {"a": "b=c", "d": " e "}),
        (["a=", "a=1", "a=2"], {"a": "2"}),
        ([], {}),
    ],
)
def test_pairs(pairs: list[str], found: dict[str, str]) -> None:
    assert read_set(pairs) == found


@pytest.mark.parametrize("pair", ["", "a", "=b", " =b"])
def test_pairs_that_are_none(pair: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_set([pair])
    assert caught.value.code == "bad_set"


def test_the_command_line_wins_over_the_file() -> None:
    accepted = accept_all(FOREST, Sheet(answers={"network": "tron"}), {"network": "BEP20"}, RULES)
    assert accepted == {"network": "bsc"}


@pytest.mark.parametrize(
    ("name", "value", "canonical"),
    [
        ("network", "TRC20", "tron"),
        ("network", "", None),
        ("seen", "short", "short"),
        ("seen", "提示余额、矿工费、能量之类“不足”", "short"),
        ("platform", "Android phone", "android"),
        ("other_node", "not_fixed", "not_fixed"),
        ("tx_hash", [HASH], HASH),
        ("amount", 120, "120"),
        ("what_happened", "  a \n b ", "a b"),
        ("suspect_link", "hxxps://a[.]example/x", "https://a.example/x"),
    ],
)
def test_canonical_forms(name: str, value: Any, canonical: Value) -> None:
    assert accept_all(FOREST, Sheet(answers={name: value}), {}, RULES) == {name: canonical}


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("nothing", "x", "unknown_fact"),
        ("platform", None, "bad_option"),
        ("other_node", "perhaps", "bad_option"),
        ("other_node", None, "bad_option"),
        ("error_text", {"a": "b"}, "answers_not_mapping"),
        ("error_text", True, "answers_not_mapping"),
    ],
)
def test_refusals(name: str, value: Any, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        accept_all(FOREST, Sheet(answers={name: value}), {}, RULES)
    assert caught.value.code == code


def test_the_nearest_name_is_suggested() -> None:
    for wrong, right in (("netwrok", "network"), ("othernode", "other_node"), ("sen", "seen")):
        with pytest.raises(UsageError) as caught:
            accept_all(FOREST, Sheet(answers={wrong: "x"}), {}, RULES)
        assert caught.value.details["nearest"] == right


def test_findings_that_a_check_can_have() -> None:
    checks = declarations()
    good = {
        "network": "fail.captive_portal",
        "reconnect:network": "ok",
        "link": "unknown.not_known",
    }
    assert brought(Sheet(found=good), checks) == good
    for name, code, wrong in (
        ("network", "fail.lookalike", "bad_finding"),
        ("network", "perhaps", "bad_finding"),
        ("netwrok", "ok", "unknown_check"),
    ):
        with pytest.raises(UsageError) as caught:
            brought(Sheet(found={name: code}), checks)
        assert caught.value.code == wrong
        assert caught.value.details["nearest"] or caught.value.details["allowed"]


TEXTS = st.text(max_size=30).map(clean).filter(lambda text: bool(text.strip()))
FACTS = st.sampled_from(["what_happened", "error_text", "memo", "exchange"])


@given(st.dictionaries(FACTS, st.none() | TEXTS))
def test_saved_answers_are_read_back(answers: dict[str, Value]) -> None:
    saved = answers_file("payment-failure", "0123456789abcdef", answers, {"network": "ok"})
    data = parse(decoded(saved.encode(), "saved.yaml"), "saved.yaml")
    assert data["answers"] == answers
    assert (data["tree"], data["digest"]) == ("payment-failure", "0123456789abcdef")
    assert data["found"] == {"network": "ok"}


def test_canonical_answers_stay_what_they_are_when_they_are_saved_and_read(tmp_path: Path) -> None:
    given_ = {"seen": "failed", "happened_at": "昨天 14:05", "tx_hash": HASH, "contact": "@lin0day"}
    accepted = accept_all(FOREST, Sheet(answers=given_), {}, RULES)
    saved = sheet(answers_file("payment-failure", FOREST.digest, accepted, {}), tmp_path)
    assert accept_all(FOREST, saved, {}, RULES) == accepted
    assert saved.digest == FOREST.digest == read(LIBRARY, "payment-failure").digest
