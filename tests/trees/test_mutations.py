"""Whatever fault is put into a shipped tree, lint finds it, in the right file and at its line."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest
import yaml

from tests.pack.small import SHIPPED
from tpsupport.checks.registry import declarations
from tpsupport.pack.library import Library
from tpsupport.trees.lint import lint

from . import sayings, slips
from .documents import faults
from .mutate import OPERATORS, Mutant, Source

FEW = 3
"""So many faults of each kind are tried, seeded, unless ``--faults`` says more."""
NEARLY_ALL = 0.8
"""So many of the faults that only examples can show are found at their line when many are tried."""

TREES = Library.open().tree_ids
CHECKS = declarations()
DOCUMENTS = ("endings", "facts", "messages", "pack", "safety", "search", "sources")


@dataclass(frozen=True)
class Bench:
    """A copy of the shipped pack, in which one file at a time is wrong."""

    pack: Path
    sources: dict[str, Source]

    def wrong(self, name: str, fault: Mutant, *wanted: str) -> tuple[bool, list[str]]:
        """Whether the fault was found where it is, and what was found in its file, or at all."""
        file = self.pack / f"{name}.yaml"
        text = file.read_text("utf-8")
        file.write_text(fault.text(text), "utf-8")
        flaws = lint(Library.open(self.pack), CHECKS, wanted)
        file.write_text(text, "utf-8")
        here = [each for each in flaws if each.place.file == str(file)]
        right = any(fault.found(each.place.line, each.code) for each in here)
        return right, [f"{each.place.line}:{each.code}" for each in (*here, *flaws)[:4]]


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    pack = Path(shutil.copytree(SHIPPED, tmp_path_factory.mktemp("shipped") / "pack"))
    words = yaml.safe_load((pack / "safety.yaml").read_text("utf-8"))["saving_words"]
    saving = tuple(word.casefold() for each in words.values() for word in each)
    texts = {name: (pack / f"{name}.yaml").read_text("utf-8") for name in TREES}
    return Bench(pack, {name: Source(text, saving=saving) for name, text in texts.items()})


@pytest.fixture(scope="module")
def many(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("--faults") or 0)


def test_the_shipped_pack_is_right(bench: Bench) -> None:
    assert lint(Library.open(bench.pack), CHECKS) == ()


@pytest.mark.parametrize("kind", OPERATORS)
def test_a_fault_is_found_where_it_is(kind: str, bench: Bench, many: int) -> None:
    missed = []
    drawn = draw(kind, bench, many)
    for name, fault in drawn:
        right, found = bench.wrong(name, fault, name)
        if not right:
            missed.append((name, fault.what, fault.line, sorted(fault.codes), found))
    assert drawn
    assert missed == []


def draw(kind: str, bench: Bench, many: int) -> list[tuple[str, Mutant]]:
    """Faults of one kind: a few, of some trees; or as many as are wanted, of all."""
    random = Random(kind)
    trees = random.sample(TREES, len(TREES))
    found: list[tuple[str, Mutant]] = []
    for name in trees:
        every = list(OPERATORS[kind](bench.sources[name]))
        each = -(-many // len(trees)) if many else 1
        found += [(name, fault) for fault in random.sample(every, min(each, len(every)))]
        if len(found) >= (many or FEW):
            break
    return found


@pytest.mark.parametrize("kind", ["lead_to_another_node", "swap_two_targets"])
def test_what_examples_show_is_found_at_its_line(kind: str, bench: Bench, many: int) -> None:
    drawn = draw(kind, bench, many or 12)
    near = [replace(fault, near=1) for _, fault in drawn]
    found = [
        bench.wrong(name, fault, name)[0] for (name, _), fault in zip(drawn, near, strict=True)
    ]
    assert sum(found) >= NEARLY_ALL * len(found)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_fault_in_a_document(name: str, bench: Bench, many: int) -> None:
    every = list(faults((bench.pack / f"{name}.yaml").read_text("utf-8")))
    missed = []
    for fault in Random(name).sample(every, min(many or FEW, len(every))):
        right, found = bench.wrong(name, fault)
        if not right and not (name in ("messages", "pack") and fault.what.startswith("misspelt")):
            missed.append((fault.what, fault.line, found))
    assert missed == []


def test_every_kind_of_fault_has_a_place_in_some_tree() -> None:
    assert slips.SECRETS
    assert sayings.PROMISES
    assert len(OPERATORS) > 50
