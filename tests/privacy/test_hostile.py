"""Texts that were made to be slow: 100 KB of each is looked at well under a second."""

from __future__ import annotations

import base64
import time
from random import Random

import pytest

from tpsupport.privacy import tables
from tpsupport.privacy.finder import find

pytestmark = pytest.mark.timing

SIZE = 100_000
RANDOM = Random(6)
B58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def some(alphabet: str, size: int = SIZE) -> str:
    return "".join(RANDOM.choices(alphabet, k=size))


def listed(language: str, separator: str) -> str:
    return separator.join(RANDOM.choices(tables.words(language), k=SIZE // 4))


REPEATED = [
    *(
        "a",
        "A",
        "0",
        "\u200b",
        "a\u200b",
        "{",
        "}",
        "[",
        "(",
        '"',
        " ",
        "\n",
        "<",
        "<a",
        "&",
        "&amp;",
        "&a=b",
        "\\u",
        "QUJD",
        "KwDi",
        "abandon",
        "a b c d\n",
    ),
    *("@", "a@b.", "a.", "/", "//a", "+", "=", ":", "\\n", "%20", "1,", "12, 250, 33, 4, ", "1. "),
    *('{"a":', '{"ciphertext":', '"iv":"1","salt":"2",', "iv: 1 ", "-----BEGIN PRIVATE KEY-----"),
    *("0x", "0123456789abcdef", "ab12 cd34 ", "private key ", "private key\n\n", "password: "),
    *("password is ", "otp 1", "code ", "13800138000 ", "a b c ", "me: x\n", "me: abandon\n"),
    *(
        "abandon ",
        "abandon\n",
        "的",
        "棚 ",
        "棚、",
        "第1个",
        "аbc ",
        "а",
        "Ω",
        "ﬃ",
        "的 ",
        "你好",
        "私钥",
        "e\u0301",
        "\u1112\u1161",
    ),
    *(
        "\u1112\u1161",
        "\ud800",
        "\U00020000",
        f"private key: {'a1' * 32} ",
        f"tx 0x{'a1' * 32}\n",
        "a1" * 32 + " ",
    ),
]
MADE = {
    "base 64": base64.b64encode(RANDOM.randbytes(SIZE * 3 // 4)).decode(),
    "base 58": some(B58),
    "signatures": " ".join(some(B58, 88) for _ in range(SIZE // 89)),
    "digits": some("0123456789"),
    "digits apart": some("0123456789 "),
    "brackets": some("{}[]()"),
    "Han": some("".join(tables.words("chinese_simplified"))),
    "English words": listed("english", " "),
    "English words glued": listed("english", ""),
    "kana glued": listed("japanese", ""),
    "Hangul glued": listed("korean", ""),
    "misspelt": " ".join(word + "q" for word in listed("english", " ").split()),
    "lines alike": "".join(f"anna: {word}\n" for word in listed("english", " ").split()),
    "all of a plane": "".join(map(chr, range(0x3000, 0xD800))),
    "nested": '{"a":' * (SIZE // 5),
}
TEXTS = {repr(text): text * (SIZE // len(text)) for text in REPEATED} | MADE


@pytest.mark.parametrize("name", TEXTS)
def test_in_time(name: str) -> None:
    text = TEXTS[name][:SIZE]
    begun = time.process_time()
    find(text)
    assert time.process_time() - begun < 2.0


@pytest.mark.parametrize(
    "text",
    [
        "abandon ",
        "abandon",
        "a",
        "ab12 cd34 ",
        "a1" * 32 + " ",
        "{",
        '"iv":"1","salt":"2",',
        "棚、",
    ],
)
def test_in_linear_time(text: str) -> None:
    def seconds(size: int) -> float:
        begun = time.process_time()
        find(text * (size // len(text)))
        return time.process_time() - begun

    seconds(1_000)
    assert min(seconds(80_000) for _ in range(3)) < 16 * max(seconds(10_000), 0.004)
