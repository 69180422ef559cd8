"""Requests to be mangled: those of a small pack, and recorded ones of the shipped pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.conftest import HASH, TOLD, walked
from tpsupport.desk.request import render
from tpsupport.pack.library import Library
from tpsupport.trees.forest import Forest

RECORDED = sorted((Path(__file__).parents[2] / "data/golden").rglob("*.txt"))
WAYS = {
    "unclear": {"how": "unsure"},
    "stolen": {"how": "moved"},
    "broken": {"how": "broken", "again": "not_fixed"},
}
SHIPPED = Library.open()

__all__ = ["HASH", "RECORDED", "SHIPPED", "TOLD", "WAYS", "recorded", "request_of", "walked"]


def recorded(file: Path) -> str:
    """The request in a transcript; empty if it has none."""
    _, _, out = file.read_text(encoding="utf-8").partition("--- standard output\n")
    return out


def request_of(library: Library, forest: Forest, way: str = "stolen", language: str = "en") -> str:
    """The text of a request from the small pack."""
    return render(walked(forest, WAYS[way], language=language), forest, library, "text")


REQUESTS = [text for text in map(recorded, RECORDED) if "tpsr" in text]
"""Every recorded request, in both languages."""


@pytest.fixture(scope="session")
def stolen(acorn: Library, nuts: Forest) -> str:
    return request_of(acorn, nuts)
