"""``tpsupport find`` from the command line: what it shows, its JSON, its exit codes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .people import LIBRARY
from .program import Ran, sound, tpsupport

MNEMONIC = "legal winner thank year wave sausage worth useful legal winner thank yellow"
WIF = "5Kb8kLf9zgWQnogidDA76MzPL6TsZZY36hWXMssSzNydYXYB9KF"


def find(*arguments: str, language: str = "zh", stdin: str = "") -> Ran:
    return sound(tpsupport("--lang", language, "find", *arguments, stdin=stdin))


def document(*arguments: str, language: str = "en") -> Any:
    ran = find(*arguments, "--json", language=language)
    assert ran.err == ""
    return json.loads(ran.out)


@pytest.mark.parametrize(
    ("language", "question"), [("zh", "滑点太低换不了"), ("en", "slipage to low when swaping")]
)
def test_the_first_answer_is_told_in_full(language: str, question: str) -> None:
    ran = find(question, language=language)
    [first, *others] = ran.out.strip().split("\n\n")
    assert (ran.code, ran.err) == (0, "")
    assert "tpsupport diagnose swap" in first
    assert "   1. " in first
    assert "   2. " in first
    assert all("   1. " not in other for other in others)
    assert LIBRARY.phrase("find.more", language) in ran.out


def test_where_a_tree_must_ask_its_ends_are_only_named() -> None:
    question = "my wallet has a problem with sending"
    hit = document(question)["hits"][0]
    assert hit["kind"] == "tree"
    assert hit["answer"] is None
    assert 1 <= len(hit["possible"]) <= 3
    ran = find(question, language="en")
    assert all(f"- {each['title']}" in ran.out for each in hit["possible"])
    assert "   1. " not in ran.out.split("\n\n")[0]


def test_words_need_no_quotes() -> None:
    assert document("my", "transfer", "is", "stuck") == document("my transfer is stuck")


def test_what_an_error_message_means() -> None:
    said = "err: insufficient funds for gas * price + value: balance 12, tx cost 34"
    hit = document(said)["hits"][0]
    assert hit["kind"] == "message"
    assert hit["message"] == "evm-no-fee"
    assert hit["title"] == "insufficient funds for gas * price + value"
    assert hit["answer"]["advice"]
    assert find(said).out.startswith("1. 报错“insufficient funds for gas * price + value”的意思")


def test_danger_is_marked_and_comes_first() -> None:
    ran = find("我把助记词发给客服了")
    assert ran.out.startswith("1. 【危险】")
    assert LIBRARY.phrase("find.now", "zh") in ran.out
    hit = document("i gave my seed phrase to support")["hits"][0]
    assert hit["danger"] is True
    assert hit["tree"] == "mnemonic-leaked"


@pytest.mark.parametrize("limit", ["1", "2", "9"])
def test_the_limit(limit: str) -> None:
    hits = document("transfer failed", "--limit", limit)["hits"]
    assert 1 <= len(hits) <= int(limit)


@pytest.mark.parametrize("limit", ["0", "-1", "51", "many", "", "٣"])
def test_a_limit_that_cannot_be(limit: str) -> None:
    ran = find("转账", f"--limit={limit}")
    assert (ran.code, ran.out) == (2, "")
    assert "--limit" in ran.err


def test_where_nothing_comes_near_all_problems_are_listed() -> None:
    ran = find("xyzzy", "qqqq")
    assert ran.code == 4
    for name in LIBRARY.tree_ids:
        assert f"tpsupport diagnose {name}  " in ran.out
    found = document("xyzzy", "qqqq")
    assert found["hits"] == []
    assert [each["tree"] for each in found["menu"]] == list(LIBRARY.tree_ids)


def test_a_text_from_standard_input() -> None:
    assert "nonce too low" in find("-", stdin="Error: nonce too low\nat line 3\n").out
    assert find("-", stdin="转账" * 10_000).code == 2
    assert find("转账" * 10_000).code == find(*["stuck"] * 2_000).code == 2


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("text", [MNEMONIC, f"help {MNEMONIC} lost", WIF])
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_secret_is_refused_and_never_shown(
    text: str, language: str, more: tuple[str, ...]
) -> None:
    ran = find(text, *more, language=language)
    assert (ran.code, ran.out) == (2, "")
    assert text not in ran.err
    assert find("-", *more, language=language, stdin=text).code == 2


def test_what_was_asked_is_not_repeated() -> None:
    ran = find("我的邮箱 lin.wei@example.com 转账失败")
    assert ran.code == 0
    assert "lin.wei" not in ran.said


def test_nothing_is_found_without_words() -> None:
    ran = find()
    assert (ran.code, ran.out) == (2, "")
    assert "TEXT" in ran.err
