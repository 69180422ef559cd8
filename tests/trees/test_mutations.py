"""Whatever fault is put into a shipped tree, lint finds it, in the right file and at its line."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
import yaml

from tests.pack.small import SHIPPED
from tpsupport.checks.registry import declarations
from tpsupport.pack.library import Library
from tpsupport.trees.lint import lint

from .mutate import OPERATORS, Source

MOST = 8
"""So many faults of each kind are tried, seeded, over all the trees."""

TREES = Library.open().tree_ids
CHECKS = declarations()


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped pack."""
    return Path(shutil.copytree(SHIPPED, tmp_path_factory.mktemp("shipped") / "pack"))


@pytest.fixture(scope="module")
def sources(pack: Path) -> dict[str, Source]:
    words = yaml.safe_load((pack / "safety.yaml").read_text("utf-8"))["saving_words"]
    saving = tuple(word.casefold() for each in words.values() for word in each)
    return {
        name: Source((pack / f"{name}.yaml").read_text("utf-8"), saving=saving) for name in TREES
    }


def test_the_shipped_pack_is_right(pack: Path) -> None:
    assert lint(Library.open(pack), CHECKS) == ()


@pytest.mark.parametrize("kind", OPERATORS)
def test_a_fault_is_found_where_it_is(kind: str, pack: Path, sources: dict[str, Source]) -> None:
    random = Random(kind)
    missed = []
    tried = 0
    every = [(name, fault) for name, each in sources.items() for fault in OPERATORS[kind](each)]
    for name, fault in random.sample(every, min(MOST, len(every))):
        file = pack / f"{name}.yaml"
        file.write_text(fault.text(sources[name].text), "utf-8")
        flaws = lint(Library.open(pack), CHECKS, (name,))
        file.write_text(sources[name].text, "utf-8")
        tried += 1
        here = [each for each in flaws if each.place.file == str(file)]
        if not any(each.place.line == fault.line and each.code in fault.codes for each in here):
            found = [f"{flaw.place.line}:{flaw.code}" for flaw in flaws[:4]]
            missed.append((name, fault.what, fault.line, sorted(fault.codes), found))
    assert tried
    assert missed == []
