"""Every end of every shipped tree gives a request and a verdict, in every language and form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

import pytest

from tpsupport.case import Case, Finding, Status, Value, Visit
from tpsupport.desk.plan import read_plan
from tpsupport.desk.render import FITS, WHOLE, Form, render
from tpsupport.desk.request import missing
from tpsupport.desk.result import result_lines
from tpsupport.pack.library import Library
from tpsupport.pack.models import Ask, End, Step
from tpsupport.trees.forest import Forest, read
from tpsupport.trees.walk import walk

from .test_request import people
from .test_request_json import SCHEMA, flaws

LIBRARY = Library.open()
FORESTS = {name: read(LIBRARY, name) for name in LIBRARY.tree_ids}
ENDS = [
    (name, node.id)
    for name, forest in FORESTS.items()
    for node in forest.tree.nodes.values()
    if isinstance(node, End)
]
SHARED: dict[str, Value] = {
    "happened_at": "2026-11-22T14:05+08:00",
    "network": "tron",
    "token": "USDT",
    "amount": "50",
    "tx_hash": "5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",
    "wallet_address": "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC",
    "counterparty_address": "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf",
    "intended_address": "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf",
    "checked_address": None,
    "exchange": "Binance",
    "withdrawal_id": "7312096645",
    "memo": None,
    "sent_network": "tron",
    "dapp_url": "https://app.example",
    "spender_address": "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf",
    "suspect_link": "https://example.com/claim",
    "suspect_contact": "@acorn_help_desk",
    "attacker_address": "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf",
    "attacker_tx": None,
    "police_report": "not_yet",
    "platform": "android",
    "app_version": "2.9.1",
    "download_source": "google_play",
    "app_identity": "https://apps.apple.com/us/app/tp-wallet/id6444625622",
    "wallet_type": "hd",
    "connection": "wifi",
    "attachments": "/home/me/error.png",
    "contact": "name@example.com",
}
SPOKEN: dict[str, dict[str, Value]] = {
    "zh": {
        "what_happened": "想转 50 USDT 给朋友，点确认后提示失败，TRX 少了一些。",
        "error_text": "insufficient funds for gas * price + value",
        "steps_taken": "资产 → USDT → 转账 → 粘贴地址 → 确认",
        "tried": "换过节点，重新打开过钱包",
    },
    "en": {
        "what_happened": "I wanted to send 50 USDT to a friend. It failed, and some TRX is gone.",
        "error_text": "insufficient funds for gas * price + value",
        "steps_taken": "Assets, USDT, Send, pasted the address, Confirm",
        "tried": "Another node, and opened the wallet again",
    },
}
LOOKED = Finding("network", "fail", "service_down", evidence={"targets": "node.example"})


def case_at(forest: Forest, end: End, language: str) -> Case:
    """A case at ``end`` in which everything was told, and some of the way there as well."""
    told = {**SHARED, **SPOKEN[language]}
    way = list(forest.tree.nodes.values())
    own = [node for node in way if isinstance(node, Ask) and node.own and node.own.options]
    answers = {node.fact: next(iter(node.own.options)) for node in own[:3]}  # type: ignore[union-attr,arg-type]
    steps = [node for node in way if isinstance(node, Step)][:1]
    asked = [fact.id for fact in missing(LIBRARY, end, forest.start, {})]
    return Case(
        tree=forest.start,
        digest=forest.digest,
        language=language,
        started="2026-11-22T16:20:00+08:00",
        finished="2026-11-22T16:30:00+08:00",
        facts={
            **answers,
            **{fact: told[fact] for fact in asked},
            "network": "tron",
            "amount": "50",
        },
        findings=(LOOKED,),
        path=tuple(Visit(forest.start, step.id, "step", "not_fixed") for step in steps),
        end_tree=forest.start,
        end=end.id,
        outcome=end.outcome,
    )


@pytest.mark.parametrize("language", LIBRARY.languages)
@pytest.mark.parametrize(("tree", "node"), ENDS)
def test_every_end_is_rendered(tree: str, node: str, language: str) -> None:
    forest = FORESTS[tree]
    end = forest.tree.nodes[node]
    assert isinstance(end, End)
    case = case_at(forest, end, language)
    forms: tuple[Form, ...] = ("text", "markdown", "json")
    text, markdown, document = (render(case, forest, LIBRARY, form) for form in forms)
    assert f"{tree}/{node}" in text
    assert f"`{tree}/{node}/{forest.digest[:6]}`" in markdown
    assert flaws(SCHEMA, json.loads(document)) == []
    text.encode("gbk")
    verdict = "\n".join(result_lines(case, forest, LIBRARY, language))
    for shown in (text, verdict):
        assert "{" not in shown
        assert "tokenpocket" in shown.lower() or shown is verdict


EXAMPLES = [
    (name, at) for name, forest in FORESTS.items() for at in range(len(forest.tree.examples))
]


@pytest.mark.parametrize("language", LIBRARY.languages)
@pytest.mark.parametrize(("tree", "at"), EXAMPLES)
def test_a_usual_case_fits_one_message(tree: str, at: int, language: str) -> None:
    forest = FORESTS[tree]
    example = forest.tree.examples[at]
    told = {**SHARED, **SPOKEN[language]}
    answers = {
        name: told.get(name, value) if value and kind(forest, name) not in DECIDING else value
        for name, value in example.given.items()
    }
    done = walk(forest, answers, Stubs(example.found))
    assert done.end, done.node.id
    asked = [fact.id for fact in missing(LIBRARY, done.end, done.tree.id, done.facts)]
    case = Case(
        tree=tree,
        digest=forest.digest,
        language=language,
        started="2026-11-22T16:20:00+08:00",
        finished="2026-11-22T16:30:00+08:00",
        facts={**{fact: told[fact] for fact in asked}, **done.facts},
        findings=done.findings,
        path=done.path,
        end_tree=done.tree.id,
        end=done.end.id,
        outcome=done.end.outcome,
    )
    text = render(case, forest, LIBRARY, "text")
    assert len(people(text)) <= FITS
    assert len(text) <= WHOLE


DECIDING = ("choice", "network", "amount", "token")


def kind(forest: Forest, name: str) -> str:
    fact = forest.fact(name)
    return fact.type if fact else "choice"


class Stubs:
    """What an example says that its checks found."""

    def __init__(self, found: Mapping[str, str]) -> None:
        self.found = found

    def get(self, key: str, /) -> Finding | None:
        name = key.split("(", maxsplit=1)[0].rsplit(":", 1)[-1]
        if name not in self.found:
            return None
        status, _, cause = self.found[name].partition(".")
        return Finding(name, cast("Status", status), cause or None)


def test_every_fact_has_one_place() -> None:
    plan = read_plan(LIBRARY)
    placed = [fact for chapter in plan.chapters for fact in chapter.facts]
    assert sorted(placed) == sorted(LIBRARY.facts)


def test_every_place_of_the_plan_is_an_end() -> None:
    plan = read_plan(LIBRARY)
    places = {each for each in (*plan.more, *plan.less) if "/" in each}
    assert places <= {f"{tree}/{node}" for tree, node in ENDS}


@pytest.mark.parametrize(("tree", "node"), ENDS)
def test_every_need_is_asked_and_little_more(tree: str, node: str) -> None:
    end = FORESTS[tree].tree.nodes[node]
    assert isinstance(end, End)
    asked = [fact.id for fact in missing(LIBRARY, end, tree, {})]
    assert set(end.needs) <= set(asked)
    assert len(asked) == len(set(asked)) <= 22
    assert {"what_happened", "happened_at", "platform", "contact"} <= set(asked)


def test_a_fact_with_a_shorter_name_in_requests_is_a_fact() -> None:
    names = LIBRARY.document("phrases/request")["fact"]
    assert set(names) <= set(LIBRARY.facts)
