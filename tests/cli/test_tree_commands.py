"""``tpsupport tree lint`` and ``tpsupport tree list``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .people import LIBRARY
from .program import ROOT, tpsupport


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the shipped pack."""
    return Path(shutil.copytree(ROOT / "decision_trees", tmp_path / "pack"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_shipped_pack_is_right(language: str) -> None:
    ran = tpsupport("--lang", language, "tree", "lint")
    assert (ran.code, ran.out) == (0, "")
    assert str(len(LIBRARY.tree_ids)) in ran.err


def test_each_file_of_the_pack_can_be_looked_at_alone(pack: Path) -> None:
    for name in ("security", "facts", "sources", "pack"):
        assert tpsupport("tree", "lint", str(pack / f"{name}.yaml")).code == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_flaw_is_named_with_its_place(pack: Path, language: str) -> None:
    file = pack / "security.yaml"
    text = file.read_text(encoding="utf-8").replace("end: escalate", "end: esclate", 1)
    file.write_text(text, encoding="utf-8")
    line = next(at for at, each in enumerate(text.splitlines(), 1) if "esclate" in each)
    for arguments in (["tree", "lint", str(file)], ["--pack", str(pack), "tree", "lint"]):
        ran = tpsupport("--lang", language, *arguments)
        assert ran.code == 3
        assert f"security.yaml:{line}:" in ran.out
        assert "escalate" in ran.out
    whole = tpsupport("--pack", str(pack), "diagnose", "security", "--no-input")
    assert (whole.code, whole.out) == (3, "")
    assert f"security.yaml:{line}:" in whole.err


def test_several_paths_are_looked_at_together(pack: Path) -> None:
    for name in ("security", "top-up-delay"):
        file = pack / f"{name}.yaml"
        file.write_text(file.read_text(encoding="utf-8") + "more: x\n", encoding="utf-8")
    ran = tpsupport("tree", "lint", str(pack / "security.yaml"), str(pack / "top-up-delay.yaml"))
    assert ran.code == 3
    assert "security.yaml:" in ran.out
    assert "top-up-delay.yaml:" in ran.out


def test_a_tree_outside_a_pack_is_judged_by_the_shipped_one(tmp_path: Path) -> None:
    alone = tmp_path / "security.yaml"
    shutil.copy(ROOT / "decision_trees/security.yaml", alone)
    assert tpsupport("tree", "lint", str(alone)).code == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_trees_in_the_order_of_the_menu(language: str) -> None:
    ran = tpsupport("--lang", language, "tree", "list")
    assert [line.split()[0] for line in ran.out.splitlines()] == list(LIBRARY.tree_ids)
    listed = json.loads(tpsupport("--lang", language, "tree", "list", "--json").out)["trees"]
    assert [each["id"] for each in listed] == list(LIBRARY.tree_ids)
    assert all(each["ends"] < each["nodes"] for each in listed)
