"""Tokens found in what mails, chats and programs made of a request: the same one, or none."""

from __future__ import annotations

import random
from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpsupport.desk.paste.envelope import Broken, seal
from tpsupport.desk.paste.find import find
from tpsupport.desk.paste.record import Record

from .conftest import REQUESTS
from .mangle import MANGLES

FEW = random.Random(6).sample(REQUESTS, 5)
COMBINED = (
    *("quoted", "broken after 59", "in capitals", "blank lines", "numbered with dots", "table"),
    *("chat export", "bullets", "escaped Markdown", "full width", "zero width spaces", "entities"),
    *("paragraphs", "JSON string", "quoted-printable", "a greeting and a signature"),
)


@cache
def of(text: str) -> Record:
    [token] = find(text).tokens
    return token.record


@pytest.mark.parametrize("mangle", MANGLES)
def test_comes_back_from(mangle: str) -> None:
    for text in FEW:
        found = find(MANGLES[mangle](text))
        assert [token.record for token in found.tokens] == [of(text)]
        assert found.broken is None


def test_comes_back_from_nearly_everything_at_once() -> None:
    pairs = list(product(COMBINED, COMBINED))
    back = 0
    for at, (one, other) in enumerate(pairs):
        text = REQUESTS[at % len(REQUESTS)]
        records = [token.record for token in find(MANGLES[other](MANGLES[one](text))).tokens]
        assert records in ([], [of(text)])
        back += bool(records)
    assert back >= 0.97 * len(pairs)


EDITS = ("drop", "change", "double", "swap", "cut", "insert", "turn")


@given(st.data())
def test_damage_never_gives_another_case(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(FEW))
    start = text.index("tpsr1")
    mangled = text
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(start, max(len(mangled) - 1, start)))
        mangled = _edited(mangled, at, data.draw(st.sampled_from(EDITS)), data)
    found = find(mangled)
    assert [token.record for token in found.tokens] in ([], [of(text)])
    if found.broken:
        assert found.broken.code in ("newer", "damaged", "cut_off")


def _edited(text: str, at: int, how: str, data: st.DataObject) -> str:
    letter = data.draw(st.sampled_from("0123456789abcdefghjkmnpqrstvwxyz u\n>.é"))
    first, *rest = text[at:].split("\n")
    edits = {
        "drop": text[at + 1 :],
        "change": letter + text[at + 1 :],
        "double": text[at : at + 60] + text[at:],
        "swap": text[at : at + 2][::-1] + text[at + 2 :],
        "cut": "",
        "insert": letter + text[at:],
        "turn": "\n".join([first, *reversed(rest)]),
    }
    return text[:at] + edits[how]


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert find(text).tokens == ()


@given(st.binary(max_size=120))
def test_a_token_of_anything_is_a_record_or_nothing(raw: bytes) -> None:
    found = find(f"[…]\n{seal(raw)}\n")
    assert found.broken is None
    assert len(found.tokens) <= 1


def _length(text: str) -> int:
    return len("".join(text[text.index("tpsr1") :].split()))


def test_says_what_is_wrong() -> None:
    text = FEW[0]
    whole = _length(text)
    assert find(text[:-61]).broken == Broken("cut_off", _length(text[:-61]), whole)
    lost = text[:-100] + "\n\nSent from my iPhone\n"
    assert find(lost).broken == Broken("cut_off", _length(text[:-100]), whole)
    at = text.index("tpsr1") + 100
    assert find(text[:at] + text[at + 1 :]).broken == Broken("cut_off", whole - 1, whole)
    other = "a" if text[at] != "a" else "b"
    assert find(text[:at] + other + text[at + 1 :]).broken == Broken("damaged")
    assert find(text.replace("tpsr1", "tpsr2")).broken == Broken("newer")
    assert find(text[: text.index("tpsr1")]).broken is None
    assert find("see https://r1.example and http://sr2.example").broken is None


def test_several_are_told_apart_and_one_twice_is_one() -> None:
    one, other = FEW[:2]
    quoted = MANGLES["quoted"](one)
    assert [token.record for token in find(one + one).tokens] == [of(one)]
    both = find(f"{other}\n\n{quoted}").tokens
    assert [(token.record, token.quoted) for token in both] == [(of(other), False), (of(one), True)]


def test_many_beginnings_take_no_time() -> None:
    text = FEW[0]
    for noise in ("tpsr1" * 20_000, "t p s r 1 " * 10_000, "tpsr1zzzz" * 10_000, "=" * 100_000):
        assert [token.record for token in find(noise + "\n" + text).tokens] == [of(text)]
