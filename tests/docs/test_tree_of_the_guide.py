"""The tree that the guide shows: complete, right, and one that people can use."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.program import ROOT, tpsupport
from tpsupport.pack.models import STEP_OUTCOMES

from .pages import GUIDES

GUIDE = next(page for page in GUIDES if page.file.name == "writing-trees.md")
TREE = GUIDE.blocks("yaml")[0]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the pack with the guide's tree in it."""
    copy = tmp_path / "pack"
    shutil.copytree(ROOT / "decision_trees", copy)
    (copy / "no-sound.yaml").write_text(TREE, encoding="utf-8")
    return copy


def test_lint_accepts_it(pack: Path) -> None:
    ran = tpsupport("tree", "lint", str(pack / "no-sound.yaml"))
    assert (ran.code, ran.out) == (0, "")
    ran = tpsupport("--pack", str(pack), "tree", "lint")
    assert (ran.code, ran.out) == (0, "")


def test_it_is_offered_and_walked(pack: Path) -> None:
    assert "no-sound" in tpsupport("--pack", str(pack), "tree", "list").out
    given = ("--no-input", "--set", "has_sound=no_sound")
    for tree in ("no-sound", "钱包没有提示音", "The wallet makes no sound"):
        ran = tpsupport("--pack", str(pack), "--lang", "en", "diagnose", tree, *given)
        assert ran.code == 1
        assert "no-sound/phone_is_silent" in ran.out


def test_a_flaw_in_it_is_found(pack: Path) -> None:
    file = pack / "no-sound.yaml"
    file.write_text(TREE.replace("unsure: turn_on", "unsure: turn_of"), encoding="utf-8")
    ran = tpsupport("--lang", "en", "tree", "lint", str(file))
    assert ran.code == 3
    assert "turn_on" in ran.out
    place = TREE.splitlines()[int(ran.out.split("no-sound.yaml:")[1].split(":")[0]) - 1]
    assert "unsure: turn_on" in place


def test_the_guide_names_each_kind_of_node_and_each_outcome() -> None:
    for word in ("ask", "check", "step", "route", "end", *STEP_OUTCOMES):
        assert f"`{word}`" in GUIDE.text


def test_lint_shows_what_the_guide_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [shown] = [block for block in GUIDE.blocks("text") if "unknown_node" in block]
    monkeypatch.chdir(tmp_path)
    Path("no-sound.yaml").write_text(
        TREE.replace("sound: turn_on, unsure", "sound: turn_of, unsure"), encoding="utf-8"
    )
    assert tpsupport("--lang", "en", "tree", "lint", "no-sound.yaml").out == shown


def test_the_guide_has_a_line_for_each_command() -> None:
    rows = re.findall(r"^\| `([a-z]+)` \| \S.* \|$", GUIDE.text.split("`tree` and")[1], re.M)
    listed = re.findall(r"^  ([a-z]+)  +\S", tpsupport("tree", "--help").out, re.M)
    assert sorted(rows) == sorted(set(listed) - {"list"})


def test_a_tree_comes_into_a_group_as_the_guide_says(pack: Path) -> None:
    about = pack / "pack.yaml"
    text = about.read_text("utf-8").replace("node-trouble]\n", "node-trouble, no-sound]\n")
    about.write_text(text, "utf-8")
    assert "no-sound" in text
    ran = tpsupport("--pack", str(pack), "tree", "lint")
    assert (ran.code, ran.out) == (0, "")
