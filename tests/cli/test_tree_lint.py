"""``tpsupport tree lint``: the line with a caret, JSON, and annotations for a workflow."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.pack.small import SMALL
from tpsupport.cli.flaws import with_excerpts

from .program import ROOT, Ran, sound, tpsupport

SCHEMA = json.loads((ROOT / "docs/schemas/lint.schema.json").read_text("utf-8"))
languages = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small pack, in a folder of the working directory."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(SMALL, "my pack,100%"))


def edit(pack: Path, name: str, old: str, new: str) -> None:
    file = pack / f"{name}.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def lint(*arguments: str) -> Ran:
    return sound(tpsupport("tree", "lint", *arguments))


def documents(*arguments: str) -> tuple[int, list[dict[str, object]]]:
    ran = lint("--json", *arguments)
    assert ran.err == ""
    document = json.loads(ran.out)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(document)] == []
    assert ran.code == (3 if document["flaws"] else 0)
    return document["trees"], document["flaws"]


@languages
def test_the_line_is_shown_with_a_caret_under_the_place(language: str, pack: Path) -> None:
    edit(pack, "dark", "en: There is no power.}", 'en: "There is no power in {room}."}')
    ran = lint(str(pack), "--lang", language)
    assert ran.code == 3
    said, line, caret = ran.out.splitlines()
    found = re.match(r"my pack,100%/dark\.yaml:(\d+):(\d+): .*\[placeholders_differ\]$", said)
    assert found
    text = (pack / "dark.yaml").read_text("utf-8").splitlines()[int(found[1]) - 1]
    assert line == f"{found[1]:>6} | {text}"
    wide = len("没有电。")
    assert caret.rindex("^") == int(found[2]) - 1 + len(f"{'':6} | ") + wide


def test_flaws_at_one_place_show_their_line_once(pack: Path) -> None:
    edit(pack, "fuse", "keywords: {zh: [保险丝], en: [fuse]}\nstart: smell\n", "")
    ran = lint(str(pack / "fuse.yaml"))
    assert [line.split()[-1] for line in ran.out.splitlines()] == ["[missing_key]"] * 2 + [
        "fuse",
        "^",
    ]


def test_a_file_that_cannot_be_read_has_no_line(pack: Path) -> None:
    assert lint(str(pack / "none.yaml")).out.count("\n") == 1
    (pack / "dark.yaml").write_bytes(b"tree: dark\ntitle: \xff\n")
    assert [line.split()[0] for line in lint(str(pack)).out.splitlines()[1:]] == ["2", "|"]


def test_what_is_shown_passes_the_gate(pack: Path) -> None:
    words = "abandon " * 11 + "about"
    edit(pack, "dark", "tree: dark", f"tree: {words}")
    for form in ("text", "github", "json"):
        ran = lint(str(pack), "--format", form)
        assert "abandon abandon" not in ran.said
        assert "dark.yaml" in ran.out
    _, flaws = documents(str(pack))
    assert [flaw["code"] for flaw in flaws] == ["tree_name"]


def test_the_document(pack: Path) -> None:
    assert documents(str(pack)) == (2, [])
    edit(pack, "dark", "yes: circuit", "yes: circut")
    trees, [flaw] = documents(str(pack / "dark.yaml"))
    assert trees == 1
    assert flaw == {
        "file": "my pack,100%/dark.yaml",
        "line": 17,
        "column": 12,
        "code": "unknown_node",
        "message": flaw["message"],
        "nearest": "circuit",
    }
    assert "circut" in str(flaw["message"])
    assert documents(str(pack), str(pack / "dark.yaml")) == (2, [flaw])


def test_annotations(pack: Path) -> None:
    edit(pack, "dark", "tree: dark", 'tree: "100%, a:b"')
    ran = lint("--format", "github", "--lang", "en", str(pack))
    assert ran.code == 3
    assert ran.out.splitlines() == [
        "::error file=my pack%2C100%25/dark.yaml,line=1,col=1,"
        "title=tpsupport tree lint%3A tree_name::"
        "tree says “100%25, a:b” but must be the file's name, “dark”",
    ]
    assert lint("--format", "github", str(pack / "fuse.yaml")).out == ""


def test_a_format_that_there_is_not() -> None:
    ran = lint("--format", "gitlab")
    assert (ran.code, ran.out) == (2, "")
    assert "github" in ran.err


def test_documents_of_a_pack_stand_for_the_whole(pack: Path) -> None:
    edit(pack, "dark", "yes: circuit", "yes: circut")
    (pack / "phrases").mkdir(exist_ok=True)
    (pack / "phrases/lint.yaml").write_text("{}\n", "utf-8")
    for file in ("facts.yaml", "endings.yaml", "phrases/lint.yaml", "phrases"):
        assert [flaw["code"] for flaw in documents(str(pack / file))[1]] == ["unknown_node"], file
    assert documents(str(pack / "fuse.yaml")) == (1, [])


def test_nothing_wrong_shows_nothing() -> None:
    assert [*with_excerpts(None, (), 80)] == []  # type: ignore[arg-type]
