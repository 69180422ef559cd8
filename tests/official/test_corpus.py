"""The goals on cases that were not made here: look-alikes caught, official ones left alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tpsupport.official.allow import Allow, from_list
from tpsupport.official.judge import judge
from tpsupport.official.lore import Lore

DATA = Path(__file__).parent.parent / "data" / "official"


def unrelated() -> list[str]:
    lines = (DATA / "unrelated.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def rows(verdict: str) -> Iterator[tuple[str, str, str]]:
    with (DATA / "links.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["verdict"] == verdict:
                yield row["url_or_handle"], ",".join(row["official"]), row["technique"]


@pytest.mark.parametrize(
    ("verdict", "kind", "least"),
    [("official", "official", 34), ("lookalike", "lookalike", 146), ("unrelated", "not_known", 60)],
)
def test_every_row_of_the_corpus_is_judged_right(
    knowledge: Lore, verdict: str, kind: str, least: int
) -> None:
    wrong = [
        (case, found.kind, found.trick)
        for case, official, _ in rows(verdict)
        if (found := judge(case, from_list(official, knowledge))).kind != kind
    ]
    assert wrong == []
    assert len(list(rows(verdict))) == least


def test_names_of_others_are_never_said_to_resemble(allow: Allow, knowledge: Lore) -> None:
    alone = from_list("tokenpocket.pro", knowledge)
    for names in (allow, alone):
        wrong = [(case, judge(case, names).trick) for case in unrelated()]
        assert [each for each in wrong if each[1]] == []
    assert len(unrelated()) > 300


def test_names_of_others_are_not_known(allow: Allow) -> None:
    assert [case for case in unrelated() if judge(case, allow).kind != "not_known"] == []


def test_what_was_named_in_public_is_known(allow: Allow) -> None:
    for listing in allow.listings:
        if listing.what != "disputed":
            found = judge(f"https://{listing.entry}", allow)
            assert found.kind == "known_bad", listing
            assert found.source == listing.source


def test_the_named_look_alikes_would_be_caught_without_the_list(knowledge: Lore) -> None:
    names = from_list("tokenpocket.pro,tpwallet.io,tppocket.example", knowledge)
    missed = [
        listing.entry
        for listing in knowledge.listings
        if listing.what == "lookalike" and judge(listing.entry, names).kind != "lookalike"
    ]
    assert missed == []
