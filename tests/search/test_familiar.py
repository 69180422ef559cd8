"""The quick look: an ordinary question passes, and nothing that a detector would stop does."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from tests.privacy import fresh
from tpsupport.privacy.guard import SecretFound, admit
from tpsupport.search.familiar import is_familiar
from tpsupport.search.index import Index

CORPUS = Path(__file__).parents[1] / "data" / "privacy" / "corpus.jsonl"
ORDINARY = [
    "转账一直打包中",
    "从币安提现到钱包两个小时了还没到账",
    "余额显示0但是浏览器上有币",
    "my transfer is stuck",
    "swap failed again",
    "forgot my walet",
    "nonce too low",
]
SECRETS = [
    "legal winner thank year wave sausage worth useful legal winner thank yellow",
    "swap fail error fee network node wallet claim stake bridge token address",
    "的 一 是 在 不 了 有 和 人 这 中 大",
    "0x" + "a1" * 32,
    "5Kb8kLf9zgWQnogidDA76MzPL6TsZZY36hWXMssSzNydYXYB9KF",
    "我的密码是 dragon",
    "my password is swap",
    "验证码 482913",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_question_passes(text: str, index: Index) -> None:
    assert is_familiar(index, index.read_with(), text)


@pytest.mark.parametrize("text", SECRETS)
def test_a_secret_is_looked_at(text: str, index: Index) -> None:
    assert not is_familiar(index, index.read_with(), text)


def test_nothing_that_a_detector_stops_passes_the_quick_look(index: Index) -> None:
    texts = [json.loads(line)["text"] for line in CORPUS.read_text("utf-8").splitlines()]
    random = Random(7)
    for kind in (fresh.mnemonics, fresh.damaged, fresh.keys, fresh.announced):
        texts += [case.text for case in kind(random)]
    lexicon = index.read_with()
    passed = [text for text in texts if is_familiar(index, lexicon, text)]
    assert len(passed) < len(texts) / 10
    for text in passed:
        try:
            admit(text)
        except SecretFound:
            pytest.fail(text)
