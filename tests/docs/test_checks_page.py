"""The page about checks: every argument and every cause of each check, and no other."""

from __future__ import annotations

import re

import pytest

from tests.cli.program import ROOT, tpsupport
from tpsupport.checks import registry
from tpsupport.checks.check import UNANSWERED
from tpsupport.cli.app import ENTRIES

from .abilities import COLUMNS
from .pages import Page

PAGE = Page(ROOT / "docs/checks.md")
ROW = re.compile(r"^\| `(\w+)` \| `(\w+)` \| (.+) \|$", re.MULTILINE)
named = pytest.mark.parametrize("name", COLUMNS)


def section(title: str) -> str:
    """What stands under a heading, to the next one of its depth."""
    _, found, rest = PAGE.text.partition(f"\n## {title}\n")
    assert found, title
    return rest.partition("\n## ")[0]


def causes(text: str) -> list[tuple[str, str]]:
    return [(status, cause) for status, cause, _ in ROW.findall(text)]


COMMON = causes(section("What the checks of addresses and chains have in common"))


@named
def test_each_cause_has_its_row(name: str) -> None:
    declared = [
        (str(status), cause)
        for status, codes in registry.load(name).causes.items()
        for cause in codes
        if cause not in UNANSWERED
    ]
    told = causes(section(f"The {name} check"))
    assert len(told) == len(set(told))
    assert set(told) <= set(declared)
    rest = set(declared) - set(told)
    assert rest <= set(COMMON)
    assert name in ("address", "node") or rest == set(COMMON)


@named
def test_each_argument_is_told(name: str) -> None:
    text = PAGE.text
    for argument in registry.load(name).arguments:
        assert f"`{argument}`" in text or argument in ("address", "network"), argument


@named
def test_each_argument_can_be_given(name: str) -> None:
    assert name in ENTRIES["check"]
    shown = tpsupport("--lang", "en", "check", name, "--help").out
    for argument in registry.load(name).arguments:
        assert f"--{argument}" in shown or argument.upper() in shown, argument
    for option in ("--json", "--offline", "--endpoint", "--timeout", "--strict"):
        assert option in shown


def test_causes_are_told_in_words() -> None:
    for _, cause, words in ROW.findall(PAGE.text):
        assert len(words.split()) > 1, cause
