"""Secret words may stand only in sentences that somebody has read."""

from __future__ import annotations

import re
import sys
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpsupport.pack import safety
from tpsupport.pack.safety import Safety, sentences

SAFETY = Safety(
    secret_words={"zh": ["私钥", "验证码"], "en": ["private key", "one-time code", "2fa"]},
    saving_words={"zh": ["拔掉"], "en": ["unplug"]},
    lines=[],
    reviewed={
        "zh": frozenset({"谁要私钥，谁就是骗子"}),
        "en": frozenset({"Keep your private key"}),
    },
)

SENTENCES = [
    ("zh", "没有秘密。真的没有！", []),
    ("zh", "谁要私钥，谁就是骗子。", []),
    ("zh", "谁要私钥，谁就是骗子！把私钥发来。", [("把私钥发来", "私钥")]),
    ("zh", "谁要私钥，谁就是骗子 ，对吗？", [("谁要私钥，谁就是骗子 ，对吗", "私钥")]),
    ("zh", "发来私 钥；再发验证码", [("发来私 钥", "私钥"), ("再发验证码", "验证码")]),
    ("zh", "发来 Private Key", [("发来 Private Key", "private key")]),
    ("zh", "发来ＰＲＩＶＡＴＥ　ＫＥＹ", [("发来ＰＲＩＶＡＴＥ　ＫＥＹ", "private key")]),
    ("en", "Keep your private key.", []),
    ("en", "keep your private key.", [("keep your private key", "private key")]),
    (
        "en",
        "Keep your private key. Send your private-key.",
        [("Send your private-key", "private key")],
    ),
    ("en", "Your PRIVATE\n  keys", [("Your PRIVATE\n  keys", "private key")]),
    ("zh", "发来私\n钥", [("发来私\n钥", "私钥")]),
    ("en", "Your PRIVATE   keys", [("Your PRIVATE   keys", "private key")]),
    ("en", "The one time code, please", [("The one time code, please", "one-time code")]),
    ("en", "A 2FA-code", [("A 2FA-code", "2fa")]),
    ("en", "发来验证码", [("发来验证码", "验证码")]),
    ("en", "", []),
    ("fr", "Keep your private key.", [("Keep your private key.".rstrip("."), "private key")]),
]


@pytest.mark.parametrize(("language", "text", "found"), SENTENCES)
def test_a_sentence_is_allowed_word_for_word(
    language: str, text: str, found: list[tuple[str, str]]
) -> None:
    assert list(SAFETY.unreviewed(language, text)) == found


def test_sentences_end_at_marks_and_lines() -> None:
    text = "One. Two! 三。四；五;six 1.5 v2.0.\nEight?"
    assert list(sentences(text)) == ["One", "Two", "三", "四", "五", "six 1.5 v2.0", "Eight"]
    assert list(sentences(" 。 \n")) == []


def test_what_is_taken_as_it_stands_is_no_letter_in_another_shape() -> None:
    everything = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1))))
    for each in set(everything) - set(re.findall(safety._UNUSUAL, everything)):
        shape = normalize("NFKC", each)
        assert shape == each or not any(one.isalnum() or one in " -" for one in shape)


PIECES = st.sampled_from(
    ["私", "钥", "私钥", "private", "key", "2fa", " ", "-", "\n", "Ｋ", "。", "x"]
)


@given(st.lists(st.lists(PIECES, max_size=5).map("".join), max_size=5))
@settings(max_examples=200, deadline=None)
def test_many_texts_at_once_are_judged_as_each_alone(texts: list[str]) -> None:
    alone = [at for at, text in enumerate(texts) if list(bare().unreviewed("zh", text))]
    assert list(bare().suspicious(texts)) == alone


def bare() -> Safety:
    """Nothing is reviewed."""
    return Safety(SAFETY.secret_words, SAFETY.saving_words, [], {})
