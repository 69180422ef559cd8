"""Everything that can be wrong with a file of a pack is refused at its line, and nothing else is.

Each file in tests/data/broken says in its first lines (or in a file beside it) what is wrong with
it: ``# line:column code``, every flaw and no other.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pack.small import CHECKS, DATA, Pack
from tests.pack.test_phrases import flaws
from tpsupport.checks import registry
from tpsupport.cli.app import run
from tpsupport.errors import PackError
from tpsupport.pack.library import NOT_TREES

BROKEN = DATA / "broken"
TREES = sorted(BROKEN.glob("*.yaml"))
SEVERAL = sorted(path for path in (BROKEN / "several").iterdir())
DOCUMENTS = sorted((BROKEN / "documents").rglob("*.yaml"))
ONLY_OF_THE_WHOLE = {
    "bad_version",
    "duplicate_item",
    "unused_ending",
    "unused_fact",
    "unused_source",
}
"""Flaws in a document that keep no tree from being loaded."""
EXPECTED = re.compile(r"# (\d+):(\d+) ([a-z0-9_]+)")


def expected(file: Path) -> list[tuple[int, int, str]]:
    """What the file says is wrong with it."""
    beside = file.with_suffix(".expected")
    raw = (beside if beside.exists() else file).read_bytes().removeprefix(b"\xef\xbb\xbf")
    found = []
    for line in raw.decode("utf-8", "replace").split("\n"):
        if not (match := EXPECTED.fullmatch(line.rstrip("\r"))):
            break
        found.append((int(match[1]), int(match[2]), match[3]))
    return found


def name_of(file: Path) -> str:
    return file.relative_to(BROKEN).with_suffix("").as_posix()


@pytest.mark.parametrize("file", TREES, ids=name_of)
def test_a_broken_tree_is_refused_where_it_is_broken(file: Path, pack: Pack) -> None:
    wanted = [(file.name, *flaw) for flaw in expected(file)]
    assert wanted, "the file does not say what is wrong with it"
    shutil.copy(file, pack.directory)
    assert pack.lint() == wanted
    assert pack.lint(file.stem) == wanted
    with pytest.raises(PackError):
        pack.load(file.stem)


@pytest.mark.parametrize("case", SEVERAL, ids=name_of)
def test_trees_that_are_broken_together(case: Path, pack: Pack) -> None:
    wanted = []
    for file in sorted(case.iterdir()):
        wanted += [(file.name, *flaw) for flaw in expected(file)]
        shutil.copy(file, pack.directory)
    assert pack.lint() == wanted
    for file in case.iterdir():
        alone = [flaw for flaw in wanted if flaw[0] == file.name]
        assert pack.lint(file.stem) == alone


@pytest.mark.parametrize("file", DOCUMENTS, ids=name_of)
def test_a_broken_document_of_a_pack(file: Path, pack: Pack) -> None:
    name = file.parent.relative_to(BROKEN / "documents").as_posix()
    shutil.copy(file, pack.file(name))
    assert pack.lint() == [(f"{name}.yaml", *flaw) for flaw in expected(file)]
    only_of_the_whole = {code for *_, code in expected(file)} & ONLY_OF_THE_WHOLE
    if name in {*NOT_TREES} - {"networks", "search"} and not only_of_the_whole:
        with pytest.raises(PackError):
            pack.load()


@pytest.mark.parametrize("file", TREES, ids=name_of)
def test_the_command_says_it_in_lines(
    file: Path, pack: Pack, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "declarations", lambda: CHECKS)
    shutil.copy(file, pack.directory)
    for language in ("zh", "en"):
        code = run(["tree", "lint", str(pack.file(file.stem)), "--lang", language])
        out, err = capsys.readouterr()
        assert (code, "Traceback" in out + err) == (3, False)
        places = re.findall(r"^.*?:(\d+):(\d+): .*\[([a-z0-9_]+)\]$", out, re.MULTILINE)
        assert [(int(line), int(column), code) for line, column, code in places] == expected(file)


def test_a_folder_a_missing_file_and_one_too_large(pack: Pack) -> None:
    pack.file("folder").mkdir()
    pack.write("large", b"# " + b"x" * (1 << 20) + b"\n")
    pack.file("missing").symlink_to(pack.directory / "nowhere")
    assert pack.lint() == [
        ("folder.yaml", 1, 1, "is_a_folder"),
        ("large.yaml", 1, 1, "too_large"),
        ("missing.yaml", 1, 1, "unreadable"),
    ]


@pytest.mark.parametrize("name", ["lamp.yml", "lamp.yaml.txt"])
def test_a_tree_that_an_editor_has_named_otherwise(name: str, pack: Pack) -> None:
    (pack.directory / name).write_bytes(pack.file("fuse").read_bytes())
    assert pack.lint() == [(name, 1, 1, "other_ending")]


def test_a_file_of_just_one_mebibyte_is_read(pack: Pack) -> None:
    text = pack.file("fuse").read_bytes()
    pack.write("fuse", text + b"#" * ((1 << 20) - len(text)))
    assert pack.lint() == []


def test_the_small_pack_is_right(pack: Pack) -> None:
    assert pack.lint() == []
    assert set(pack.load().trees) == {"dark", "fuse"}


def test_every_code_has_a_broken_file() -> None:
    """A code that no file shows may be one that nothing can raise."""
    files = (*TREES, *DOCUMENTS, *(BROKEN / "several").rglob("*.yaml"))
    shown = {f"lint.{code}" for file in files for _, _, code in expected(file)}
    elsewhere = {"lint.other_ending", "lint.is_a_folder", "lint.unreadable", "lint.too_large"}
    elsewhere |= {"lint.bad_pattern", "lint.not_a_link", "lint.other_places", "lint.out_of_range"}
    noted = {each.name for each in flaws() if each.where.startswith(("pack/", "trees/"))}
    assert noted - shown == elsewhere


@pytest.mark.parametrize("file", DOCUMENTS, ids=name_of)
@pytest.mark.parametrize(
    "words", [["diagnose", "dark", "--no-input", "--offline"], ["tree", "list"]]
)
def test_no_command_stumbles_over_a_broken_pack(
    file: Path, words: list[str], pack: Pack, capsys: pytest.CaptureFixture[str]
) -> None:
    name = file.parent.relative_to(BROKEN / "documents").as_posix()
    shutil.copy(file, pack.file(name))
    code = run(["--pack", str(pack.directory), *words])
    out, err = capsys.readouterr()
    if name.startswith("phrases"):
        assert code in (0, 2), "the program speaks with the shipped phrases"
    else:
        assert code in (0, 2, 3)
    assert "Traceback" not in out + err
    assert code == 0 or err


HARD = ("alias-bomb", "deep-block", "deep-flow", "latin-1", "raw-nul", "huge-key", "jump-far")


@pytest.mark.parametrize("name", [*HARD, "nowhere", "several"])
def test_the_program_itself(name: str, tmp_path: Path) -> None:
    file = BROKEN / f"{name}.yaml" if name != "several" else BROKEN / "several"
    command = [sys.executable, "-m", "tpsupport", "tree", "lint", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 3
    assert "Traceback" not in done.stdout + done.stderr
    assert len(done.stdout) < 4000
