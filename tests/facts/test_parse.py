"""What holds for every fact: guarded first, fast, stable, clean, and never a traceback."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpsupport.case import Value
from tpsupport.errors import UsageError
from tpsupport.facts import parse as module
from tpsupport.pack.fact_reader import TYPES
from tpsupport.pack.library import Library
from tpsupport.text import clean

from .conftest import Clerk

OF_TYPE = {
    "choice": "platform",
    "network": "network",
    "address": "wallet_address",
    "tx_hash": "tx_hash",
    "token": "token",
    "amount": "amount",
    "time": "happened_at",
    "contact": "contact",
    "version": "app_version",
    "link": "suspect_link",
    "files": "attachments",
    "text": "what_happened",
}
FACTS = list(OF_TYPE.values())
HASH = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060"

anything = st.text(st.characters(exclude_categories=()), max_size=60)
pieces = st.lists(
    st.sampled_from(
        [
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC",
            HASH,
            "https://",
            "etherscan.io/tx/",
            "t.me/",
            "@alice_1",
            "name@example.com",
            *"0123456789.,:/-+ 年月日点半前万\u200b\u202e\x1b\n'\"\\~",
            "2026-11-22",
            "14:05",
            "昨天",
            "下午",
            "ago",
            "hours",
            "pm",
            "UTC+8",
            "周五",
            "Nov",
            "1e9",
            "USDT",
            "v2.9.1",
            "安卓手机",
            "TRC20",
            "上",
            "\ud800",
        ]
    ),
    max_size=6,
).map("".join)


def taken(clerk: Clerk, fact: str, typed: str, known: Mapping[str, Value]) -> str | None:
    """The canonical text, or None where it was refused in words."""
    try:
        return clerk.take(fact, typed, known)
    except UsageError as error:
        said = clerk.rules.library.phrase(error.code, "zh", **error.details)
    assert 0 < len(said) < 500
    return None


def test_every_type_is_read() -> None:
    assert set(OF_TYPE) == set(TYPES)


@pytest.mark.parametrize("fact", FACTS)
@settings(max_examples=120, deadline=None)
@given(typed=anything | pieces, network=st.sampled_from([None, "tron", "ethereum", "eos"]))
def test_any_answer_is_clean_and_stable_or_refused(
    clerk: Clerk, fact: str, typed: str, network: str | None
) -> None:
    known = {"network": network}
    canonical = taken(clerk, fact, typed, known)
    if canonical is None:
        return
    assert clean(canonical) == canonical
    assert not any(unicodedata.category(each) in ("Cc", "Cs") for each in canonical)
    assert clerk.take(fact, canonical, known) == canonical
    assert "\n" not in clerk.show(fact, canonical)


@pytest.mark.parametrize("fact", FACTS)
@settings(max_examples=40, deadline=None)
@given(value=anything | pieces)
def test_any_value_can_be_shown(clerk: Clerk, fact: str, value: str) -> None:
    shown = clerk.show(fact, value)
    assert clean(shown) == shown
    assert "\n" not in shown


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize(
    "typed",
    [
        "x" * 5_000_000,
        " " * 5_000_000,
        "\u200b" * 19_000,
        "1" * 19_000,
        "1," * 9_000,
        "a." * 900 + "!",
        "a@" * 900,
        "'" * 3_000,
        "\\" * 3_000,
        "0x" + "f" * 15_000,
        "昨" * 90,
        "1个" * 40 + "前",
        "\x1b]52;c;" + "A" * 5_000,
    ],
    ids=lambda typed: typed[:8].encode("unicode_escape").decode(),
)
def test_hostile_answers_are_refused_at_once(clerk: Clerk, fact: str, typed: str) -> None:
    clerk.show(fact, "x")
    start = time.perf_counter()
    taken(clerk, fact, typed, {})
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize("typed", ["", "   ", "\n\t", "\u200b\u200e", "\x1b[0m", "\ud800"])
@pytest.mark.parametrize("fact", FACTS)
def test_nothing_is_no_answer(clerk: Clerk, fact: str, typed: str) -> None:
    assert clerk.code(fact, typed) == "empty"


def test_both_numbers_of_a_text_that_is_too_long_are_told(clerk: Clerk) -> None:
    assert clerk.take("what_happened", "字" * 2000) == "字" * 2000
    assert clerk.take("what_happened", "字 \n" * 900).count(" ") == 899
    details = clerk.refuse("what_happened", "字" * 2001).details
    assert details == {"length": 2001, "limit": 2000}
    assert clerk.refuse("what_happened", "x" * 5_000_000).details["length"] == 5_000_000


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("  a\r\n b\t c ", "a b c"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\u202eabc\u2066", "abc"),
        ("e\u0301", "\u00e9"),
        ("a\ud800b", "ab"),
        ("１２ ABC", "１２ ABC"),
    ],
)
def test_words_lose_only_what_cannot_be_seen(clerk: Clerk, typed: str, words: str) -> None:
    assert clerk.take("what_happened", typed) == words


@pytest.mark.parametrize(("kind", "fact"), OF_TYPE.items())
def test_the_guard_sees_every_answer_first(clerk: Clerk, kind: str, fact: str) -> None:
    seen = []

    def admit(*arguments: Any) -> str:
        seen.append(arguments)
        raise UsageError("privacy.errors.mnemonic", words=12)

    guarded = Clerk(clerk.rules._replace(admit=admit))
    with pytest.raises(UsageError, match="mnemonic"):
        guarded.take(fact, " \x1b any ")
    assert seen == [(" \x1b any ", kind)]


def test_what_the_guard_gives_back_is_what_is_kept(clerk: Clerk) -> None:
    guarded = Clerk(clerk.rules._replace(admit=lambda text, _: text.replace("138", "***")))
    assert guarded.take("what_happened", "call 138") == "call ***"


def test_every_refusal_has_a_phrase_and_every_phrase_a_use(clerk: Clerk) -> None:
    sources = Path(module.__file__).parent.glob("*.py")
    code = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    phrases = clerk.rules.library.document("phrases/facts")["errors"]
    assert {name for name in phrases if f'"{name}"' not in code} == set()
    raised = re.findall(r'refusal\(\s*"(\w+)"', code)
    assert len(raised) > 40
    assert {name for name in raised if name not in phrases} == set()


def test_every_word_that_is_understood_is_in_the_pack(clerk: Clerk) -> None:
    words: Mapping[str, Mapping[str, str]] = clerk.rules.library.document("phrases/facts")["words"]
    for name, text in words.items():
        for language in clerk.rules.library.languages:
            parts = text[language].split("|")
            assert all(part == part.strip() != "" for part in parts), name


def test_a_pack_without_networks_knows_none(tmp_path: Path, clerk: Clerk) -> None:
    for name in ("pack", "facts"):
        text = clerk.rules.library.file(name).read_text(encoding="utf-8")
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    poor = Clerk(clerk.rules._replace(library=Library.open(tmp_path)))
    assert poor.code("network", "tron") == "network_unknown"
    assert poor.code("wallet_address", "0x" + "a" * 40) == "address_shape"
    assert poor.code("tx_hash", HASH) == "hash_shape"
    assert poor.take("token", "usdt") == "USDT"
    assert poor.show("network", "tron") == "tron"
