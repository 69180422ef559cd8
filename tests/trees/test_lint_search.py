"""Lint of what search rests on: each fault is named, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tpsupport.pack.library import Library
from tpsupport.trees.lint.search import searched

KEPT = ("safety", "endings", "payment-failure", "security")
SOURCES = """\
sources:
  node-source/geth:
    title: {zh: 节点, en: Nodes}
    from: ethereum/go-ethereum
    seen: "2026-11-22"
    certainty: independent
"""
SEARCH = """\
letters: [賬錢, 账钱]
ignored: {zh: [请问], en: [please]}
same:
  - {zh: [卡住], en: [stuck]}
asked:
  payment-failure/cancel: {zh: [撤回], en: [take it back]}
danger:
  - words: {zh: ["助记词…给了"], en: ["gave…seed"]}
    go: [security]
"""
MESSAGES = """\
messages:
  low:
    says: [nonce too low]
    means: {zh: 已经发出去了。, en: It was sent already.}
    go: payment-failure/nonce_low
    source: node-source/geth
"""
ABOUT = """\
pack: small
product: {zh: 小, en: Small}
languages: [zh, en]
groups:
  - title: {zh: 全部, en: All}
    trees: [payment-failure, security]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pack")
    for name in KEPT:
        (made / f"{name}.yaml").write_bytes(Library.open().file(name).read_bytes())
    (made / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    return made


def flaws(folder: Path, name: str = "", old: str = "", new: str = "") -> set[str]:
    """What lint says of the three files, with one change in one of them: ``line code``."""
    for file, text in {"search": SEARCH, "messages": MESSAGES, "pack": ABOUT}.items():
        assert name != file or old in text
        changed = text.replace(old, new, 1) if file == name else text
        (folder / f"{file}.yaml").write_text(changed, encoding="utf-8")
    library = Library.open(folder)
    found = [*searched(library, {each: library.tree(each) for each in library.tree_ids})]
    assert {Path(flaw.place.file).stem for flaw in found} <= {name}
    return {f"{flaw.place.line} {flaw.code}" for flaw in found}


def test_right_files_have_no_flaws(folder: Path) -> None:
    assert flaws(folder) == set()


@pytest.mark.parametrize(
    ("name", "old", "new", "flaw"),
    [
        ("search", "賬錢, 账钱", "賬錢, 账", "1 letters_differ"),
        ("search", "ignored:", "ignore:", "2 unknown_key"),
        ("search", "{zh: [卡住]", "{fr: [卡住]", "4 unknown_key"),
        ("search", "[stuck]", "stuck", "4 not_a_list"),
        ("search", "payment-failure/cancel", "payment-failure/cancle", "6 unknown_node"),
        ("search", "payment-failure/cancel", "payment-failur", "6 unknown_tree"),
        ("search", "payment-failure/cancel", "payment-failure/seen", "6 unknown_node"),
        ("search", "go: [security]", "go: [securty]", "9 unknown_tree"),
        ("search", "    go: [security]\n", "", "8 missing_key"),
        ("messages", "low:", "Low:", "2 bad_identifier"),
        ("messages", "says: [nonce too low]", "says: []", "3 empty_list"),
        ("messages", ", en: It was sent already.", "", "4 missing_key"),
        ("messages", "It was sent already.", "Tell us your password.", "4 unreviewed_sentence"),
        ("messages", "It was sent already.", '"It was {network}."', "4 placeholders_differ"),
        ("messages", "nonce_low\n", "nonce_lo\n", "5 unknown_node"),
        ("messages", "node-source/geth", "node-source/gth", "6 unknown_source"),
        (
            "messages",
            "node-source/geth\n",
            "node-source/geth\n    general: maybe\n",
            "7 not_true_or_false",
        ),
        ("messages", "    source: node-source/geth\n", "", "2 missing_key"),
        ("pack", "[payment-failure, security]", "[payment-failure, securty]", "6 unknown_tree"),
        ("pack", "    trees: [payment-failure, security]\n", "", "5 missing_key"),
        ("pack", ", en: All", "", "5 missing_key"),
    ],
)
def test_each_fault_is_named_at_its_line(
    name: str, old: str, new: str, flaw: str, folder: Path
) -> None:
    assert flaw in flaws(folder, name, old, new)
