"""From a pasted text to its case: exactly, in every form, or with a word on what is wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpsupport.case import Case, Finding, Value
from tpsupport.desk import read
from tpsupport.desk.paste.reading import Problem, Reading
from tpsupport.desk.render import Form, render
from tpsupport.errors import UsageError
from tpsupport.pack.library import Library
from tpsupport.trees.forest import Forest
from tpsupport.trees.forest import read as read_trees

from .conftest import HASH, REQUESTS, SHIPPED, TOLD, WAYS, walked

FORMS: tuple[Form, ...] = ("text", "markdown", "json")
DOWN = Finding("network", "fail", "service_down", evidence={"targets": "acorn.example"})


def back(library: Library, forest: Forest, case: Case, form: Form = "text") -> Reading:
    """A case rendered and read again."""
    return read(render(case, forest, library, form), library)


def made(forest: Forest, way: str = "stolen", language: str = "en") -> Case:
    case = walked(forest, WAYS[way], finding=DOWN, language=language)
    return case._replace(digest=forest.digest)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("way", WAYS)
def test_comes_back(acorn: Library, nuts: Forest, *, way: str, form: Form, language: str) -> None:
    case = made(nuts, way, language)
    reading = back(acorn, nuts, case, form)
    assert reading.source == ("json" if form == "json" else "token")
    assert (reading.verified, reading.holds, reading.problems) == (True, True, ())
    assert reading.language == language
    came = reading.case
    assert came
    assert came.facts == {**case.facts, "attachments": "shot.png"}
    assert (came.path, came.end_tree, came.end) == (case.path, case.end_tree, case.end)
    assert (came.tree, came.digest, came.outcome) == (case.tree, case.digest, case.outcome)
    assert [(each.key, each.code) for each in came.findings] == [
        (each.key, each.code) for each in case.findings
    ]


@pytest.mark.parametrize("way", WAYS)
def test_is_said_again_word_for_word(acorn: Library, nuts: Forest, way: str) -> None:
    for language in acorn.languages:
        text = render(made(nuts, way, language), nuts, acorn, "text")
        reading = read(text, acorn)
        assert reading.case
        assert reading.forest
        assert render(reading.case, reading.forest, acorn, "text") == text


def test_the_json_form_tells_when_and_whom_it_asked(acorn: Library, nuts: Forest) -> None:
    finding = Finding(
        "network", "ok", hosts=("acorn.example",), seconds=1.5, at="2026-11-22T16:20:00+08:00"
    )
    case = walked(nuts, WAYS["stolen"], finding=finding)._replace(digest=nuts.digest)
    came = back(acorn, nuts, case, "json").case
    assert came
    assert came == case._replace(facts={**case.facts, "attachments": "shot.png"})


def test_a_check_that_was_run_again_comes_back_with_both(acorn: Library, nuts: Forest) -> None:
    case = made(nuts, "broken")
    twice = case._replace(findings=(Finding("network", "ok"),))
    came = back(acorn, nuts, twice).case
    assert came
    assert came.path == case.path
    assert {each.code for each in came.findings} == {"fail", "ok"}


def test_a_skipped_fact_and_one_never_asked_stay_what_they_were(
    acorn: Library, nuts: Forest
) -> None:
    told: dict[str, Value] = {**TOLD, "tx_hash": None, "app_version": None}
    del told["contact"]
    came = back(acorn, nuts, walked(nuts, WAYS["stolen"], told)._replace(digest=nuts.digest)).case
    assert came
    assert came.facts["tx_hash"] is None
    assert came.facts["app_version"] is None
    assert "contact" not in came.facts


@settings(max_examples=60, deadline=None)
@given(value=st.text(st.characters(exclude_categories=()), min_size=1, max_size=60))
def test_whatever_people_write_comes_back_as_it_is_shown(
    acorn: Library, nuts: Forest, value: str
) -> None:
    case = walked(nuts, WAYS["stolen"], {**TOLD, "what_happened": value})
    text = render(case, nuts, acorn, "text")
    came = read(text, acorn).case
    assert came
    said = came.facts.get("what_happened") or ""
    assert said in text
    assert said == next(
        (line.removeprefix("In short: ") for line in text.split("\n") if "In short:" in line), ""
    )


@pytest.mark.parametrize("at", range(0, len(REQUESTS), 7))
def test_recorded_requests_come_back(at: int) -> None:
    reading = read(REQUESTS[at], SHIPPED)
    assert (reading.source, reading.verified) == ("token", True)
    assert reading.case
    assert {each.code for each in reading.problems} <= {"other_version", "open", "other_end"}


def test_a_token_alone_is_enough(acorn: Library, stolen: str) -> None:
    reading = read(stolen[stolen.index("tpsr1") :], acorn)
    assert reading.case == read(stolen, acorn).case
    assert reading.verified


def test_another_version_of_the_trees_is_told(acorn: Library, nuts: Forest, tmp_path: Path) -> None:
    text = render(made(nuts), nuts, acorn, "text")
    for file in acorn.directory.glob("*.yaml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    tree = tmp_path / "lost-nuts.yaml"
    old = tree.read_text(encoding="utf-8")

    def now(text_of_tree: str) -> Reading:
        tree.write_text(text_of_tree, encoding="utf-8")
        reading = read(text, Library.open(tmp_path))
        assert reading.verified
        assert reading.case
        assert (reading.case.end, reading.case.facts["how"]) == ("stolen", "moved")
        return reading

    same = now(old.replace("橡果不见了。", "橡果没了。"))
    assert (same.holds, same.problems) == (True, (Problem("other_version"),))
    other = now(old.replace("moved: stolen,", "moved: again,").replace("[again]", ""))
    assert other.holds is None
    assert [each.code for each in other.problems] == ["other_version", "open"]
    assert other.problems[1].details == {"end": "lost-nuts/stolen", "node": "lost-nuts/again"}
    wrong = now(old.replace("moved: stolen,", "moved: broken,"))
    assert wrong.holds is False
    assert wrong.problems[1].details == {"end": "lost-nuts/stolen", "now": "lost-nuts/broken"}
    tree.unlink()
    (tmp_path / "request.yaml").unlink()
    gone = read(text, Library.open(tmp_path))
    assert gone.case
    assert (gone.forest, gone.holds) == (None, None)
    assert gone.case.facts["how"] == "moved"
    assert [each.code for each in gone.problems] == ["unknown_tree"]


def test_of_several_the_last_that_is_not_quoted_is_read(acorn: Library, nuts: Forest) -> None:
    texts = [
        render(walked(nuts, WAYS["stolen"], {**TOLD, "amount": amount}), nuts, acorn, "text")
        for amount in ("1", "2")
    ]
    quoted = "".join(f"> {line}\n" for line in texts[1].splitlines())
    for text, amount in (("\n".join(texts), "2"), (f"{texts[0]}\n{quoted}", "1"), (quoted, "2")):
        reading = read(text, acorn)
        assert reading.case
        assert reading.case.facts["amount"] == amount
        several = [each for each in reading.problems if each.code == "several"]
        assert several == ([Problem("several", {"count": 2})] if text != quoted else [])


CHANGED: Mapping[str, tuple[str, str, str]] = {
    "another amount": ("Amount: 50\n", "Amount: 500\n", "amount"),
    "another hash": (f"hash: {HASH}\n", f"hash: {HASH[:-1]}f\n", "tx_hash"),
    "something skipped": ("Files: shot.png\n", "Files: none given\n", "attachments"),
    "something added": ("Contact: name@example.com\n", "Contact: @other\n", "contact"),
}


@pytest.mark.parametrize("change", CHANGED)
def test_a_line_changed_by_hand_is_named(acorn: Library, stolen: str, change: str) -> None:
    before, after, name = CHANGED[change]
    assert stolen.count(before) == 1
    reading = read(stolen.replace(before, after), acorn)
    assert reading.case == read(stolen, acorn).case
    assert Problem("changed", {"facts": name}) in reading.problems
    assert Problem("changed", {"facts": name}) not in read(stolen, acorn).problems


def test_a_document_changed_by_hand_is_not_verified(acorn: Library, nuts: Forest) -> None:
    text = render(made(nuts), nuts, acorn, "json")
    changed = read(text.replace('"value": "50"', '"value": "500"'), acorn)
    assert changed.case
    assert changed.case.facts["amount"] == "500"
    assert (changed.source, changed.verified) == ("json", False)
    assert [each.code for each in changed.problems] == ["form_changed"]
    document = json.loads(text)
    document["token"] = ""
    without = read(json.dumps(document), acorn)
    assert (without.verified, without.holds, without.problems) == (False, True, ())


DOCUMENTS: Mapping[str, object] = {
    "another kind": {"kind": "finding"},
    "nothing but a kind": {"kind": "request", "schema_version": 1},
    "a later version": {"kind": "request", "schema_version": 2},
    "a list": ["kind", {"kind": "request"}],
}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_no_request_in_json(acorn: Library, document: str) -> None:
    reading = read(json.dumps(DOCUMENTS[document]), acorn)
    assert reading.case is None
    wanted = "newer" if document == "a later version" else "no_request"
    assert [each.code for each in reading.problems] == [wanted]


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_document_with_anything_in_it_is_read_or_refused(
    acorn: Library, nuts: Forest, data: st.DataObject
) -> None:
    document = json.loads(render(made(nuts, "broken"), nuts, acorn, "json"))
    anything = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=4,
    )
    place: object = document
    while isinstance(place, dict | list) and place:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        inner = place[key]
        if not isinstance(inner, dict | list) or data.draw(st.booleans()):
            place[key] = data.draw(anything)
            break
        place = inner
    reading = read(json.dumps(document), acorn)
    if reading.case:
        render(reading.case, reading.forest or nuts, acorn, "text")


@settings(deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_is_read(acorn: Library, text: str) -> None:
    reading = read(text, acorn)
    assert reading.case is None
    assert reading.language in acorn.languages


@pytest.mark.parametrize(
    "text",
    ["", "{" * 100_000, '{"kind":' * 50_000, "[" * 100_000 + '"kind"', "\x1b[31m" * 9, "\ud800"],
    ids=len,
)
def test_hostile_texts(acorn: Library, text: str) -> None:
    assert read(text, acorn).problems == (Problem("no_request"),)


def test_a_text_is_read_to_a_limit(acorn: Library, stolen: str) -> None:
    reading = read(stolen + " " * 1_100_000, acorn)
    assert reading.verified
    assert Problem("too_long", {"most": 1024 * 1024}) in reading.problems
    assert read(" " * 1_100_000 + stolen, acorn).case is None


def test_what_a_tree_does_not_know_is_said_all_the_same(acorn: Library, nuts: Forest) -> None:
    case = made(nuts)._replace(tree="security", end_tree="security")
    reading = back(acorn, nuts, case)
    assert reading.case
    assert (reading.forest, reading.case.end_tree) == (None, "security")
    with pytest.raises(UsageError):
        read_trees(acorn, "security")
