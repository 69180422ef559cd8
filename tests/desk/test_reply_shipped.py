"""From every end of every shipped tree: a reply in every language, channel and tone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from tpsupport.case import Value
from tpsupport.desk.reply.book import TONES
from tpsupport.desk.reply.compose import Reply, write
from tpsupport.desk.reply.desk import Desk
from tpsupport.desk.reply.letter import Letter
from tpsupport.desk.reply.lint import lint, spoken
from tpsupport.desk.reply.measure import MEASURES
from tpsupport.pack.library import Library
from tpsupport.pack.models import End

LIBRARY = Library.open()
TREES = LIBRARY.tree_ids
TOLD: Mapping[str, Value] = {
    "network": "tron",
    "token": "USDT",
    "amount": "120.5",
    "tx_hash": "5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",
    "wallet_address": "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC",
    "happened_at": "2026-11-22T14:05+08:00",
}
NAMES = {"agent": "小林 Lin", "desk": "钱包客服 Wallet desk", "customer": "王先生 Mr Wang"}
OPEN = re.compile(
    r"\{\{|#\{|%\{|\{\w*\}|<[A-Z_]+>|\[(?:name|[A-Z_]{2,})\]|\bXXX\b|\bTODO\b|待填|[。.！!]。|。\."
)
DOUBLED = re.compile(r"。。|\.\.(?!\.)|，。|：。|  |\n\n\n| \n|^\s|\s$")


@cache
def desk() -> Desk:
    return Desk(LIBRARY)


@cache
def replies(tree: str) -> tuple[Reply, ...]:
    return tuple(_replies(tree))


def _replies(tree: str) -> Iterator[Reply]:
    for end in desk().ends(tree):
        for language in LIBRARY.languages:
            for channel in desk().book.channels:
                for tone in TONES:
                    for facts, names in (({}, {}), (TOLD, NAMES)):
                        yield write(
                            desk(), Letter(tree, end, facts, language, channel, tone, names)
                        )


trees = pytest.mark.parametrize("tree", TREES)


def test_the_replies_are_proved() -> None:
    assert [f"{each.place} {each.code} {dict(each.details)}" for each in lint(LIBRARY)] == []


@trees
def test_every_reply_fits_and_has_what_it_must_have(tree: str) -> None:
    for each in replies(tree):
        parts = dict(each.parts)
        assert each.length == MEASURES[each.channel.counts](each.text) <= each.channel.limit
        assert parts["next"]
        assert parts["safety"]
        assert each.subject if each.channel.subject else not each.subject
        assert len(each.subject) <= 120
        assert set(parts).isdisjoint(each.dropped)


@trees
def test_nothing_is_open_or_said_twice(tree: str) -> None:
    for each in replies(tree):
        for text in (each.subject, each.text):
            assert not OPEN.search(text), text
            assert not DOUBLED.search(text), text


@trees
def test_no_reply_asks_for_a_secret(tree: str) -> None:
    safety = spoken(desk())
    for each in replies(tree):
        assert list(safety.unreviewed(each.letter.language, each.text)) == []


@trees
def test_only_public_replies_leave_out_steps(tree: str) -> None:
    for each in replies(tree):
        if not each.channel.public:
            assert set(each.dropped) <= {"closing", "greeting", "problem", "why", "note"}, (
                each.letter,
                each.length,
            )
            assert "steps" in dict(each.parts)
        else:
            assert not {"problem", "needed", "steps", "why"} & set(dict(each.parts))


@trees
def test_what_an_end_needs_is_asked_for(tree: str) -> None:
    for each in replies(tree):
        node = LIBRARY.tree(tree).nodes[each.letter.end]
        assert isinstance(node, End)
        lacking = [fact for fact in node.needs if fact not in each.letter.facts]
        if each.channel.public or node.outcome in ("resolved", "self_help"):
            assert each.missing == ()
        else:
            assert set(lacking) <= set(each.missing)
            assert not set(each.missing) & set(each.letter.facts)


def test_each_language_says_as_many_steps() -> None:
    for tree in TREES:
        counts: dict[tuple[str, str, str], set[int]] = {}
        for each in replies(tree):
            steps = dict(each.parts).get("steps", "")
            found = len(re.findall(r"^\d\. ", steps, re.MULTILINE))
            counts.setdefault((each.letter.end, each.letter.channel, each.letter.tone), set()).add(
                found
            )
        assert {key: found for key, found in counts.items() if len(found) > 1} == {}


def test_nothing_of_a_case_is_public() -> None:
    told = ("120.5", "5c504ed4", "TJRyWwFs", "2026-11-22")
    for tree in TREES:
        for each in replies(tree):
            if each.channel.public:
                assert not [value for value in told if value in each.text]


def test_codes_are_of_one_reply_each() -> None:
    codes = {f"{each.code}-{each.letter.language}" for tree in TREES for each in replies(tree)}
    ends = sum(len(desk().ends(tree)) for tree in TREES)
    assert len(codes) == ends * len(LIBRARY.languages)
    assert all(re.fullmatch(r"tp(-[a-z0-9_]+)+-(?:zh|en)", code) for code in codes)


def test_what_is_asked_for_and_told_back_has_words_for_the_customer() -> None:
    voice = desk().book.voices["zh"]
    labels = {name: voice.tell(fact.label["zh"]) for name, fact in LIBRARY.facts.items()}
    assert [name for name, label in labels.items() if "你" in label] == []
    assert set(desk().book.asks) | set(desk().book.hints) <= set(labels)


def test_nearly_every_public_reply_says_what_to_do_first() -> None:
    public = [
        each
        for tree in TREES
        for each in replies(tree)
        if each.channel.public and desk().end(tree, each.letter.end).advice
    ]
    silent = [each for each in public if not {"first", "brief"} & set(dict(each.parts))]
    assert len(public) > 1000
    assert len(silent) <= 0.04 * len(public)
    assert all("brief" not in dict(each.parts) or "first" in each.dropped for each in public)
