"""A table in one text: what was put in is found, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tpsupport.search.table import look_up, table

CELLS = st.text(st.characters(exclude_characters="\t\n", codec="utf-8"), max_size=8)


@given(st.dictionaries(CELLS, CELLS, max_size=40), CELLS)
def test_what_was_put_in_is_found(rows: dict[str, str], other: str) -> None:
    text = table(rows)
    assert {key: look_up(text, key) for key in rows} == rows
    assert look_up(text, other) == rows.get(other)
