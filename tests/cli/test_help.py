"""Help and complaints about the command line: every word in the language of the run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tpsupport.cli.app import ENTRIES
from tpsupport.cli.lazy import Entries, command, group
from tpsupport.cli.settings import EVERYWHERE
from tpsupport.cli.wrap import display_width

from .people import LIBRARY
from .program import tpsupport


def paths(entries: Mapping[str, object], before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words that lead to every command and group."""
    yield before
    for name, entry in entries.items():
        if not name:
            continue
        if isinstance(entry, dict):
            yield from paths(entry, (*before, name))
        else:
            yield (*before, name)


PATHS = list(paths(ENTRIES))
ENGLISH = re.compile(
    r"\b(?:usage|options|arguments|commands?|missing|error|show this|show the|try|exit|default|"
    r"required|no such|got unexpected|does not take|requires an|invalid value|did you mean|"
    r"help for)\b",
    re.IGNORECASE,
)
CHINESE = re.compile("[\u3400-\u9fff]")
named = pytest.mark.parametrize("path", PATHS, ids=" ".join)


def without_names(text: str) -> str:
    """``text`` without what is typed as it stands: commands, options, and values in capitals."""
    return re.sub(r"tpsupport[^\u3400-\u9fff]*|--?[\w-]+|\b[A-Z:\[\]=]{3,}\b", "", text)


@named
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_is_wholly_in_the_language_of_the_run(path: tuple[str, ...], flag: str) -> None:
    chinese = tpsupport("--lang", "zh", *path, flag)
    english = tpsupport("--lang", "en", *path, flag)
    assert (chinese.code, chinese.err) == (english.code, english.err) == (0, "")
    assert not ENGLISH.search(without_names(chinese.out)), chinese.out
    assert not CHINESE.search(english.out)
    assert english.out.startswith("Usage: tpsupport")
    assert chinese.out.startswith("用法：tpsupport")


@named
@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_fits(
    path: tuple[str, ...], columns: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = tpsupport("--lang", language, *path, "--help")
    assert ran.code == 0
    assert [line for line in ran.out.splitlines() if display_width(line) >= columns] == []


@pytest.mark.parametrize("name", ["program", *("-".join(path) for path in PATHS if path)])
def test_each_command_is_told_in_every_language(name: str) -> None:
    for part in ("long",) if name == "program" else ("long", "short"):
        text = LIBRARY.phrase_text(f"cli.about.{name}.{part}")
        assert text
        assert set(text) == set(LIBRARY.languages)


@named
def test_each_option_is_told_in_every_language(path: tuple[str, ...]) -> None:
    entry: str | Entries | object = ENTRIES
    for name in path:
        assert isinstance(entry, dict)
        entry = entry[name]
    made: Any = command(path[-1], entry) if isinstance(entry, str) else group(None, ENTRIES)
    told = [f"cli.options.{each.help}" for each in made.params]
    told += [f"cli.everywhere.{each[2:]}" for each in EVERYWHERE]
    for name in told:
        text = LIBRARY.phrase_text(name)
        assert text, name
        assert set(text) == set(LIBRARY.languages)


def test_examples_can_be_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    said = tpsupport("--lang", "en", "diagnose", "--help").out
    joined = re.sub(r" \\\n +", " ", said)
    assert (
        "  tpsupport diagnose payment-failure --answers saved.yaml --no-input > request.txt"
        in joined
    )


@pytest.mark.parametrize(
    ("typed", "chinese", "english"),
    [
        ("diagnos", "没有“diagnos”这个命令。你是不是想写“diagnose”？", "Did you mean “diagnose”?"),
        ("check lnik", "没有“lnik”这个命令。你是不是想写“link”？", "Did you mean “link”?"),
        ("check link", "还缺少 TEXT。", "TEXT is missing."),
        ("check link a b c", "多出了这些内容：b c", "This is too much: b c"),
        ("diagnose --ofline", "没有“--ofline”这个选项。你是不是想写“--offline”？", "Did you mean"),
        ("diagnose --plan", "你是不是想写“--plain”？", "Did you mean “--plain”?"),
        ("diagnose --answers", "选项 --answers 后面要跟一个值。", "--answers needs a value."),
        ("diagnose --copy=x", "选项 --copy 后面不跟值。", "--copy takes no value."),
        ("diagnose --plain=x", "选项 --plain 后面不跟值。", "--plain takes no value."),
        ("--help=x", "选项 --help 后面不跟值。", "--help takes no value."),
        ("--", "还缺一个命令。", "A command is missing."),
        ("diagnose --format xml", "--format 不能是“xml”。", "--format cannot be “xml”."),
        ("diagnose --timeout soon", "0.1 到 600 之间的数字", "a number from 0.1 to 600"),
        ("diagnose --timeout nan", "0.1 到 600 之间的数字", "a number from 0.1 to 600"),
        ("diagnose --set network", "--set 要写成 名称=值", "--set takes name=value"),
        ("diagnose nothing", "没有“nothing”这个问题。", "There is no problem called “nothing”."),
        ("--color purple", "--color 不能是“purple”。", "--color cannot be “purple”."),
        ("--pack nowhere tree list", "nowhere 里没有资料包", "There is no pack in nowhere"),
        ("--color", "选项 --color 后面要跟一个值。", "The option --color needs a value."),
    ],
)
def test_complaints(typed: str, chinese: str, english: str) -> None:
    for language, words in (("zh", chinese), ("en", english)):
        ran = tpsupport("--lang", language, *typed.split())
        assert ran.code == (3 if "--pack" in typed else 2)
        assert ran.out == ""
        assert words in ran.err
        wrong = (
            CHINESE.search(ran.err) if language == "en" else ENGLISH.search(without_names(ran.err))
        )
        assert not wrong


@pytest.mark.parametrize("path", [(), ("check",), ("tree",)])
def test_a_group_alone_explains_itself_and_is_wrong_usage(path: tuple[str, ...]) -> None:
    for language in LIBRARY.languages:
        ran = tpsupport("--lang", language, *path)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.strip() == tpsupport("--lang", language, *path, "-h").out.strip()
