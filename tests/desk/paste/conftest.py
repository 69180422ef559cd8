"""Requests to be mangled: those of a small pack, and recorded ones of the shipped pack.

The recorded ones stay as they are: whatever this program once wrote, it must read for ever.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.conftest import HASH, TOLD, walked
from tpsupport.desk.render import render
from tpsupport.pack.library import Library
from tpsupport.trees.forest import Forest

RECORDED = sorted((Path(__file__).parents[2] / "data/requests").glob("*.txt"))
REQUESTS = [file.read_text(encoding="utf-8") for file in RECORDED]
"""One for nearly every tree in each language."""
WAYS = {
    "unclear": {"how": "unsure"},
    "stolen": {"how": "moved"},
    "broken": {"how": "broken", "again": "not_fixed"},
}
SHIPPED = Library.open()

__all__ = ["HASH", "RECORDED", "REQUESTS", "SHIPPED", "TOLD", "WAYS", "request_of", "walked"]


def request_of(library: Library, forest: Forest, way: str = "stolen", language: str = "en") -> str:
    """The text of a request from the small pack."""
    return render(walked(forest, WAYS[way], language=language), forest, library, "text")


@pytest.fixture(scope="session")
def stolen(acorn: Library, nuts: Forest) -> str:
    return request_of(acorn, nuts)
