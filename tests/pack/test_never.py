"""What no text may say: patterns, and the words that deny them."""

from __future__ import annotations

import pytest

from tpsupport.pack.library import Library
from tpsupport.pack.never import Never

NEVER = Never({"zh": ["会|能…追回", "qq"], "en": ["will…refund"]}, {"zh": ["不"], "en": ["nobody"]})

SAID = [
    ("zh", "客服会帮你追回", "会帮你追回"),
    ("zh", "谁也不会追回", ""),
    ("zh", "不用怕，客服会追回", "会追回"),
    ("zh", "会等。追回", ""),
    ("zh", "加 QQ 群", "qq"),
    ("zh", "seqq", ""),
    ("en", "We will make a refund", "will make a refund"),
    ("en", "Nobody will refund it", ""),
    ("en", "goodwill and refunds", ""),
    ("ja", "refund", ""),
]


@pytest.mark.parametrize(("language", "sentence", "words"), SAID)
def test_what_a_sentence_must_not_say(language: str, sentence: str, words: str) -> None:
    assert NEVER.said(language, sentence) == words


def test_one_look_at_all_texts() -> None:
    texts = ["好。", "客服会帮你追回。", "", "加 QQ 群。"]
    assert list(NEVER.suspicious("zh", texts)) == [1, 3]
    assert list(NEVER.suspicious("en", texts)) == []


@pytest.mark.parametrize(
    "said",
    [
        "把备份的截图发过来。",
        "请把你抄在纸上的那些词拍照发来。",
        "请在这个网页导入你的钱包。",
        "我们保证退款。",
        "丢的币由官方赔偿。",
        "加我们的企业微信。",
    ],
)
def test_the_shipped_pack_says_none_of_it(said: str) -> None:
    assert list(Library.open().safety.promised("zh", said))
