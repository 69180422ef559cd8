"""The words of the program: every phrase in every language, and every word that the code says."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tpsupport.pack.gaps import gaps
from tpsupport.pack.library import Library
from tpsupport.pack.source import read
from tpsupport.text import Text

from .small import SHIPPED

PACKAGE = SHIPPED.parent / "tpsupport"
FILES = sorted((SHIPPED / "phrases").glob("*.yaml"))
LIBRARY = Library.open()
ALWAYS = {"product", "nearest", "allowed", "place"}
"""Fills that nobody has to give: the product by itself, the others by whoever shows an error."""
SAYING = {"say", "phrase"}


@dataclass(frozen=True)
class Said:
    """A phrase that the code names, with what fills it; ``None`` if that cannot be seen."""

    name: str
    where: str
    fills: frozenset[str] | None


def leaves(data: Any, name: str) -> Iterator[tuple[str, Text]]:
    if any(isinstance(each, str) for each in data.values()):
        yield name, data
        return
    for key, each in data.items():
        yield from leaves(each, f"{name}.{key}")


@cache
def trees() -> Mapping[str, ast.Module]:
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


@cache
def nodes() -> tuple[tuple[str, ast.expr], ...]:
    """Every expression in the program, and where it stands."""
    return tuple(
        (f"{file}:{node.lineno}", node)
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.expr)
    )


@cache
def calls() -> tuple[tuple[str, str, ast.Call], ...]:
    """Every call in the program: where, the last word of what is called, the call."""
    found = []
    for where, node in nodes():
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                found.append((where, name, node))
    return tuple(found)


def literals(node: ast.expr) -> list[str]:
    """What an expression can be, where that is written out."""
    match node:
        case ast.Constant(value=str() as value):
            return [value]
        case ast.IfExp(body=body, orelse=orelse):
            return [*literals(body), *literals(orelse)]
    return []


def said(where: str, call: ast.Call, at: int, prefix: str = "") -> Iterator[Said]:
    open_ended = any(keyword.arg is None for keyword in call.keywords)
    fills = None if open_ended else frozenset(each.arg or "" for each in call.keywords)
    for name in literals(call.args[at]) if len(call.args) > at else ():
        yield Said(prefix + name, where, fills)


def phrases() -> Iterator[Said]:
    """Phrases that are said by their names; within the desk, those of the request are short."""
    for where, called, call in calls():
        if called in SAYING:
            for each in said(where, call, 0):
                short = where.startswith("desk/") and not words(each.name)
                if "." in each.name:
                    yield Said(f"request.{each.name}" if short else each.name, where, each.fills)


@cache
def given_in_dictionaries() -> frozenset[str]:
    """Names that some dictionary in the program gives a value to; it may fill any phrase."""
    return frozenset(
        name
        for _, node in nodes()
        if isinstance(node, ast.Dict)
        for key in node.keys
        if key
        for name in literals(key)
    )


def errors() -> Iterator[Said]:
    """Errors that are raised with a code."""
    for where, called, call in calls():
        if called == "refusal":
            yield from said(where, call, 0, "facts.errors.")
        elif called in ("SupportError", "UsageError", "PackError", "UndeterminedError"):
            for each in said(where, call, 0):
                name = each.name if "." in each.name else f"errors.{each.name}"
                yield Said(name, each.where, each.fills)


def flaws() -> Iterator[Said]:
    """Flaws that are noted with a code."""
    for where, called, call in calls():
        if called in ("note", "miss", "flawed"):
            yield from said(where, call, 1, "lint.")
        elif called == "miss_fact":
            for each in said(where, call, 1, "lint."):
                yield Said(each.name, where, frozenset({"fact"}))
        elif called == "flaw":
            yield from said(where, call, 0, "lint.")
    for where, node in nodes():
        match node:
            case ast.Tuple(elts=[_, ast.Constant(value=str() as code), ast.Dict() as details]):
                keys = frozenset(one for key in details.keys if key for one in literals(key))
                yield Said(f"lint.{code}", where, keys)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_phrase_has_every_language_and_the_same_gaps(file: Path) -> None:
    given = {each.name: each.fills for each in (*phrases(), *errors(), *flaws())}
    wrong = []
    for name, text in leaves(read(file), file.stem):
        if set(text) != set(LIBRARY.languages) or not all(text.values()):
            wrong.append(f"{name}: languages {sorted(text)}")
        inside = [gaps(each) for each in text.values()]
        differ = {gap for one in inside for gap in one if not all(gap in each for each in inside)}
        if differ - (given.get(name) or set()) - given_in_dictionaries():
            wrong.append(f"{name}: {sorted(differ)} not in every language, and not given in code")
    assert wrong == []


@pytest.mark.parametrize("found", [phrases, errors, flaws], ids=lambda each: each.__name__)
def test_whatever_the_code_says_has_its_words(found: Any) -> None:
    all_said = list(found())
    assert len(all_said) > 30
    missing = {f"{each.where}: {each.name}" for each in all_said if not words(each.name)}
    assert missing == set()


def words(name: str) -> Text | None:
    return LIBRARY.phrase_text(name)


@pytest.mark.parametrize("found", [phrases, errors, flaws], ids=lambda each: each.__name__)
def test_no_phrase_has_a_gap_that_its_speaker_leaves_open(found: Any) -> None:
    wrong = []
    for each in found():
        text = words(each.name) if each.fills is not None else None
        for one in (text or {}).values():
            if open_gaps := gaps(one) - ALWAYS - each.fills:
                wrong.append(f"{each.where}: {each.name} needs {sorted(open_gaps)}")
    assert sorted(set(wrong)) == []


def test_the_beginnings_of_composed_names_exist() -> None:
    """``say(f"cli.tree.{word}")``: what stands before the first gap is a part of some file."""
    missing = []
    for where, called, call in calls():
        if called in (*SAYING, "phrase_text") and call.args:
            match call.args[0]:
                case ast.JoinedStr(values=[ast.Constant(value=str() as head), *_]):
                    short = where.startswith("desk/") and there(f"request.{head}")
                    if "." in head and not there(head) and not short:
                        missing.append(f"{where}: {head}…")
    assert missing == []


def there(head: str) -> bool:
    area, *keys = head.split(".")[:-1]
    file = SHIPPED / "phrases" / f"{area}.yaml"
    found: Any = read(file) if file.is_file() else None
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return isinstance(found, dict)


def test_every_phrase_about_flaws_is_noted_somewhere() -> None:
    known = {name for name, _ in leaves(read(SHIPPED / "phrases" / "lint.yaml"), "lint")}
    inside = (
        ("lint", "pack/slip.py"),
        ("lint.slips", "pack/slip.py"),
        ("lint.slips", "pack/indent.py"),
        ("lint.types", "pack/shape.py"),
    )
    words = {
        f"{room}.{node.value}"
        for room, file in inside
        for node in ast.walk(trees()[file])
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert known - {each.name for each in flaws()} - words == set()
