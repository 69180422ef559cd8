"""The user's own settings: where the file lies, what it may say, and who wins."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.chains.loopback import serving
from tpsupport.cli.config_file import FlawedConfigError, location, read_config
from tpsupport.cli.settings import settings
from tpsupport.errors import UsageError

from .nodes import asked_hash, good
from .people import LIBRARY
from .program import ROOT, Ran, sound, tpsupport

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of settings of this test."""
    path = tmp_path / "config.yaml"
    monkeypatch.setenv("TPSUPPORT_CONFIG", str(path))
    return path


def shown(*arguments: str) -> dict[str, Any]:
    ran = sound(tpsupport(*arguments, "config", "--json"))
    assert ran.code == 0, ran.err
    document: dict[str, Any] = json.loads(ran.out)
    return document


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {"HOME": "/h"}, "/h/.config/tpsupport/config.yaml"),
        ("linux", {"HOME": "/h", "XDG_CONFIG_HOME": "/x"}, "/x/tpsupport/config.yaml"),
        ("linux", {}, None),
        ("darwin", {"HOME": "/h"}, "/h/Library/Application Support/tpsupport/config.yaml"),
        ("darwin", {"HOME": "/h", "XDG_CONFIG_HOME": "/x"}, "/x/tpsupport/config.yaml"),
        ("win32", {"APPDATA": "/a"}, "/a/tpsupport/config.yaml"),
        ("win32", {"USERPROFILE": "/u"}, "/u/AppData/Roaming/tpsupport/config.yaml"),
        ("linux", {"HOME": "/h", "TPSUPPORT_CONFIG": "/c.yaml"}, "/c.yaml"),
    ],
)
def test_where_it_lies(
    platform: str,
    environ: dict[str, str],
    expected: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tpsupport.cli.config_file.sys.platform", platform)
    found = location(environ)
    assert (found and found.as_posix()) == expected


@pytest.mark.parametrize("text", [None, "", "  \n", "# nothing\n", "\ufeff"])
def test_no_file_or_an_empty_one_is_fine(text: str | None, file: Path) -> None:
    if text is not None:
        file.write_text(text, encoding="utf-8")
    assert read_config(file) == {}
    assert sound(tpsupport("check", "list")).code == 0


def test_everything_it_may_say(file: Path, tmp_path: Path) -> None:
    (tmp_path / "packs").symlink_to(ROOT / "decision_trees")
    file.write_text(
        "lang: zh\npack: packs\ncolor: never\nplain: true\noffline: true\n"
        "ask_before_lookup: false\nendpoints:\n  TRC20: http://127.0.0.1:8090\n"
        "  '56': https://node.example/v1/abc\n  DOT.indexer: pack\n",
        encoding="utf-8",
    )
    document = shown()
    assert (document["file"], document["exists"]) == (str(file), True)
    assert {name: row["value"] for name, row in document["settings"].items()} == {
        "lang": "zh",
        "pack": str(LIBRARY.directory),
        "color": "never",
        "plain": True,
        "offline": True,
        "ask_before_lookup": False,
        "endpoints": {
            "tron": "http://127.0.0.1:8090",
            "bsc": "https://node.example/v1/abc",
            "polkadot.indexer": "pack",
        },
    }
    assert {row["from"] for row in document["settings"].values()} == {"file"}


@LANGUAGES
def test_it_is_shown_to_people(language: str, file: Path) -> None:
    nowhere = sound(tpsupport("--lang", language, "config"))
    assert str(file) in nowhere.out
    file.write_text("offline: true\nendpoints: {eth: 'http://127.0.0.1:1'}\n", encoding="utf-8")
    ran = sound(tpsupport("--lang", language, "config"))
    assert (ran.code, ran.err) == (0, "")
    rows = ran.out.splitlines()
    assert len(rows) == 8
    origin = LIBRARY.phrase("cli.config.origin.file", language)
    assert next(row for row in rows if row.startswith("offline")).count(origin) == 1
    assert any("endpoints.ethereum" in row and "127.0.0.1:1" in row for row in rows)
    assert nowhere.out.splitlines()[0] != rows[0]


def test_an_option_before_the_environment_before_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lang(*arguments: str) -> tuple[str, str]:
        row = shown(*arguments)["settings"]["lang"]
        return row["value"], row["from"]

    assert lang() == ("en", "default")
    file.write_text("lang: zh\noffline: true\ncolor: never\n", encoding="utf-8")
    assert lang() == ("zh", "file")
    monkeypatch.setenv("TPSUPPORT_LANG", "en")
    assert lang() == ("en", "environment")
    assert lang("--lang", "zh") == ("zh", "option")

    assert shown()["settings"]["offline"] == {"value": True, "from": "file"}
    monkeypatch.setenv("TPSUPPORT_OFFLINE", "0")
    assert shown()["settings"]["offline"] == {"value": False, "from": "environment"}

    assert shown()["settings"]["color"] == {"value": "never", "from": "file"}
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert shown()["settings"]["color"] == {"value": "auto", "from": "environment"}
    assert shown("--color", "always")["settings"]["color"]["from"] == "option"


def test_the_language_of_the_file_before_that_of_the_system(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("lang: zh\n", encoding="utf-8")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert tpsupport("--help").out.startswith("用法")
    assert "还缺一个命令" in tpsupport("--").err
    assert "不能是“purple”" in tpsupport("--color", "purple").err


WRONG = [
    ("lagn: zh\n", "1:1", "lang"),
    ("lang: [zh]\n", "1:1", ""),
    ("lang: ''\n", "1:1", ""),
    ("offline: yes\n", "1:1", "true"),
    ("\noffline: 1\n", "2:1", "true"),
    ("plain: 'true'\n", "1:1", "true"),
    ("color: purple\n", "1:1", "always"),
    ("endpoints: []\n", "1:1", ""),
    ("endpoints:\n  tron: 5\n", "2:3", ""),
    ("endpoints:\n  tron: ftp://a\n", "2:3", "http"),
    ("endpoints:\n  tron: pack\n", "2:3", "http"),
    ("endpoints:\n  tron: 'https://me:pw@a.example'\n", "2:3", "http"),
    ("lang: zh\nlang: en\n", "2:1", "lang"),
    ("lang: &a zh\n", "1:7", ""),
    ("- a\n", "1:1", ""),
    ("lang: [\n", "", ""),
    ("lang: z\x1bh\n", "1:8", ""),
]


@LANGUAGES
@pytest.mark.parametrize(("text", "place", "said"), WRONG, ids=[repr(each[0]) for each in WRONG])
def test_what_is_wrong_is_told_with_its_place(
    text: str, place: str, said: str, language: str, file: Path
) -> None:
    file.write_text(text, encoding="utf-8")
    for arguments in (("check", "list"), ("config",)):
        ran = sound(tpsupport("--lang", language, *arguments))
        assert (ran.code, ran.out) == (2, "")
        assert f"{file}:{place}" in ran.err
        assert said in ran.err
        assert LIBRARY.phrase("errors.config_flawed", language) in ran.err


@LANGUAGES
def test_what_only_the_pack_can_know_is_told_with_its_place(language: str, file: Path) -> None:
    def refused(text: str, *words: str, command: tuple[str, ...] = ("config",)) -> Ran:
        file.write_text(text, encoding="utf-8")
        ran = sound(tpsupport("--lang", language, *command))
        assert (ran.code, ran.out) == (2, ""), ran.said
        for word in (f"{file}:", *words):
            assert word in ran.err
        return ran

    refused("endpoints:\n  trno: http://127.0.0.1:1\n", ":2:3", "trno", "tron")
    refused("pack: nowhere\n", ":1:1", "nowhere")
    file.write_text("lang: fr\n", encoding="utf-8")
    ran = sound(tpsupport("config"))
    assert (ran.code, ran.out) == (2, "")
    assert f"{file}:1:1" in ran.err
    assert sound(tpsupport("--lang", language, "config")).code == 0


def test_files_that_cannot_be_read(file: Path) -> None:
    file.mkdir()
    assert sound(tpsupport("check", "list")).code == 2
    file.rmdir()
    file.write_bytes(b"\xff\xfe")
    assert f"{file}:1:1" in sound(tpsupport("check", "list")).err
    file.write_bytes(b"lang: zh\n" + b"# " + b"x" * 2_000_000)
    ran = sound(tpsupport("check", "list"))
    assert (ran.code, ran.out) == (2, "")
    with pytest.raises(FlawedConfigError):
        read_config(file)


def test_a_secret_in_it_is_not_said(file: Path) -> None:
    phrase = "abandon " * 11 + "about"
    file.write_text(f"color: {phrase}\n", encoding="utf-8")
    ran = sound(tpsupport("check", "list"))
    assert ran.code == 2
    assert "abandon abandon" not in ran.said


def test_switches_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for value, expected in (("1", True), ("TRUE", True), ("0", False), ("no", False), ("", False)):
        assert settings({}, {"TPSUPPORT_OFFLINE": value}).offline is expected
    assert settings({}, {"TPSUPPORT_ASK_BEFORE_LOOKUP": "0"}).ask_before_lookup is False
    with pytest.raises(UsageError) as caught:
        settings({}, {"TPSUPPORT_OFFLINE": "perhaps"})
    assert caught.value.details["option"] == "TPSUPPORT_OFFLINE"


# What the settings do


def test_offline_is_kept_to_everywhere(file: Path) -> None:
    file.write_text("offline: true\n", encoding="utf-8")
    node = good()
    tx = asked_hash("ethereum", "success_transfer")
    with serving(node) as url:
        own = ("--network", "eth", "--endpoint", url)
        ran = sound(tpsupport("check", "transaction", tx, *own, "--json"))
        assert json.loads(ran.out)["cause"] == "offline"
        ran = sound(tpsupport("check", "network", "--json"))
        assert json.loads(ran.out)["cause"] == "offline"
    assert node.asked == []


def test_a_node_of_the_users_own_is_asked(file: Path) -> None:
    node = good()
    tx = asked_hash("ethereum", "success_transfer")
    with serving(node) as url:
        file.write_text(f"endpoints: {{ERC20: '{url}'}}\n", encoding="utf-8")
        ran = sound(tpsupport("check", "transaction", tx, "--network", "eth", "--json"))
        assert json.loads(ran.out)["hosts"] == ["127.0.0.1"]
        assert "127.0.0.1" in sound(tpsupport("check", "list")).out
    assert node.asked


def test_without_a_file_no_yaml_is_read_and_with_one_only_once(tmp_path: Path) -> None:
    code = (
        "import sys; from tpsupport.cli.app import run; run(['config', '--json']);"
        "print('yaml' in sys.modules, file=sys.stderr)"
    )
    file = tmp_path / "config.yaml"
    environ = {
        "TPSUPPORT_CONFIG": str(file),
        "TPSUPPORT_CACHE_DIR": str(tmp_path / "cache"),
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
    }

    def loaded() -> str:
        command = [sys.executable, "-c", code]
        done = subprocess.run(
            command, cwd=ROOT, env=environ, capture_output=True, text=True, check=True
        )
        return done.stderr.strip()

    loaded()
    assert loaded() == "False"
    file.write_text("lang: zh\n", encoding="utf-8")
    assert loaded() == "True"
    assert loaded() == "False"
