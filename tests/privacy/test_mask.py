"""What is written in place of what was found."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpsupport.privacy.mask import partly, scrub

from . import fresh, wallets


@pytest.mark.parametrize(
    ("kind", "value", "masked"),
    [
        ("phone", "13800138000", "138****8000"),
        ("phone", "138 0013 8000", "138 **** 8000"),
        ("phone", "+86 13800138000", "+86 1******8000"),
        ("phone", "8123456", "8****56"),
        ("email", "alice@mail.example", "a***@mail.example"),
        ("id_card", "11010519491231002X", "110*************2X"),
        ("bank_card", "6222 0212 3456 7890 128", "6222 **** **** ***0 128"),
    ],
)
def test_personal_data_stays_in_part(kind: str, value: str, masked: str) -> None:
    assert partly(kind, value) == masked


def test_the_same_secret_has_the_same_number() -> None:
    one, two = (" ".join(wallets.phrase(Random(seed), "en")) for seed in (1, 2))
    gap = "。下面是另外那一个钱包里面的内容："
    text = f"{one}{gap}{two}{gap}{one}"
    scrubbed = scrub(text).text
    assert scrubbed.count("[mnemonic]") == 2
    assert scrubbed.count("[mnemonic 2]") == 1


def test_names_of_the_kinds() -> None:
    assert scrub("密码：Abc12345", names={"password": "已去除"}).text == "密码：[已去除]"


def test_what_stands_around_is_not_changed() -> None:
    for case in (*fresh.keys(Random(21)), *fresh.announced(Random(21))):
        scrubbed = scrub(case.text)
        first, last = scrubbed.removed[0], scrubbed.removed[-1]
        assert scrubbed.text.startswith(case.text[: first.start])
        assert scrubbed.text.endswith(case.text[last.end :])


def test_scrubbing_twice_is_scrubbing_once() -> None:
    for case in (
        *fresh.mnemonics(Random(22)),
        *fresh.keys(Random(22)),
        *fresh.announced(Random(22)),
    ):
        once = scrub(case.text).text
        assert scrub(once).text == once


@given(st.text(max_size=200))
def test_any_text_is_looked_at(text: str) -> None:
    scrubbed = scrub(text)
    assert bool(scrubbed.removed) == (scrubbed.text != text)
