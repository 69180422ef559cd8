"""English that is full of listed words is let through; phrases as prose mangles them are not."""

from __future__ import annotations

import hashlib
import re
from random import Random

import pytest

from tpsupport.privacy import tables
from tpsupport.privacy.finder import find
from tpsupport.privacy.lexicon import lexicon

from .test_pack import said

SAID = (
    "One wrong letter gives no error, only another, empty wallet.",
    "A stranger sent you a few satoshis, leave them alone.",
    "Before your next USDT transfer, rent some under “Rent Energy”.",
    "Keep it on paper: no photo and no cloud copy. Never share it.",
    "This may result in a faster build and use less disk space.",
    "The message will arrive right away, then you can close the app.",
    "Some people prefer this style and some people prefer the other one.",
    "It prints an actual version and some extra information about the device.",
    "You should look at the entire vector and apply common sense rather than statistics.",
    "That release will reject such transactions, and this one leaves them pending.",
)
AROUND = (
    "{}",
    "The mnemonic: {}",
    "Mnemonic passphrase. {}",
    "{} Never share your mnemonic.",
    "Check each word of the recovery phrase. {}",
    "助记词要抄好。{}",
)
DAMAGED = (
    "ozone, world, unlock, erases, wealth, away, rail, xxxx, rack, private, before, crouch",
    "I wrote: color,day,expire,thing,deliver,pets,public,cement,permmit,moons,elegant,local .",
    "say item reason unhappyss future black secret token spray coffee text steel clown",
    "firm ... enhance ... clerk ... roast ... glide ... have ... survey ... chuckle ... toe",
    "dogs. company. shop. feel. unhappy. when. history. forum. protect. rabbit. obscure. virus .",
    "swallow average wallet toward three pause final spend flower benefits gap still tennis",
    "limit then image then boss deserts predict creek strong submit tree bunker and finally easy",
    "1) swallow\n2) averages\n3) toward\n4) pause\n5) final\n6) spend\n7) gap\n8) can\n9) tennis\n"
    "10) they\n11) will\n12) abot",
    "my recovery phrase starts with tomorrow give pluck dish time horror",
    "seed phrase: glow pole cargo large brick",
)


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("sentence", SAID)
def test_sentences_are_no_phrase(sentence: str, around: str) -> None:
    assert find(around.format(sentence)) == ()


def test_advice_is_no_phrase_wherever_it_speaks_of_one() -> None:
    advice = [text for text in said() if text.isascii() and 40 < len(text) < 400][::9]
    assert len(advice) > 300
    spoken = [around.format(text) for text in advice for around in AROUND[1:]]
    assert [text for text in spoken if any(each.kind == "mnemonic" for each in find(text))] == []


@pytest.mark.parametrize("text", DAMAGED)
def test_damaged_phrases_leave_no_four_words(text: str) -> None:
    hidden = {at for match in find(text) for at in range(match.start, match.end)}
    shown = "".join(char for at, char in enumerate(text) if at not in hidden)
    listed = set(tables.words("english"))
    assert len(listed.intersection(re.findall("[a-z]+", shown.lower()))) < 4


@pytest.mark.parametrize("drawn", [b"\x00", b"\x7f", b"\x80", b"\xff"])
@pytest.mark.parametrize("size", [16, 20, 24, 28, 32])
@pytest.mark.parametrize(
    ("language", "parted"),
    [
        *((f"chinese_{script}", by) for script in ("simplified", "traditional") for by in " \n、|"),
        *((language, " ") for language in ("english", "japanese", "korean", "spanish")),
    ],
)
def test_phrases_of_bytes_that_are_all_the_same(
    language: str, parted: str, size: int, drawn: bytes
) -> None:
    raw = drawn * size
    check = hashlib.sha256(raw).digest()[0]
    bits = "".join(f"{byte:08b}" for byte in raw) + f"{check:08b}"[: size // 4]
    listed = tables.words(language)
    words = [listed[int(bits[at : at + 11], 2)] for at in range(0, len(bits), 11)]
    phrase = parted.strip("|").join(words)
    for text in (phrase, f"我抄的是 {phrase}，对吗"):
        (match,) = find(text)
        assert text[match.start : match.end] == phrase
        assert match.note == "valid"


@pytest.mark.parametrize("char", "哈的好是谢")
def test_one_character_again_and_again_is_mostly_no_phrase(char: str) -> None:
    assert find(char * 12) == find(" ".join(char * 12)) == ()


def test_words_that_hold_sentences_together_say_less_than_others() -> None:
    words = lexicon("latin")
    weights = [
        words.weight(word, "english") for word in ("letter", "another", "only", "gives", "the")
    ]
    assert weights == sorted(weights, reverse=True)
    assert words.kind("only") == "g"
    assert words.belongs("only", "english")


def test_a_row_of_the_words_of_prose_is_let_through() -> None:
    random = Random(3)
    grammar = tables.table("prose")["grammar"].split()
    assert find(" ".join(random.choices(grammar, k=14))) == ()
