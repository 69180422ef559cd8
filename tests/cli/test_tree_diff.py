"""``tpsupport tree diff``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.docs.test_schemas import valid

from .authors import TREE, changed, end, write
from .people import LIBRARY
from .program import ROOT, sound, tpsupport

NEW = changed(
    ("{when: {plug: unsure}, to: look}", "{when: {plug: unsure}, to: write}"),
    ("en: Press the switch.", "en: Press it."),
    ("fixed: fine", "fixed: good"),
    ("\n  fine:", f"\n  extra: {end('danger', '转走', 'Move it')}\n  good:"),
    ("else: write", "else: extra"),
    ("title: {zh: 灯不亮", "title: {zh: 灯灭了"),
)


@pytest.fixture
def versions(tmp_path: Path) -> tuple[str, str]:
    """The tree, and a changed one under another name."""
    return write(tmp_path, TREE), write(tmp_path, NEW, "lamp-new")


def test_what_a_reviewer_needs_to_see(versions: tuple[str, str]) -> None:
    ran = sound(tpsupport("--lang", "en", "tree", "diff", *versions))
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        "lamp",
        "  Ends elsewhere now: write (support needed: Call somebody)"
        " → extra (funds at risk: Move it)",
        "      with plug=yes, network=ok",
        "  Ends elsewhere now: look (help yourself: Look at it)"
        " → write (support needed: Call somebody)",
        "      with plug=unsure, network=ok",
        "  New end: extra (funds at risk: Move it)",
        "  + extra",
        "  renamed: fine → good",
        "  ~ the tree itself",
        "      title.zh: 灯不亮 → 灯灭了",
        "  ~ by_plug",
        "      route.1.to: look → write",
        "      else: write → extra",
        "  ~ press",
        "      step.en: Press the switch. → Press it.",
    ]


def test_the_document(versions: tuple[str, str]) -> None:
    ran = tpsupport("tree", "diff", *versions, "--json")
    assert ran.code == 1
    [tree] = valid(ran.out, "tree-diff")["trees"]
    assert [(each["old"], each["new"]) for each in tree["moved"]] == [
        ("write", "extra"),
        ("look", "write"),
    ]
    assert tree["moved"][0]["answers"] == [
        {"kind": "ask", "name": "plug", "answer": "yes"},
        {"kind": "check", "name": "network", "answer": "ok"},
    ]
    assert (tree["gained"], tree["lost"], tree["complete"]) == (["extra"], [], True)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_difference(versions: tuple[str, str], language: str) -> None:
    ran = sound(tpsupport("--lang", language, "tree", "diff", versions[0], versions[0]))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err
    same = valid(tpsupport("tree", "diff", "security", "security", "--json").out, "tree-diff")
    assert same == {"schema_version": 1, "same": True, "trees": []}


def test_skipped_and_written_answers_are_told_in_words(tmp_path: Path) -> None:
    text = changed(("{given: write, skipped: look}", "{given: look, skipped: write}"))
    ran = tpsupport("--lang", "en", "tree", "diff", write(tmp_path), write(tmp_path, text, "other"))
    assert "press=not_fixed, network=(answered)" in ran.out
    assert "press=not_fixed, network=(skipped)" in ran.out


def small_pack(folder: Path) -> Path:
    """The shipped pack with two of its trees."""
    pack = Path(shutil.copytree(ROOT / "decision_trees", folder))
    alone = [name for name in LIBRARY.tree_ids if not LIBRARY.tree(name).jumps]
    for name in set(LIBRARY.tree_ids) - {*alone[:2]}:
        (pack / f"{name}.yaml").unlink()
    return pack


def test_whole_packs(tmp_path: Path) -> None:
    old, new = small_pack(tmp_path / "a"), small_pack(tmp_path / "b")
    write(new)
    first = sorted(set(LIBRARY.tree_ids) & {file.stem for file in new.glob("*.yaml")})[0]
    file = new / f"{first}.yaml"
    title = LIBRARY.tree(first).title["zh"]
    file.write_text(file.read_text("utf-8").replace(f"zh: {title}", "zh: 新标题", 1), "utf-8")
    ran = sound(tpsupport("--lang", "en", "tree", "diff", str(old), str(new)))
    assert ran.code == 1
    assert "lamp: a new tree" in ran.out
    assert f"title.zh: {title} → 新标题" in ran.out
    back = valid(tpsupport("tree", "diff", str(new), str(old), "--json").out, "tree-diff")
    kinds = {each["tree"]: each["change"] for each in back["trees"]}
    assert kinds == {first: "changed", "lamp": "removed"}
    assert tpsupport("tree", "diff", str(old), str(old)).code == 0


def test_one_tree_of_a_pack(tmp_path: Path) -> None:
    pack = ROOT / "decision_trees"
    file = tmp_path / "old-security.yaml"
    file.write_text((pack / "security.yaml").read_text("utf-8"), "utf-8")
    for pair in ([str(file), "security"], [str(file), str(pack)], [str(pack), str(file)]):
        assert sound(tpsupport("tree", "diff", *pair)).code == 0


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    assert sound(tpsupport("tree", "diff", "nowhere.yaml", "security")).code == 3
    assert sound(tpsupport("tree", "diff", "nothing", "security")).code == 2
    assert sound(tpsupport("tree", "diff", str(tmp_path), str(tmp_path))).code == 3
