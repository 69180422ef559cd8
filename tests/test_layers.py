"""The order of the rooms, the size of what is in them, and that knowledge stays out of the code."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "tpsupport"
PACK = ROOT / "decision_trees"
FILES = sorted(PACKAGE.rglob("*.py"))

ORDER = (
    {"case", "text", "errors", "__init__"},
    {"pack"},
    {"facts"},
    {"trees"},
    {"search"},
    {"chains", "official", "privacy"},
    {"desk", "store", "checks"},
    {"cli"},
    {"__main__"},
)
"""The rooms from the ground up. A room imports from those below it, and from itself."""

LEVEL = {room: level for level, rooms in enumerate(ORDER) for room in rooms}
LONGEST_MODULE, LONGEST_FUNCTION = 250, 30


def name_of(file: Path) -> str:
    return file.relative_to(PACKAGE).with_suffix("").as_posix()


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def imports(file: Path, *, top_only: bool = False) -> Iterator[str]:
    """The full names of all modules that ``file`` imports, wherever in it."""
    tree = tree_of(file)
    for node in tree.body if top_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name_of(file)} imports relatively"
            yield str(node.module)
            yield from (f"{node.module}.{each.name}" for each in node.names)


def ours(module: str) -> Path | None:
    """The file of a module of the program."""
    if module.split(".", maxsplit=1)[0] != "tpsupport":
        return None
    path = ROOT.joinpath(*module.split("."))
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if file.is_file():
            return file
    return None


def test_every_room_has_its_place() -> None:
    assert {room_of(file) for file in FILES} <= set(LEVEL)


@pytest.mark.parametrize("room", sorted(LEVEL))
def test_imports_run_downward(room: str) -> None:
    wrong = []
    for file in (each for each in FILES if room_of(each) == room):
        for module in imports(file):
            other = ours(module)
            if other is None or other == PACKAGE / "__init__.py" or room_of(other) == room:
                continue
            if LEVEL[room_of(other)] >= LEVEL[room]:
                wrong.append(f"{name_of(file)} imports {module}")
    assert wrong == []


def behind(file: Path, seen: set[Path]) -> set[str]:
    """Everything from outside that importing ``file`` imports."""
    found: set[str] = set()
    if file not in seen:
        seen.add(file)
        for module in imports(file, top_only=True):
            other = ours(module)
            found |= behind(other, seen) if other else {module.split(".", maxsplit=1)[0]}
    return found


def test_the_walk_knows_no_screen_no_net_and_no_clock() -> None:
    forbidden = {"rich", "typer", "questionary", "socket", "ssl", "asyncio", "time", "datetime"}
    assert behind(PACKAGE / "trees" / "walk.py", set()) & forbidden == set()
    for file in (PACKAGE / "trees").rglob("*.py"):
        assert {module.split(".")[0] for module in imports(file)} & forbidden == set()
    loaded = "import sys, tpsupport.trees.walk; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) & (forbidden - {"time"}) == set()


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_module_tells_its_story_shortly(file: Path) -> None:
    lines = len(file.read_text("utf-8").splitlines())
    assert lines <= LONGEST_MODULE
    functions = [
        node
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    sizes = {node.name: size(node) for node in functions}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}


def size(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of the body, docstring and all: a command's options are a declaration before it."""
    return int(node.end_lineno or 0) - node.body[0].lineno + 1


def test_nothing_is_called_after_nothing() -> None:
    vague = re.compile(r"(^|_)(utils?|helpers?|misc|common|manager|stuff)(_|$)")
    names = [name_of(file) for file in FILES]
    assert [name for name in names if any(map(vague.search, name.split("/")))] == []


def strings(data: Any) -> Iterator[str]:
    match data:
        case dict():
            for key, value in data.items():
                yield str(key)
                yield from strings(value)
        case list():
            for item in data:
                yield from strings(item)
        case str():
            yield data


@cache
def knowledge() -> frozenset[str]:
    """What belongs into a pack alone: the product, its domains, and every host that is named."""
    read = {
        name: yaml.safe_load((PACK / f"{name}.yaml").read_text("utf-8"))
        for name in ("pack", "channels", "targets", "networks")
    }
    words = {read["pack"]["pack"], *read["pack"]["product"].values(), *read["channels"]["domains"]}
    hosts = {
        urlsplit(each).hostname or ""
        for document in read.values()
        for each in strings(document)
        if each.startswith(("http://", "https://"))
    }
    return frozenset(word.casefold() for word in {*words, *hosts} if word)


SENTENCE = re.compile(
    r"[\u3400-\u9fff]{2,}[^\u3400-\u9fff|\\\[\](){}]?[，。！？；：]|[\u3400-\u9fff]{5,}"
)
"""A phrase for people: longer than a word to be read, or with a mark that only sentences have."""
NUMERALS = re.compile(r"[零〇一二两三四五六七八九十]+")


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_no_knowledge_stands_in_the_code(file: Path) -> None:
    text = file.read_text("utf-8")
    phrases = [found[0] for found in SENTENCE.finditer(text)]
    assert [each for each in phrases if not NUMERALS.fullmatch(each)] == []
    folded = text.casefold()
    said = [
        word
        for word in sorted(knowledge())
        if re.search(rf"(?<![\w.-]){re.escape(word)}(?![\w-])", folded)
    ]
    assert said == []
