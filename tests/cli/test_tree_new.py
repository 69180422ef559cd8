"""``tpsupport tree new``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tpsupport.cli.tree import authored
from tpsupport.pack.library import Library

from .program import ROOT, Ran, sound, tpsupport

GIVEN = ("--set", "title.zh=没有声音", "--set", "title.en=No sound: at all")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the shipped pack."""
    return Path(shutil.copytree(ROOT / "decision_trees", tmp_path / "pack"))


def new(pack: Path, *arguments: str, language: str = "en", stdin: str = "") -> Ran:
    return sound(
        tpsupport("--lang", language, "--pack", str(pack), "tree", "new", *arguments, stdin=stdin)
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_tree_works_as_it_is(pack: Path, language: str) -> None:
    ran = new(pack, "no-sound", "--no-input", *GIVEN, language=language)
    assert ran.code == 0, ran.err
    file = pack / "no-sound.yaml"
    assert ran.out == f"{file}\n"
    assert "pack.yaml" in ran.err
    for command in ("lint", "test", "coverage", "show", "draw"):
        assert tpsupport("tree", command, str(file)).code == 0
    tree = Library.open(pack).tree("no-sound")
    assert tree.title == {"zh": "没有声音", "en": "No sound: at all"}
    assert tree.summary == tree.title
    assert tree.keywords == {"zh": ["没有声音"], "en": ["No sound: at all"]}
    assert tree.start == "no_sound"


def test_everything_can_be_said_at_once(pack: Path) -> None:
    more = {
        "summary.zh": "一点声音也没有。",
        "summary.en": "It makes no sound at all.",
        "keywords.zh": "没声音，静音",
        "keywords.en": "silent, mute",
        "question.zh": "其他应用有声音吗？",
        "question.en": "Do other apps make a sound?",
    }
    options = [word for name, words in more.items() for word in ("--set", f"{name}={words}")]
    assert new(pack, "no-sound", "--no-input", *GIVEN, *options).code == 0
    tree = Library.open(pack).tree("no-sound")
    assert tree.summary["en"] == "It makes no sound at all."
    assert tree.keywords == {"zh": ["没声音", "静音"], "en": ["silent", "mute"]}
    own = getattr(tree.nodes["no_sound"], "own", None)
    assert own
    assert own.prompt["zh"] == "其他应用有声音吗？"


def test_somebody_is_asked(pack: Path) -> None:
    lines = ["没有声音", "b", "没声音", "No sound", "s", "s", "静音", "s", "s", "Is it muted?"]
    ran = sound(
        tpsupport(
            "--plain",
            "--lang",
            "en",
            "--pack",
            str(pack),
            "tree",
            "new",
            "no-sound",
            stdin="\n".join(lines) + "\n",
        )
    )
    assert ran.code == 0, ran.err
    tree = Library.open(pack).tree("no-sound")
    assert tree.title == {"zh": "没声音", "en": "No sound"}
    assert tree.keywords == {"zh": ["静音"], "en": ["No sound"]}
    assert "Title (zh)" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("No-Sound",), "cannot name a tree"),
        (("facts",), "cannot name a tree"),
        (("endings",), "cannot name a tree"),
        (("../x",), "cannot name a tree"),
        (("no-sound", "--set", "titel.zh=x"), "title.zh"),
        (("no-sound",), "title.zh"),
        (("no-sound", "--set", "title.zh=x"), "title.en"),
        (("security", *GIVEN), "exists already"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    pack: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = {file: file.read_bytes() for file in pack.parent.rglob("*.yaml")}
    ran = new(pack, *arguments, "--no-input")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert {file: file.read_bytes() for file in pack.parent.rglob("*.yaml")} == before


def test_a_secret_is_not_taken(pack: Path) -> None:
    words = "abandon " * 11 + "about"
    ran = new(pack, "no-sound", "--no-input", *GIVEN, "--set", f"summary.en={words}")
    assert ran.code == 2
    assert "abandon abandon" not in ran.said
    assert not (pack / "no-sound.yaml").exists()


def test_what_lint_has_against_it_is_told(pack: Path) -> None:
    ran = new(
        pack, "no-sound", "--no-input", "--set", "title.zh=助记词", "--set", "title.en=Mnemonic"
    )
    assert ran.code == 3
    assert "no-sound.yaml:2:" in ran.err


def test_an_installed_pack_is_left_alone(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tpsupport.pack.library.default_directory", pack.resolve)
    monkeypatch.setattr(authored, "__file__", str(pack.parent / "cli" / "tree" / "authored.py"))
    ran = new(pack, "no-sound", "--no-input", *GIVEN)
    assert ran.code == 2
    assert "--pack my-pack" in ran.err
