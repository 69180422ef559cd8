"""A tree that was proved is read when it is wanted, and proved again where anything changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.pack.small import CHECKS, SHIPPED
from tpsupport.checks.registry import declarations
from tpsupport.errors import UsageError
from tpsupport.pack.flaw import FlawedPackError
from tpsupport.pack.library import Library
from tpsupport.pack.models import Tree
from tpsupport.trees.forest import read
from tpsupport.trees.measure import longest
from tpsupport.trees.proof import load

START = "payment-failure"


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """The shipped pack where it may be changed, and a cache that holds its proof."""
    monkeypatch.setenv("TPSUPPORT_CACHE_DIR", str(tmp_path / "cache"))
    shutil.copytree(SHIPPED, tmp_path / "pack")
    load(Library.open(tmp_path / "pack"), START, declarations())
    return Library.open(tmp_path / "pack")


def test_what_was_proved_says_the_same(pack: Library) -> None:
    forest, plain = load(pack, START, declarations()), read(pack, START)
    assert dict(forest.trees) == dict(plain.trees)
    assert list(forest.trees) == list(plain.trees)
    assert forest.digest == plain.digest
    assert forest.ahead == longest(plain)
    moved = Library.open(shutil.copytree(pack.directory, pack.directory.with_name("moved")))
    assert load(moved, START, declarations()).tree.file == str(moved.file(START))


def test_a_tree_is_read_when_it_is_wanted(pack: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: list[str] = []
    tree = Library.tree

    def noted(library: Library, name: str) -> Tree:
        wanted.append(name)
        return tree(library, name)

    monkeypatch.setattr(Library, "tree", noted)
    for _ in range(2):
        forest = load(pack, START, declarations())
        assert forest.digest
        assert len(forest.trees) > 1
        assert wanted == []
    assert forest.tree.id == START
    assert wanted == [START]
    again = load(Library.open(pack.directory), START, declarations())
    assert again.tree == forest.tree
    assert wanted == [START]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (START, "start: ", "start: nowhere_"),
        ("security", "start: ", "start: nowhere_"),
        ("endings", "because:", "cause:"),
        ("facts", "type: tx_hash", "type: tx_hush"),
    ],
)
def test_a_change_asks_for_another_proof(pack: Library, name: str, old: str, new: str) -> None:
    file = pack.file(name)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(FlawedPackError):
        load(Library.open(pack.directory), START, declarations())


def test_another_declaration_asks_for_another_proof(pack: Library) -> None:
    with pytest.raises(FlawedPackError):
        load(pack, START, CHECKS)


def test_no_such_tree(pack: Library) -> None:
    with pytest.raises(UsageError):
        load(pack, "payment-failures", declarations())
