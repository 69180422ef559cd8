"""What each channel counts, and how a reply is made to fit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpsupport.desk.reply.book import KEPT, Channel, Occasion
from tpsupport.desk.reply.draft import Draft
from tpsupport.desk.reply.fit import fitted
from tpsupport.desk.reply.measure import characters, utf16, weighted
from tpsupport.desk.reply.voice import Voice, swaps
from tpsupport.errors import UsageError


@pytest.mark.parametrize(
    ("text", "plain", "units", "weight"),
    [
        ("", 0, 0, 0),
        ("hello", 5, 5, 5),
        ("您好。", 3, 3, 6),
        ("café", 4, 4, 4),
        ("cafe\u0301", 5, 5, 4),
        ("“quoted” – yes…", 15, 15, 16),
        ("\U0001f600", 1, 2, 2),
        ("https://a.example", 17, 17, 23),
        ("https://a.example/a/very/long/path/that/goes/on/and/on", 54, 54, 23),
        ("https://a.example/x.", 20, 20, 24),
        ("看 https://a.example/ 吧", 22, 22, 29),
        ("tronscan.org", 12, 12, 23),
        ("write to help@acorn.example", 27, 27, 27),
        ("two https://a.example https://a.example", 39, 39, 51),
    ],
)
def test_lengths(text: str, plain: int, units: int, weight: int) -> None:
    assert (characters(text), utf16(text), weighted(text)) == (plain, units, weight)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_units_are_those_of_the_encoding(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    assert utf16(text) == len(text.encode("utf-16-le")) // 2


def draft(limit: int, *, public: bool = False) -> Draft:
    occasion = Occasion("t", "e", "self_help", "chat", "full", "no", "no", frozenset())
    channel = Channel("chat", limit, "characters", public=public)
    return Draft(occasion, "en", channel, "", None, (), " ")


ROWS = [
    [("greeting", "Hello."), ("problem", "P" * 10)],
    [("why", "W" * 30)],
    [("steps", "Do:\n1. x\n2. y"), ("note", "Note.")],
    [("next", "Next.")],
    [("safety", "Safe.")],
]
DROP = ("greeting", "problem", "why", "note", "steps")


@pytest.mark.parametrize(
    ("limit", "dropped"),
    [
        (84, ()),
        (83, ("greeting",)),
        (74, ("problem",)),
        (60, ("why",)),
        (50, ("greeting", "why")),
        (40, ("greeting", "problem", "why")),
        (30, ("greeting", "problem", "why", "note")),
        (18, ("greeting", "problem", "why", "note", "steps")),
        (12, ("greeting", "problem", "why", "note", "steps")),
    ],
)
def test_whole_parts_go_and_as_few_as_can_be(limit: int, dropped: tuple[str, ...]) -> None:
    text, parts, gone, length = fitted(draft(limit), ROWS, DROP)
    assert gone == dropped
    assert length == len(text) <= limit
    assert {*gone, *(part for part, _ in parts)} == {part for row in ROWS for part, _ in row}
    assert all(said in text for _, said in parts)


def test_what_must_stay_is_never_cut() -> None:
    with pytest.raises(UsageError) as caught:
        fitted(draft(11), ROWS, (*DROP, *KEPT))
    assert caught.value.details == {"channel": "chat", "length": 12, "limit": 11}


def test_paragraphs_are_closer_in_public() -> None:
    assert "\n\n" in fitted(draft(200), ROWS, ())[0]
    assert "\n\n" not in fitted(draft(200, public=True), ROWS, ())[0]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ask them", "ask me"),
        ("Ask them", "Ask me"),
        ("ask them all", "ask me"),
        ("then go back to it, now", "then let me know, now"),
        ("Go on. Go.", "Let me know. Go."),
        ("pick “a, b” and go", "say go"),
        ("pick “a. b” and go", "pick “a. b” and go"),
        ("task them", "task them"),
        ("Gone. Stay", "Stay"),
        ("{them}", "{them}"),
    ],
)
def test_the_voice_of_the_desk(said: str, told: str) -> None:
    found = {"ask them": "ask us", "ask them all": "ask us", "gone.": "", "go *": "let us know"}
    desk = Voice(swaps({"us": "me"}), swaps(found | {"pick “*” and": "say"}), " (x)", "X.")
    assert desk.tell(said) == told


def test_an_aside_is_taken_out_and_empty_steps_with_it() -> None:
    desk = Voice(swaps({}), swaps({"Gone.": ""}), " (x)", "X.")
    assert desk.steps(["Do (x).", "Gone.", "Then"]) == (["Do.", "Then"], True)
    assert desk.steps(["Do."]) == (["Do."], False)


STEP = [[("finding", "F" * 10)], [("first", "One. And two."), ("brief", "One.")], [("next", "N")]]


@pytest.mark.parametrize(
    ("limit", "said", "gone"),
    [
        (40, ["finding", "first", "next"], ()),
        (20, ["finding", "brief", "next"], ("first",)),
        (17, ["first", "next"], ("finding",)),
        (9, ["brief", "next"], ("first", "finding")),
        (4, ["next"], ("first", "finding")),
    ],
)
def test_the_first_step_is_shorter_before_it_goes(
    limit: int, said: list[str], gone: tuple[str, ...]
) -> None:
    _, parts, dropped, _ = fitted(draft(limit), STEP, ("first", "finding", "brief"))
    assert [part for part, _ in parts] == said
    assert dropped == gone
