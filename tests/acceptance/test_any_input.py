"""Random command lines and answers files: whatever is typed, the program ends as it should."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.program import sound, tpsupport

from . import sheets

BOUNDED = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
WORDS = [
    *("diagnose", "check", "network", "link", "list", "contact", "tree", "lint", "scrub"),
    *(
        "payment-failure",
        "security",
        "top-up-delay",
        "支付失败",
        "nothing",
        "-",
        "--",
        "",
        "x.yaml",
    ),
    *(
        "--lang",
        "--lang=zh",
        "zh",
        "en",
        "--pack",
        "--color",
        "never",
        "--plain",
        "--version",
        "-h",
    ),
    *("--answers", "--set", "seen=short", "what_is_short=energy", "network=tron", "tx_hash="),
    *("--no-input", "--request", "--format", "json", "markdown", "--output", "out.txt", "-o"),
    *("--copy", "--timeout", "0.2", "--target", "example.test:1", "--network", "tron", "--strict"),
    *(
        "--json",
        "--official",
        "--list",
        "--help",
        "tokenpocket.pro",
        "=",
        "--set=",
        "\x00",
        "\x1b[2J",
    ),
]
TEXT = st.text(max_size=12) | st.sampled_from(
    ["\ud800", "\u202e", "\x9b31m", "{product}", "%s", "[/x]"]
)
NAMES = st.sampled_from(
    ["seen", "network", "tx_hash", "what_happened", "happened_at", "contact", "x"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
SHEETS = st.fixed_dictionaries(
    {},
    optional={
        "answers": st.dictionaries(NAMES | TEXT, VALUES, max_size=6) | VALUES,
        "found": st.dictionaries(st.sampled_from(["network", "link", "x"]), VALUES, max_size=2)
        | VALUES,
        "tree": VALUES,
        "digest": VALUES,
    },
)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@BOUNDED
@given(st.lists(st.sampled_from(WORDS) | TEXT, max_size=7), st.binary(max_size=40))
def test_command_lines(words: list[str], stdin: bytes) -> None:
    sound(
        tpsupport(*words, "--offline", stdin=stdin)
        if "network" in words
        else tpsupport(*words, stdin=stdin)
    )


@BOUNDED
@given(SHEETS | VALUES, st.sampled_from(["zh", "en"]))
def test_answers_files(sheet: Any, language: str) -> None:
    text = json.dumps(sheet, ensure_ascii=False)
    given_ = ("diagnose", "payment-failure", "--no-input", "--offline", "--answers", "-")
    assert sound(tpsupport("--lang", language, *given_, stdin=text)).code in (0, 1, 2)


@BOUNDED
@given(st.sampled_from(sheets.goals()), st.data())
def test_answers_files_that_are_nearly_right(goal: sheets.Goal, data: st.DataObject) -> None:
    content = goal.file.read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(at, min(at + 6, len(content))))
    broken = content[:at] + data.draw(TEXT) + content[end:]
    ran = tpsupport("diagnose", "--no-input", "--offline", "--answers", "-", stdin=broken)
    assert sound(ran).code in (0, 1, 2)


@BOUNDED
@given(st.binary(max_size=60) | TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_lines_to_judge(stdin: bytes) -> None:
    assert sound(tpsupport("check", "link", "-", stdin=stdin)).code in (0, 1, 2, 4)
