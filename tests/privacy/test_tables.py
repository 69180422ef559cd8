"""The data: whole, folded, and within its limits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tpsupport.privacy import labels, tables
from tpsupport.privacy.checksum import bip39
from tpsupport.privacy.lexicon import LETTERS, lexicon, places
from tpsupport.privacy.plain import plain

from . import wallets

DATA = Path(tables.__file__).with_name("data")


@pytest.mark.parametrize("language", wallets.LANGUAGES.values())
def test_lists_are_the_published_ones_folded(language: str) -> None:
    words = tables.words(language)
    assert words == tuple(plain(word).low for word in wallets.originals(language))
    assert len(set(words)) == 2048


def test_a_published_phrase_has_a_right_checksum() -> None:
    zeros = [*["abandon"] * 11, "about"]
    assert bip39([places("english")[word] for word in zeros])
    assert not bip39([places("english")[word] for word in ["abandon"] * 12])
    assert not bip39([0] * 13)


def test_the_data_is_small() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 200_000


def test_origin_and_licence_of_the_data_are_told() -> None:
    notice = (DATA / "NOTICE").read_text(encoding="utf-8")
    assert all(name in notice for name in ("words.bin", "pairs.bin", "MIT", "mnemonic", "jieba"))


def test_common_words_are_listed() -> None:
    assert tables.common() <= set(tables.words("english"))


def test_words_of_prose_are_not_listed() -> None:
    functions = tables.table("prose")["functions"].split()
    listed = {word for word in functions if lexicon("latin").listed(word)}
    assert not {word for word in functions if len(word) == 1} - LETTERS
    assert len(listed) < 0.3 * len(functions)


@pytest.mark.parametrize("table", sorted(tables.table("labels")))
def test_labels_can_be_found(table: str) -> None:
    for group in tables.table("labels")[table].values():
        for label in group:
            text = plain(f"x {label.lstrip('*')} ").low
            assert [found.table for found in labels.within(text, table)] == [table], label
            assert next(labels.occurrences(text + "\n" * 3000, table)).table == table, label


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("private key", True),
        ("private_key=", True),
        ("privatekey", True),
        ("privateKeys:", True),
        ("walletPrivateKey", True),
        ("my pk: ", True),
        ("apk: ", False),
        ("spkg", False),
        ("secretary", False),
    ],
)
def test_where_labels_end(text: str, *, found: bool) -> None:
    assert labels.announce(plain(text).low, "private") == found


def test_shapes_are_patterns() -> None:
    for shapes in tables.table("formats").values():
        for shape in shapes:
            re.compile(shape)
