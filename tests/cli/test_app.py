"""The entry: exit codes, and what goes wrong before and behind every command."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from tpsupport import __version__
from tpsupport.cli import app

from .people import LIBRARY
from .program import ROOT, tpsupport


def test_the_version_is_told_wherever_it_stands() -> None:
    said = f"tpsupport {__version__}\n"
    for arguments in (["--version"], ["--lang", "zh", "--version"], ["--version", "--plain"]):
        ran = tpsupport(*arguments)
        assert (ran.code, ran.out, ran.err) == (0, said, "")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_crash_is_one_line(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.ENTRIES, "contact", "tpsupport.cli.nowhere:contact")
    ran = tpsupport("--lang", language, "contact")
    assert (ran.code, ran.out) == (app.CRASHED, "")
    assert len(ran.err.splitlines()) == 1
    assert "ModuleNotFoundError" in ran.err
    assert __version__ in ran.err
    assert str(ROOT) not in ran.err


def test_a_developer_sees_where_it_crashed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.ENTRIES, "contact", "tpsupport.cli.nowhere:contact")
    monkeypatch.setenv("TPSUPPORT_DEBUG", "1")
    with pytest.raises(ModuleNotFoundError):
        tpsupport("contact")


def test_an_interruption_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tpsupport.cli.check.list.listing", interrupted)
    monkeypatch.setattr(app, "_dispatch", interrupted)
    ran = tpsupport("check", "list")
    assert (ran.code, ran.said) == (app.INTERRUPTED, "")


@pytest.mark.parametrize(("language", "words"), [("zh", "没有权限"), ("en", "no permission")])
def test_what_the_system_refuses_is_said(
    language: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(app, "_dispatch", refused)
    ran = tpsupport("--lang", language, "check", "list")
    assert ran.code == 2
    assert words in ran.err


class Gone(io.TextIOWrapper):
    """A stream whose reader went away."""

    def write(self, text: str, /) -> int:
        raise BrokenPipeError


def test_a_reader_that_went_away_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    errors = io.StringIO()
    monkeypatch.setattr(sys, "stdout", Gone(io.BytesIO()))
    monkeypatch.setattr(sys, "stderr", errors)
    assert app.run(["check", "list"]) == app.UNDELIVERED
    assert errors.getvalue() == ""


def test_a_pipe_that_closes_early_is_quiet() -> None:
    command = f"{sys.executable} -m tpsupport check list | head -n 1"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


def test_a_full_disk_is_told() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tpsupport", "--lang", "zh", "check", "list"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "磁盘满了" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_pack_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("pack: [\n", encoding="utf-8")
    ran = tpsupport("--pack", str(tmp_path), "tree", "list")
    assert ran.code == 3
    assert "pack.yaml:" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("arguments", [["check", "--list"], ["check", "list"]])
def test_the_list_of_checks_has_two_names(arguments: list[str]) -> None:
    assert tpsupport(*arguments).out == tpsupport("check", "list").out != ""


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_errors_before_the_pack_is_open_speak_the_language_that_was_wanted(language: str) -> None:
    said = LIBRARY.phrase("errors.option_needs_value", language, option="--pack")
    assert said in tpsupport("--lang", language, "--pack").err
    assert said in tpsupport(f"--lang={language}", "--pack").err
