"""Replies of a small pack: what each says, leaves out, asks for and refuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.conftest import HASH, TOLD
from tpsupport.case import Value
from tpsupport.desk.reply.compose import Reply, one_line, write
from tpsupport.desk.reply.desk import Desk
from tpsupport.desk.reply.letter import Letter
from tpsupport.errors import UsageError
from tpsupport.pack.library import Library


@pytest.fixture(scope="module")
def desk(acorn: Library) -> Desk:
    return Desk(acorn)


def reply(desk: Desk, end: str, facts: Mapping[str, Value] | None = None, **more: Any) -> Reply:
    letter = Letter("lost-nuts", end, facts or {}, "en")
    return write(desk, letter._replace(**more))


KNOWN: Mapping[str, Value] = {
    name: TOLD[name] for name in ("network", "token", "amount", "tx_hash")
}


def test_a_reply_says_everything_in_order(desk: Desk) -> None:
    found = reply(desk, "unclear", KNOWN, names={"agent": "Ann", "desk": "Nut desk"})
    assert found.text == "\n\n".join(
        (
            "Hello! This is about Oak, 50 NUT, hash 0x5c504e…b22060.",
            "50 are missing on Oak, and nobody knows why. "
            "A person has to look for the 50 acorns on Oak.",
            "Please do this:\n1. Do not try again.\n2. Note the hash on Oak.",
            "Please send us What happened; When; Your address; Platform; Version; Files.",
            "Please reply to us.",
            "Nobody will ask for your private key.",
            "Ann, Nut desk",
        )
    )
    assert found.dropped == ()
    assert found.code == "nut-lost-nuts-unclear"


def test_a_reply_speaks_the_language_and_the_voice_of_the_desk(desk: Desk) -> None:
    found = reply(desk, "stolen", language="zh")
    assert "马上把剩下的转到新钱包。" in found.text
    assert "没有人会要您的私钥。" in found.text
    assert reply(desk, "fine", language="zh").text.count("什么都不用做") == 1
    assert "Your wallet does not open." in reply(desk, "broken").text


def test_where_there_is_danger_only_what_to_do_is_said(desk: Desk) -> None:
    found = [part for part, _ in reply(desk, "stolen", KNOWN).parts]
    assert found == ["greeting", "finding", "steps", "needed", "next", "safety"]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, None),
        ({"network": "oak"}, "Oak"),
        ({"token": "NUT"}, "NUT"),
        ({"amount": "50"}, None),
        ({"amount": "50", "token": "NUT"}, "50 NUT"),
        ({"amount": None, "token": "NUT"}, "NUT"),
        ({"tx_hash": HASH}, "hash 0x5c504e…b22060"),
        ({"network": "oak", "amount": "50", "token": "NUT"}, "Oak, 50 NUT"),
    ],
)
def test_only_what_is_known_is_said_back(
    desk: Desk, facts: Mapping[str, Value], told: str | None
) -> None:
    parts = dict(reply(desk, "broken", facts).parts)
    assert parts.get("problem") == (told and f"This is about {told}.")


def test_exactly_what_is_missing_is_asked(desk: Desk) -> None:
    assert reply(desk, "broken").missing == (
        *("what_happened", "happened_at", "platform", "app_version", "attachments"),
    )
    skipped: dict[str, Value] = {"platform": None, "app_version": "1.2"}
    assert reply(desk, "broken", skipped).missing == ("what_happened", "happened_at", "attachments")
    assert reply(desk, "broken", tone="short").missing == ("platform", "app_version")
    assert reply(desk, "fine").missing == ()
    assert reply(desk, "broken", channel="x").missing == ()


def test_a_letter_has_a_subject_and_a_list(desk: Desk) -> None:
    found = reply(desk, "unclear", {"network": "oak"}, channel="email", tone="short")
    assert found.subject == "some are missing on Oak, and nobody knows why"
    assert "\n- the hash: it stands in the record\n" in found.text
    assert reply(desk, "unclear").subject == ""


def test_in_public_nothing_of_the_case_is_said(desk: Desk) -> None:
    found = reply(desk, "unclear", KNOWN, channel="x")
    assert "Oak" not in found.text
    assert "help@acorn.example" in found.text
    assert found.length <= 120
    assert found.dropped == ("finding",)


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({}, "Please reply to us."),
        ({"end": "broken"}, "We will mend it."),
        ({"end": "broken", "channel": "email"}, "We will mend it."),
        ({"end": "broken", "channel": "x"}, "Write to help@acorn.example"),
        ({"end": "broken", "channel": "email", "tone": "short"}, "Hello from Acorn:"),
        ({"end": "broken", "channel": "email"}, "This version may have a fault."),
    ],
)
def test_the_last_rule_that_fits_says_it(desk: Desk, wish: dict[str, Any], words: str) -> None:
    more = {"end": "unclear", **wish}
    assert words in reply(desk, more.pop("end"), **more).text


def test_a_rule_takes_a_part_away(desk: Desk) -> None:
    found = reply(desk, "broken", channel="email", tone="short")
    assert "may have a fault" not in found.text


def test_an_empty_place_stops_the_reply(acorn: Library) -> None:
    desk = Desk(acorn)
    desk.__dict__["book"] = desk.book._replace(fallbacks={})
    with pytest.raises(UsageError) as caught:
        write(desk, Letter("lost-nuts", "unclear", {"amount": "5"}, "en"))
    assert caught.value.code == "reply.errors.empty_place"
    assert caught.value.details["names"] == "network"
    assert caught.value.exit_code == 2
    assert "on Oak" in write(desk, Letter("lost-nuts", "unclear", dict(KNOWN), "en")).text


@pytest.mark.parametrize(
    ("tree", "end", "code"),
    [
        ("lost-nut", "broken", "unknown_tree"),
        ("lost-nuts", "brokn", "reply.errors.unknown_end"),
        ("lost-nuts", "how", "reply.errors.unknown_end"),
    ],
)
def test_an_end_that_there_is_not(desk: Desk, tree: str, end: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        write(desk, Letter(tree, end, {}, "en"))
    assert caught.value.code == code
    assert caught.value.details["nearest"] in ("lost-nuts", "broken", "")


def test_the_gate_sees_the_reply(desk: Desk) -> None:
    seen = []

    def release(text: str) -> str:
        seen.append(text)
        return text.upper()

    letter = Letter("lost-nuts", "fine", {"token": "nut"}, "en", "email")
    found = write(desk, letter, release)
    assert seen[0] == "nut"
    assert found.text == found.text.upper()
    assert found.subject == found.subject.upper()
    assert all(said == said.upper() for _, said in found.parts)
    seen.clear()
    assert "Reply" not in write(desk, letter._replace(facts={}), release).text
    assert seen == []


def test_more_names_than_places_do_no_harm(desk: Desk) -> None:
    strange = "{why} {{x}} %{y} \\n"
    found = reply(desk, "fine", names={"agent": strange})
    assert found.text.endswith(strange)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_a_name_is_one_line_that_a_screen_can_show(name: str) -> None:
    said = one_line(name, 60)
    assert len(said) <= 60
    assert "\n" not in said
    assert said == one_line(said, 60)
