"""Every end of every tree is reached by an answers file, in Chinese and in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.program import ROOT, Ran, tpsupport
from tests.golden import Golden
from tpsupport.privacy.finder import find
from tpsupport.privacy.match import SECRETS

from . import sheets
from .sheets import Goal

LONGEST, WHOLE = 1500, 2000
"""Characters of the lines for people, and of a request with its token."""
GOALS = sheets.goals()


@pytest.fixture(scope="module", autouse=True)
def _written(golden: Golden) -> None:
    if golden.updating:
        for goal in GOALS:
            sheets.write(goal)


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def diagnose(goal: Goal, language: str, *more: str) -> Ran:
    """What the program says to the answers that lead to ``goal``."""
    shared = ("--no-input", "--offline", "--answers", str(goal.file))
    return tpsupport("--lang", language, "diagnose", goal.tree, *shared, *more)


def test_there_is_a_file_for_each_end_and_no_other() -> None:
    files = {
        file.relative_to(sheets.ANSWERS) for file in sheets.ANSWERS.rglob("*") if file.is_file()
    }
    assert files == {Path(goal.tree) / f"{goal.end}.yaml" for goal in GOALS}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.id)
def test_the_answers_reach_the_end(goal: Goal, language: str) -> None:
    ran = diagnose(goal, language)
    assert ran.code == (0 if goal.node.outcome == "resolved" else 1), ran.err
    assert ran.out.startswith(sheets.LIBRARY.phrase("request.title", language))
    assert goal.id in ran.out
    title = goal.node.title[language]
    verdict = sheets.LIBRARY.phrase(f"request.result.{goal.node.outcome}", language, title=title)
    assert _unwrapped(verdict) in _unwrapped(ran.err)
    assert verdict not in ran.out
    assert ran.out.strip() not in ran.err
    lines, token = re.split(r"\n\n.*\ntpsr", ran.out)
    assert len(lines) <= LONGEST
    assert len(token) <= LONGEST // 2
    assert len(ran.out) <= WHOLE
    assert [match for match in find(ran.out) if match.kind in SECRETS] == []


def _unwrapped(text: str) -> str:
    return re.sub(r"\s+", "", text)
