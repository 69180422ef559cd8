"""The glance before the patterns misses nothing that they would find."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from tpsupport.privacy.monotone import _EIGHT, _ONE, _PERIOD, _candidates

CHARS = st.sampled_from("的一是了我 ,a")


def looked_for(low: str) -> list[tuple[int, str]]:
    """What the patterns find, wherever they are tried."""
    eight = [(hit.start(), hit[0]) for hit in re.finditer(_EIGHT, low)]
    again = [(at, text) for at, text in eight if text[_PERIOD:-1] == text[: -_PERIOD - 1]]
    return [*((hit.start(), hit[0]) for hit in re.finditer(_ONE, low)), *again]


@example("的" * 10)
@example("的" * 11 + "在")
@example("的 " * 11 + "在")
@example("的一是了我不人在的一是了")
@example("说:的一是了我不人在的一是了")
@given(
    st.one_of(st.text(CHARS, max_size=40), st.text(CHARS, max_size=9).map(lambda part: part * 4))
)
def test_nothing_is_missed(low: str) -> None:
    assert list(_candidates(low)) == looked_for(low)


def test_something_is_found() -> None:
    assert [*_candidates("的" * 11 + "在")]
    assert [*_candidates("的一是了我不人在的一是了")]
    assert not [*_candidates("的一是了我不人在有他这中")]
