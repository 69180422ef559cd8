"""Whether colours are wanted, case by case."""

from __future__ import annotations

import pytest

from tpsupport.cli.colour import is_dumb, paint, wants_colour

X = {"TERM": "xterm"}


@pytest.mark.parametrize(
    ("choice", "environ", "terminal", "wanted"),
    [
        ("auto", X, True, True),
        ("auto", X, False, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {**X, "FORCE_COLOR": "1"}, True, False),
        ("auto", {**X, "NO_COLOR": "1"}, True, False),
        ("auto", {**X, "NO_COLOR": ""}, True, True),
        ("auto", {**X, "NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {**X, "FORCE_COLOR": "1"}, False, True),
        ("auto", {**X, "FORCE_COLOR": "0"}, False, False),
        ("auto", {**X, "FORCE_COLOR": ""}, False, False),
        ("auto", {**X, "CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {**X, "CLICOLOR_FORCE": "0"}, False, False),
        ("auto", {**X, "CLICOLOR": "0"}, True, False),
        ("auto", {**X, "CLICOLOR": "1"}, False, False),
        ("auto", {**X, "CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, True, True),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"TERM": "dumb", "FORCE_COLOR": "1"}, True, True),
        ("auto", {}, True, False),
    ],
)
def test_wants_colour(choice: str, environ: dict[str, str], terminal: bool, wanted: bool) -> None:  # noqa: FBT001
    assert wants_colour(choice, environ, is_terminal=terminal) is wanted


@pytest.mark.parametrize(
    ("environ", "dumb"),
    [({"TERM": "dumb"}, True), ({"TERM": "unknown"}, True), ({}, True), (X, False)],
)
def test_dumb(environ: dict[str, str], dumb: bool) -> None:  # noqa: FBT001
    assert is_dumb(environ) is dumb


def test_paint() -> None:
    assert paint("a", "bad", colour=True) == "\x1b[31ma\x1b[0m"
    assert paint("a", "bad", colour=False) == "a"
    assert paint("a", None, colour=True) == "a"
    assert paint("", "bad", colour=True) == ""
