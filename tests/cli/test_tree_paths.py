"""``tpsupport tree paths``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .authors import changed, write
from .program import sound, tpsupport


@pytest.mark.parametrize("language", ["zh", "en"])
def test_ways_are_counted_and_listed(tmp_path: Path, language: str) -> None:
    ran = sound(tpsupport("--lang", language, "tree", "paths", write(tmp_path)))
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert "35" in lines[0]
    assert lines[2].endswith("reach=fail.dns_broken → press=not_fixed → which=given → write")
    assert lines[3] == "    1. plug=no → plug_in"
    assert len(lines) == 3 + 20
    assert "15" in ran.err


def test_all_of_them_or_none(tmp_path: Path) -> None:
    file = write(tmp_path)
    every = sound(tpsupport("tree", "paths", file, "--all"))
    assert every.out.count("\n") == 3 + 35
    assert every.err == ""
    assert tpsupport("tree", "paths", file, "--limit", "0").out.count("\n") == 3
    assert tpsupport("tree", "paths", file, "--limit", "-1").code == 2


def test_the_document(tmp_path: Path) -> None:
    found = json.loads(tpsupport("tree", "paths", write(tmp_path), "--json", "--limit", "2").out)
    assert (found["count"], found["ends"], found["never"]) == ("35", 4, [])
    assert found["questions"] == {"fewest": 1, "median": 1, "most": 3}
    assert [each["end"] for each in found["paths"]] == ["lamp/plug_in", "lamp/write"]
    assert found["longest"]["end"] == "lamp/write"


def test_a_jump_is_followed() -> None:
    ran = tpsupport("tree", "paths", "payment-failure", "--all")
    assert any("seen=stolen → security/" in line for line in ran.out.splitlines())


def test_a_node_that_only_contradictions_reach_is_named(tmp_path: Path) -> None:
    text = changed(("{when: {plug: unsure}, to: look}", '{when: {plug: "no"}, to: spare}'))
    spare = "{step: {zh: 等, en: Wait}, next: {fixed: fine, not_fixed: look, cannot: look}}"
    text = text.replace("  fine: {", f"  spare: {spare}\n  fine: {{")
    ran = sound(tpsupport("--lang", "en", "tree", "paths", write(tmp_path, text)))
    assert "Never reached: lamp/spare" in ran.out
