"""The options that may stand anywhere: found wherever they are, and refused when they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tpsupport.cli.settings import Settings, settings, split, wanted_language
from tpsupport.errors import UsageError

from .program import tpsupport


@pytest.mark.parametrize(
    ("line", "found", "rest"),
    [
        ("diagnose --lang zh", {"--lang": "zh"}, ["diagnose"]),
        ("--lang=en diagnose --plain x", {"--lang": "en", "--plain": "yes"}, ["diagnose", "x"]),
        ("--lang zh --lang en", {"--lang": "en"}, []),
        ("check link -- --lang", {}, ["check", "link", "--", "--lang"]),
        ("--pack=a=b", {"--pack": "a=b"}, []),
        ("--language zh", {}, ["--language", "zh"]),
    ],
)
def test_they_are_taken_out(line: str, found: dict[str, str], rest: list[str]) -> None:
    assert split(line.split()) == (found, rest)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("--lang", "option_needs_value"),
        ("--lang=", "option_needs_value"),
        ("--plain=yes", "option_takes_no_value"),
    ],
)
def test_wrong_ones(line: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        split(line.split())
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("diagnose", None),
        ("--lang zh --lang en", "en"),
        ("--lang=zh --pack", "zh"),
        ("--lang", ""),
        ("-- --lang zh", None),
    ],
)
def test_the_language_is_found_whatever_else_is_wrong(line: str, language: str | None) -> None:
    assert wanted_language(line.split()) == language


def test_settings_from_options_and_environment() -> None:
    assert settings({}, {})._replace(origins={}) == Settings()
    given = {"--lang": "en", "--pack": "p", "--color": "never", "--plain": "yes"}
    said = settings(given, {"TPSUPPORT_PACK": "q"})
    assert said[:4] == Settings("en", Path("p"), "never", plain=True)[:4]
    assert settings({}, {"TPSUPPORT_PACK": "q"}).pack == Path("q")


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr:zh"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "TPSUPPORT_LANG": "en"}, "en"),
    ],
)
def test_the_language_of_the_run(
    environ: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"LANG": "", **environ}.items():
        monkeypatch.setenv(name, value)
    said = tpsupport("--help").out
    assert said.startswith("用法" if language == "zh" else "Usage")
    assert tpsupport("--lang", "zh", "--help").out.startswith("用法")


@pytest.mark.parametrize("where", ["option", "variable"])
def test_a_language_that_there_is_not(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if where == "variable":
        monkeypatch.setenv("TPSUPPORT_LANG", "xx")
    ran = tpsupport(*(["--lang", "xx"] if where == "option" else []), "check", "list")
    assert (ran.code, ran.out) == (2, "")
    assert "“xx”" in ran.err
    assert "zh, en" in ran.err
