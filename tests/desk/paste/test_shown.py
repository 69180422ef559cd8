"""The token says no more than the lines above it, and takes no room that matters."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpsupport.case import Case, Finding
from tpsupport.desk.fields import Subject
from tpsupport.desk.paste.find import find
from tpsupport.desk.paste.record import Record
from tpsupport.desk.render import render
from tpsupport.facts.show import show
from tpsupport.pack.library import Library
from tpsupport.privacy.finder import find as find_private
from tpsupport.trees.forest import Forest

from .conftest import REQUESTS, SHIPPED, TOLD, WAYS, walked


def parts(text: str) -> tuple[str, str]:
    """The lines for people, and the token."""
    at = text.index("tpsr1")
    return text[: text.rindex("\n\n", 0, at)], text[at:].replace("\n", "")


def said(record: Record, library: Library, forest: Forest) -> Iterator[str]:
    """Every value of a record in the words of its language, but what the pack itself offers."""
    for name, value in record.facts.items():
        fact = forest.fact(name)
        assert fact
        if value is not None and (fact.type != "choice" or name in library.facts):
            yield show(fact, value, record.language, library)
    for each in record.seen:
        yield from each.evidence.values()
    yield f"{record.end_tree}/{record.end}/{record.digest}"


TOLD_ANYTHING = st.fixed_dictionaries(
    {name: st.none() | st.text(min_size=1, max_size=30) for name in TOLD if name != "platform"}
)


@settings(max_examples=100, deadline=None)
@given(told=TOLD_ANYTHING, quoted=st.text(max_size=20), secret=st.sampled_from(["50", "NUT", "\0"]))
def test_every_value_stands_in_the_lines(
    acorn: Library, nuts: Forest, told: dict[str, str | None], quoted: str, secret: str
) -> None:
    finding = Finding(
        "network",
        "fail",
        "service_down",
        {"hidden": "argument"},
        {"token": "learned"},
        {"targets": quoted, "proxy": "10.0.0.1"},
        ("host.example",),
        2.5,
        "2026-11-22",
    )
    case = walked(nuts, WAYS["stolen"], told, finding=finding)
    text = render(case, nuts, acorn, "text", lambda part: part.replace(secret, "x"))
    lines, _ = parts(text)
    [token] = find(text).tokens
    for value in said(token.record, acorn, nuts):
        assert value in lines
    for each in token.record.seen:
        assert set(each.evidence) <= {"targets"}


def test_recorded_tokens_say_what_their_lines_say() -> None:
    for text in REQUESTS:
        lines, _ = parts(text)
        [token] = find(text).tokens
        record = token.record
        for name, value in record.facts.items():
            fact = SHIPPED.facts.get(name)
            if fact and value is not None:
                assert show(fact, value, record.language, SHIPPED) in lines, name
        assert f"{record.end_tree}/{record.end}/{record.digest}" in lines


def test_a_value_that_was_hidden_is_not_in_the_token(acorn: Library, nuts: Forest) -> None:
    case = walked(nuts, WAYS["stolen"], {**TOLD, "what_happened": "my PIN is 9876"})
    for release in (
        lambda text: text.replace("9876", "[gone]"),
        lambda text: text.replace("9876", "[gone]") if "\n" in text else text,
    ):
        record = find(render(case, nuts, acorn, "text", release)).tokens[0].record
        assert "9876" not in str(record)
        assert record.facts["amount"] == "50"


def test_no_folder_no_time_and_no_host(acorn: Library, nuts: Forest) -> None:
    case = walked(nuts, WAYS["stolen"])
    record = find(render(case, nuts, acorn, "text")).tokens[0].record
    assert record.facts["attachments"] == "shot.png"
    told = str(record)
    for hidden in ("secret folder", "acorn.example", case.started, case.finished):
        assert hidden not in told


def test_every_form_carries_the_same_token(acorn: Library, nuts: Forest) -> None:
    case = walked(nuts, WAYS["broken"])
    tokens = [find(render(case, nuts, acorn, form)).tokens for form in ("text", "markdown", "json")]
    assert tokens[0] == tokens[1] == tokens[2] != ()


@pytest.mark.parametrize("words", [600, 3_000])
def test_a_long_case_has_a_longer_token_or_none(acorn: Library, nuts: Forest, words: int) -> None:
    told = " ".join(f"{at * 7919:x}" for at in range(words))
    text = render(
        walked(nuts, WAYS["stolen"], {**TOLD, "what_happened": told}), nuts, acorn, "text"
    )
    tokens = find(text).tokens
    assert [each.record.facts["what_happened"] for each in tokens] == [told]
    huge = "".join(chr(0x4E00 + at * 7919 % 20_000) for at in range(20_000))
    text = render(
        walked(nuts, WAYS["stolen"], {**TOLD, "what_happened": huge}), nuts, acorn, "text"
    )
    assert huge in text
    assert "tpsr1" not in text


def test_tokens_are_short() -> None:
    lengths = sorted(len(parts(text)[1]) for text in REQUESTS)
    assert median(lengths) < 350
    assert lengths[-1] < 520


def test_nobody_takes_a_token_for_a_secret() -> None:
    for text in REQUESTS:
        _, token = parts(text)
        assert find_private(token) == ()
        assert find_private(text[text.index("tpsr1") :]) == ()


def test_a_case_without_a_way_has_a_token(acorn: Library, nuts: Forest) -> None:
    bare = Case("gone", "", "zh", "", "", {"network": "oak"}, end_tree="gone", end="end")
    record = find(render(bare, nuts, acorn, "text")).tokens[0].record
    assert record.facts == {"network": "oak"}
    other = bare._replace(findings=(Finding("unheard", "fail", "odd"),))
    assert find(render(other, nuts, acorn, "text")).tokens[0].record.seen[0].code == "fail.odd"


def test_the_subject_may_be_told_whole(acorn: Library, nuts: Forest) -> None:
    from tpsupport.desk.paste.tell import record_of

    case = walked(nuts, WAYS["stolen"])
    whole = record_of(Subject(case, nuts, acorn, "en", str), None)
    assert whole.facts == find(render(case, nuts, acorn, "text")).tokens[0].record.facts
