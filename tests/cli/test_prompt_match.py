"""What people type, and the option that they mean by it."""

from __future__ import annotations

import pytest

from tpsupport.cli.prompt.match import matching, meant, named

from .people import CHOICE, NETWORKS


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("2", ["bsc"]),
        ("２", ["bsc"]),
        ("11", ["other8"]),
        ("12", []),
        ("0", []),
        ("9" * 40, []),
        ("tron", ["tron"]),
        ("TRON ", ["tron"]),
        ("ｔｒｏｎ", ["tron"]),
        ("波场", ["tron"]),
        ("波", ["tron"]),
        ("bnb", ["bsc"]),
        ("比特", ["bitcoin"]),
        ("币", ["bsc", "bitcoin"]),
        ("other3", ["other3"]),
        ("ether", []),
        ("", []),
        ("   ", []),
    ],
)
def test_meant(typed: str, ids: list[str]) -> None:
    assert [option.id for option in meant(NETWORKS, typed)] == ids


def test_those_that_begin_with_it_come_first() -> None:
    assert [option.id for option in matching(CHOICE.options, "s")] == ["sent", "unsure"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("sent", "sent"), ("It was sent", "sent"), ("2", None), ("se", None), ("", None)],
)
def test_named_is_exact(typed: str, found: str | None) -> None:
    option = named(CHOICE.options, typed)
    assert (option.id if option else None) == found
