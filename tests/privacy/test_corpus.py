"""The corpus of support messages in ticket style: everything in it is told right."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tpsupport.privacy.finder import find

from .fresh import DATA

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (DATA / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
]
BY_CATEGORY: dict[str, list[dict[str, Any]]] = {}
for _row in ROWS:
    BY_CATEGORY.setdefault(_row["category"], []).append(_row)


@pytest.mark.parametrize("category", sorted(BY_CATEGORY))
def test_category(category: str) -> None:
    for row in BY_CATEGORY[category]:
        text = row["text"]
        kinds = {at: match.kind for match in find(text) for at in range(match.start, match.end)}
        for span in row["spans"]:
            places = [at for at in range(span["start"], span["end"]) if text[at].isalnum()]
            assert {kinds.get(at) for at in places} == {span["kind"]}, row["id"]
        for value in row["must_keep"]:
            start = text.index(value)
            assert not kinds.keys() & range(start, start + len(value)), row["id"]
        if not row["spans"] and not row.get("ambiguous"):
            assert not kinds, row["id"]
