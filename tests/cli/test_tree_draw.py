"""``tpsupport tree draw``."""

from __future__ import annotations

from pathlib import Path

import pytest

from .authors import write
from .people import LIBRARY
from .program import sound, tpsupport

BEGINNINGS = {"svg": "<svg xmlns=", "mermaid": "---\ntitle: ", "dot": "digraph {"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", BEGINNINGS)
def test_a_drawing_in_each_language(form: str, language: str) -> None:
    ran = sound(tpsupport("--lang", language, "tree", "draw", "security", "--format", form))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(BEGINNINGS[form])
    title = LIBRARY.tree("security").title[language]
    assert title in ran.out or title.encode("ascii", "backslashreplace").decode() in ran.out


def test_into_a_file(tmp_path: Path) -> None:
    tree, file = write(tmp_path), tmp_path / "lamp.svg"
    ran = sound(tpsupport("tree", "draw", tree, "-o", str(file)))
    assert (ran.code, ran.out) == (0, "")
    assert str(file) in ran.err
    assert file.read_text(encoding="utf-8") == tpsupport("tree", "draw", tree).out


def test_what_cannot_be_done_is_said(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "no" / "lamp.svg")
    ran = sound(tpsupport("--lang", "en", "tree", "draw", write(tmp_path), "-o", nowhere))
    assert (ran.code, ran.out) == (2, "")
    assert "no/lamp.svg cannot be written: there is no such file or folder" in ran.err
    assert sound(tpsupport("tree", "draw", "security", "--format", "png")).code == 2
