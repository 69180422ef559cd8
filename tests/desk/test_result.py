from __future__ import annotations

import pytest

from tests.golden import Golden
from tpsupport.desk.result import result_lines
from tpsupport.pack.library import Library
from tpsupport.trees.forest import Forest

from .conftest import GOLDEN, TOLD, walked

ENDS: dict[str, dict[str, str | None]] = {
    "fine": {"how": "broken", "again": "fixed"},
    "asked_too_little": {"how": "unsure", "network": None},
    "broken": {"how": "broken", "again": "cannot"},
    "unclear": {"how": "unsure"},
    "stolen": {"how": "moved"},
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("end", ENDS)
def test_transcripts(
    acorn: Library,
    nuts: Forest,
    *,
    end: str,
    language: str,
    golden: Golden,
) -> None:
    case = walked(nuts, ENDS[end], {**TOLD, **ENDS[end]})
    assert case.end == end
    lines = result_lines(case, nuts, acorn, language)
    golden.check("\n".join(lines) + "\n", GOLDEN / f"result-{end}.{language}.txt")


def test_what_to_do_comes_first_where_there_is_danger(acorn: Library, nuts: Forest) -> None:
    danger = result_lines(walked(nuts, ENDS["stolen"]), nuts, acorn, "en")
    assert danger.index("1. Move the rest to a new wallet now.") < danger.index(
        "Why: Somebody can use your wallet."
    )
    other = result_lines(walked(nuts, ENDS["broken"]), nuts, acorn, "en")
    assert other.index("Why: This version may have a fault.") < other.index("1. Do not remove it.")


def test_facts_are_filled_in_and_released(acorn: Library, nuts: Forest) -> None:
    case = walked(nuts, ENDS["unclear"], {**TOLD, "network": "\x1b[31mMARK\n"})
    lines = result_lines(case, nuts, acorn, "en", lambda text: text.replace("MARK", "[gone]"))
    text = "\n".join(lines)
    assert "50 are missing on [gone], and nobody knows why" in text
    assert "MARK" not in text
    assert "\x1b" not in text
    assert "{" not in text


def test_no_end_says_nothing(acorn: Library, nuts: Forest) -> None:
    case = walked(nuts, ENDS["stolen"])
    assert result_lines(case._replace(end="gone"), nuts, acorn, "en") == ()
