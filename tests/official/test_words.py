"""Every verdict can be said in both languages, and nothing is called safe or phishing."""

from __future__ import annotations

import json
import re

import pytest

from tpsupport.official.allow import Allow, from_list
from tpsupport.official.judge import judge, judge_all
from tpsupport.official.prepare import LIMIT
from tpsupport.official.words import document, headline, sentences
from tpsupport.pack.library import Library

from . import fresh
from .test_corpus import unrelated
from .test_judge import FORMER, LIKE, OFFICIAL, UNKNOWN

TEXTS = [*OFFICIAL, *FORMER, *(text for text, *_ in LIKE), *(text for text, _ in UNKNOWN)]
NAMED = [
    "support@tokenpocket.pro",
    "tokenpocket.biz",
    "tpglobalwallet.net",
    "t.me/tokenpocket_C",
    "myetpwallet.000webhostapp.com",
]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_verdict_can_be_said(library: Library, allow: Allow, language: str) -> None:
    for text in (*TEXTS, *NAMED, *unrelated()):
        for verdict in judge_all(text, allow):
            said = "\n".join(sentences(verdict, allow, library, language))
            assert not re.search(r"[{}]", said.replace(verdict.subject.text, ""))
            assert "钓鱼" not in said or verdict.reasons[0].code == "phishing"
            assert not re.search(r"\bis safe|安全的|是安全", said)


def test_every_trick_has_words_and_every_word_is_used(library: Library, allow: Allow) -> None:
    seen = {judge(text, allow).trick for text in (*TEXTS, *NAMED)} - {""}
    for brand in fresh.BRANDS:
        names = from_list(brand.official, allow.lore)
        cases = fresh.lookalikes(1, 3)
        seen |= {judge(case, names).trick for owner, _, case in cases if owner == brand}
    assert seen == set(library.document("phrases/official")["trick"])


def test_every_reason_has_words_and_every_word_is_used(library: Library, allow: Allow) -> None:
    texts = (*TEXTS, *NAMED)
    seen = {reason.code for text in texts for reason in judge(text, allow).reasons}
    assert seen == set(library.document("phrases/official")["reason"])


HEADLINES = [
    ("tokenpocket.pro", "zh", "tokenpocket.pro 在官方名单上。"),
    ("tokenpoket.com", "zh", "tokenpoket.com 不在官方名单上，但很像名单上的 tokenpocket.pro。"),
    (
        "tokenpoket.com",
        "en",
        "tokenpoket.com is not on the official list, but resembles tokenpocket.pro there.",
    ),
    (
        "tokenpocket.pro.evil.com",
        "zh",
        "tokenpocket.pro.evil.com 不在官方名单上，只是借用了名单上的 tokenpocket.pro。",
    ),
    ("客服微信：tp8888888", "zh", "tp8888888 不是官方的联系方式。"),
    ("tpglobalwallet.net", "en", "tpglobalwallet.net is not to be trusted today."),
    ("你好，在吗", "zh", "没有找到可以判断的网址、邮箱、账号或电话。"),
]


@pytest.mark.parametrize(("text", "language", "expected"), HEADLINES)
def test_headlines(library: Library, allow: Allow, text: str, language: str, expected: str) -> None:
    assert headline(judge(text, allow), library, language) == expected


def test_none_is_official_names_the_channel(library: Library, allow: Allow) -> None:
    verdict = judge("客服微信：tp8888888", allow)
    assert "TokenPocket 没有官方的微信，凡是自称官方的都不是。" in sentences(
        verdict, allow, library, "zh"
    )


def test_terminal_tricks_do_not_get_through(library: Library, allow: Allow) -> None:
    [verdict] = judge_all("https://tokenpoket.com/\x1b]52;c;QQ==\x07\u202e", allow)
    assert "\x1b" not in "".join(sentences(verdict, allow, library, "en"))


def test_the_document_is_json_and_says_whether_all_was_read(allow: Allow) -> None:
    text = "tokenpocket.pro 和 tokenpoket.com"
    found = document(text, judge_all(text, allow))
    assert json.loads(json.dumps(found)) == found
    assert (found["kind"], found["cut"], len(found["verdicts"])) == ("lookalike", False, 2)
    assert found["verdicts"][1]["resembles"] == "tokenpocket.pro"
    long = "x" * (LIMIT + 1)
    assert document(long, judge_all(long, allow))["cut"] is True
