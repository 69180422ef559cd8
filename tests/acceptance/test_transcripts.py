"""Whole diagnoses word for word, in both languages, as they were recorded and read."""

from __future__ import annotations

import pytest

from tests.cli.program import ROOT, Ran, tpsupport
from tests.golden import Golden

from . import sheets
from .sheets import Goal

FOLDER = sheets.DATA / "golden"
RECORDED = [
    Goal("payment-failure", "fee_coin"),
    Goal("payment-failure", "failed_unknown"),
    Goal("payment-failure", "network_back"),
    Goal("payment-failure", "none_of_these"),
    Goal("payment-failure", "permission_changed"),
    Goal("security", "link_lookalike"),
    Goal("security", "paid_scammer"),
    Goal("security", "stolen"),
    Goal("top-up-delay", "missing_memo"),
    Goal("top-up-delay", "not_explained"),
    Goal("top-up-delay", "solana_token_account"),
]


def transcript(ran: Ran) -> str:
    """What a person sees on the screen, and what the request says."""
    return f"exit code {ran.code}\n\n--- standard error\n{ran.err}\n--- standard output\n{ran.out}"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("goal", RECORDED, ids=lambda goal: goal.id)
def test_every_word(
    goal: Goal, language: str, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    given = ("--no-input", "--offline", "--answers", str(goal.file))
    ran = tpsupport("--lang", language, "diagnose", goal.tree, *given)
    golden.check(transcript(ran), FOLDER / goal.tree / f"{goal.end}.{language}.txt")
