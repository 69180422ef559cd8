"""``tpsupport tree test`` and ``tpsupport tree coverage``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .authors import changed, line_of, write
from .people import LIBRARY
from .program import sound, tpsupport


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_shipped_examples_pass_and_cross_everything(language: str) -> None:
    for command in ("test", "coverage"):
        ran = sound(tpsupport("--lang", language, "tree", command))
        assert (ran.code, ran.err) == (0, "")
        assert all(f"{name}" in ran.out for name in LIBRARY.tree_ids)


def test_one_tree_by_its_id() -> None:
    document = json.loads(tpsupport("tree", "test", "security", "--json").out)
    assert [each["tree"] for each in document["trees"]] == ["security"]
    examples = document["trees"][0]["examples"]
    assert document["passed"] == len(examples) > 10
    assert all(each["came_to"] == each["reaches"] for each in examples)


def test_a_tree_in_a_file(tmp_path: Path) -> None:
    file = write(tmp_path)
    for command in ("lint", "test", "coverage"):
        assert tpsupport("tree", command, file).code == 0


def test_an_example_that_ends_elsewhere_says_where_and_how(tmp_path: Path) -> None:
    text = changed(("{when: {plug: unsure}, to: look}", "{when: {plug: unsure}, to: plug_in}"))
    ran = sound(tpsupport("--lang", "en", "tree", "test", write(tmp_path, text)))
    assert ran.code == 1
    assert "lamp: 1 of 6 examples fail" in ran.out
    assert f"lamp.yaml:{line_of(text, 'name: not sure')}:" in ran.out
    assert "plug=unsure → reach=warn → by_plug=1" in ran.out
    assert "ended in lamp/plug_in" in ran.out


def test_an_example_that_stops_says_what_it_lacks(tmp_path: Path) -> None:
    text = changed(("{plug: unsure}\n    found: {network: warn}", "{plug: unsure, press: fixed}"))
    file = write(tmp_path, text)
    ran = sound(tpsupport("--lang", "en", "tree", "test", file))
    assert ran.code == 1
    assert "stopped at lamp/reach" in ran.out
    assert "Not used: press under given" in ran.out
    [tree] = json.loads(tpsupport("tree", "test", file, "--json").out)["trees"]
    [failed] = [each for each in tree["examples"] if not each["passed"]]
    assert failed["line"] == line_of(text, "name: not sure")
    assert (failed["came_to"], failed["ended"]) == ("lamp/reach", False)
    assert failed["unused"] == ["given.press"]


def test_edges_without_example_have_their_places(tmp_path: Path) -> None:
    text = changed(
        ('  - name: plugged in\n    given: {plug: "yes"}\n', ""),
        ("    found: {network: ok}\n    reaches: write\n", ""),
    )
    file = write(tmp_path, text)
    ran = sound(tpsupport("--lang", "en", "tree", "coverage", file))
    assert ran.code == 1
    first, *rest = ran.out.splitlines()
    assert first == "lamp: the examples cross 13 of 15 edges"
    at = f"{line_of(text, 'next: {ok: by_plug')}:12"
    other = f"{line_of(text, 'else: write')}:5"
    assert [each.partition("lamp.yaml:")[2].split(": ")[0] for each in rest] == [at, other]
    [tree] = json.loads(tpsupport("tree", "coverage", file, "--json").out)["trees"]
    left = [(each["node"], each["outcome"]) for each in tree["edges"] if not each["examples"]]
    assert left == [("reach", "ok"), ("by_plug", "else")]


def test_what_cannot_be_walked_is_refused_as_lint_does(tmp_path: Path) -> None:
    text = changed(("fixed: fine,", "fixed: fien,"))
    for command in ("test", "coverage"):
        ran = sound(tpsupport("tree", command, write(tmp_path, text)))
        assert (ran.code, ran.out) == (3, "")
        assert f"lamp.yaml:{line_of(text, 'fien')}:" in ran.err


def test_unknown_trees_are_named() -> None:
    ran = sound(tpsupport("--lang", "en", "tree", "test", "securty"))
    assert ran.code == 2
    assert "security" in ran.err
    assert sound(tpsupport("tree", "test", "nowhere.yaml")).code == 3
