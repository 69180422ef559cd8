from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.golden import Golden
from tpsupport.case import Case, Finding, Visit
from tpsupport.desk.render import FITS, Form, render
from tpsupport.desk.request import missing
from tpsupport.pack.library import Library
from tpsupport.pack.models import Ask, End
from tpsupport.trees.forest import Forest, read

from .conftest import ADDRESS, GOLDEN, HASH, TOLD, walked

FORMS: tuple[Form, ...] = ("text", "markdown", "json")
UNCLEAR = {"how": "unsure"}
STOLEN = {"how": "moved"}
BROKEN = {"how": "broken", "again": "not_fixed"}
CASES = {"unclear": UNCLEAR, "stolen": STOLEN, "broken": BROKEN}


def people(text: str) -> str:
    """The lines of a text for people, without the token under them."""
    return re.split(r"\n\n.*\n+(?:- `)?tpsr", text)[0]


def asked(library: Library, forest: Forest, end: str, *known: str) -> list[str]:
    node = forest.tree.nodes[end]
    assert isinstance(node, End)
    return [fact.id for fact in missing(library, node, "lost-nuts", dict.fromkeys(known))]


def test_asks_what_every_request_needs_in_the_order_of_its_sections(
    acorn: Library, nuts: Forest
) -> None:
    common = "what_happened happened_at network token amount tx_hash wallet_address"
    app = "platform app_version attachments contact"
    assert asked(acorn, nuts, "unclear") == f"{common} {app}".split()


def test_asks_more_and_less_at_some_ends_but_always_what_the_end_needs(
    acorn: Library, nuts: Forest
) -> None:
    assert "suspect_link" in asked(acorn, nuts, "stolen")
    wanted = "what_happened happened_at wallet_address platform app_version attachments contact"
    broken = asked(acorn, nuts, "broken")
    assert set(broken) == set(wanted.split()) - {"wallet_address"}


def test_never_asks_again(acorn: Library, nuts: Forest) -> None:
    everything = asked(acorn, nuts, "unclear")
    assert asked(acorn, nuts, "unclear", "network", "amount") == [
        fact for fact in everything if fact not in ("network", "amount")
    ]
    assert asked(acorn, nuts, "unclear", *everything) == []


def test_a_pack_without_a_plan_asks_what_its_ends_need(tmp_path: Path, acorn: Library) -> None:
    poor = poorer(acorn, tmp_path, "request", "channels")
    forest = read(poor, "lost-nuts")
    assert asked(poor, forest, "unclear") == ["tx_hash", "wallet_address"]
    text = render(walked(forest, UNCLEAR), forest, poor, "text")
    assert HASH in text
    assert "Official channels" not in text


def poorer(library: Library, folder: Path, *without: str) -> Library:
    for file in library.directory.glob("*.yaml"):
        if file.stem not in without:
            (folder / file.name).write_bytes(file.read_bytes())
    return Library.open(folder)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", CASES)
def test_transcripts(
    acorn: Library,
    nuts: Forest,
    *,
    name: str,
    form: Form,
    language: str,
    golden: Golden,
) -> None:
    finding = Finding("network", "fail", "service_down", evidence={"targets": "acorn.example"})
    case = walked(nuts, CASES[name], finding=finding, language=language)
    suffix = {"text": "txt", "markdown": "md", "json": "json"}[form]
    text = render(case, nuts, acorn, form)
    golden.check(text, GOLDEN / f"{name}.{language}.{suffix}")


def test_says_every_field(acorn: Library, nuts: Forest) -> None:
    text = render(walked(nuts, UNCLEAR), nuts, acorn, "text")
    for said in (
        "Sent 50 NUT to a friend, and it never came",
        "2026-11-22 14:05 (UTC+08:00)",
        "Network: Oak",
        "Coin: NUT",
        "Amount: 50",
        f"Transaction hash: {HASH}",
        f"User's address: {ADDRESS}",
        "Platform: Android phone",
        "App version: 2.9.1",
        "Files: shot.png",
        "Contact: name@example.com",
        "Network connection: fine",
        "Verdict: lost-nuts/unclear",
    ):
        assert said in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_opens_with_what_matters_and_closes_with_safety(
    acorn: Library, nuts: Forest, language: str
) -> None:
    text = render(walked(nuts, UNCLEAR, language=language), nuts, acorn, "text")
    lines = people(text).splitlines()
    separator = "；" if language == "zh" else "; "
    problem, network, coin, when, hash_ = lines[1].split(separator)
    assert "50" in problem
    assert network in ("橡树链", "Oak")
    assert (coin, when[:16]) == ("50 NUT", "2026-11-22 14:05")
    assert hash_.endswith("0x5c504e…b22060")
    assert lines[-3:-1] == [line[language] for line in acorn.safety.lines]
    assert "help@acorn.example" in lines[-1]
    assert ("我的 → 客服" in lines[-1]) or ("Me → Support" in lines[-1])


def test_names_only_official_channels_for_support(acorn: Library, nuts: Forest) -> None:
    for form in FORMS:
        text = render(walked(nuts, UNCLEAR), nuts, acorn, form)
        assert "old@" not in text
        assert "fans" not in text
        assert "third" not in text


def test_tells_none_from_skipped_from_never_asked(acorn: Library, nuts: Forest) -> None:
    told = {**TOLD, "tx_hash": None, "attachments": None, "token": None, "app_version": None}
    del told["contact"]
    text = render(walked(nuts, STOLEN, told), nuts, acorn, "text")
    assert "Transaction hash: none given" in text
    assert "Files: none given" in text
    assert "Not given: Coin, App version" in text
    assert "Still missing: Contact" in text
    assert "; no hash" in text.splitlines()[1]


def test_a_fact_that_the_plan_forgets_is_said_all_the_same(acorn: Library, nuts: Forest) -> None:
    case = walked(nuts, STOLEN, {**TOLD, "left_over": "a crumb"})
    assert "[More]\nWhat else: a crumb\n" in render(case, nuts, acorn, "text")


def test_says_what_was_answered_tried_and_found(acorn: Library, nuts: Forest) -> None:
    finding = Finding("network", "fail", "service_down", evidence={"targets": "acorn.example"})
    text = render(walked(nuts, BROKEN, finding=finding), nuts, acorn, "text")
    assert "How did they go? The wallet does not open\n" in text
    assert "Close the wallet and open it again (done, no help)\n" in text
    found = "Network connection: a problem. Your network is fine and other websites answer."
    assert f"{found} acorn.example does not work properly at the moment.\n" in text
    unsure = render(walked(nuts, UNCLEAR), nuts, acorn, "text")
    assert "How did they go?" not in unsure


def test_a_result_that_was_brought_along_is_marked(acorn: Library, nuts: Forest) -> None:
    mark = " (brought along by the user, not looked at again)\n"
    finding = Finding("network", "fail", "service_down", evidence={"brought": True})
    text = render(walked(nuts, BROKEN, finding=finding), nuts, acorn, "text")
    assert f"Network connection: a problem{mark}" in text
    offline = finding._replace(cause="device_offline")
    text = render(walked(nuts, BROKEN, finding=offline), nuts, acorn, "text")
    assert "Network connection: a problem. This device is not connected to any network." in text
    assert f"flight mode{mark}" in text


def test_survives_a_chat_box(acorn: Library, nuts: Forest) -> None:
    for language in acorn.languages:
        case = walked(nuts, BROKEN, language=language)
        text = render(case, nuts, acorn, "text")
        text.encode("gbk")
        own = text
        for value in TOLD.values():
            own = own.replace(str(value), "")
        own = own.replace("lost-nuts", "")
        assert not re.search(r"[\t*_`~#<>|\\]", own)
        assert not re.search(r"^[ \-+]|^\d+\.|([=\-.])\1\1", own, re.MULTILINE)
        for line in filter(None, text.splitlines()):
            assert re.search(r"\w", line)
        assert "\n\n\n" not in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_long_case_gives_the_answers_without_their_questions(
    acorn: Library, nuts: Forest, language: str
) -> None:
    case = walked(nuts, STOLEN, language=language)
    how = nuts.tree.nodes["how"]
    assert isinstance(how, Ask)
    assert how.own
    assert how.own.options
    question = how.own.prompt[language]
    answer = acorn.phrase("request.label.answers", language)
    long = walked(nuts, STOLEN, {**TOLD, "what_happened": "x" * FITS}, language=language)
    assert question in render(case, nuts, acorn, "text")
    assert question not in render(long, nuts, acorn, "text")
    assert answer not in render(case, nuts, acorn, "text")
    assert f"{answer}{':' if language == 'en' else '：'}" in render(long, nuts, acorn, "text")
    assert how.own.options["moved"][language] in render(long, nuts, acorn, "text")
    assert "lost-nuts/stolen" in render(long, nuts, acorn, "text")
    assert question in render(long, nuts, acorn, "json")


@pytest.mark.parametrize("form", FORMS)
def test_everything_from_outside_goes_through_the_gate(
    acorn: Library, nuts: Forest, form: Form
) -> None:
    told = {
        name: value if name in ("platform", "happened_at") else "MARK"
        for name, value in TOLD.items()
    }
    finding = Finding(
        "network",
        "fail",
        "service_down",
        {"to": "MARK"},
        {"token": "MARK"},
        {"targets": "MARK"},
        ("MARK",),
    )
    case = walked(nuts, UNCLEAR, told, finding=finding)
    text = render(case, nuts, acorn, form, lambda text: text.replace("MARK", "[gone]"))
    assert "MARK" not in text
    assert text.count("[gone]") >= 10


@pytest.mark.parametrize("form", FORMS)
def test_no_folder_and_no_evidence_gets_out(acorn: Library, nuts: Forest, form: Form) -> None:
    finding = Finding("network", "ok", evidence={"proxy": "10.0.0.1"}, hosts=("acorn.example",))
    text = render(walked(nuts, STOLEN, finding=finding), nuts, acorn, form)
    assert "secret folder" not in text
    assert "10.0.0.1" not in text
    assert "shot.png" in text


@pytest.mark.parametrize("form", FORMS)
def test_a_case_of_another_pack_is_rendered_as_far_as_it_goes(
    acorn: Library, nuts: Forest, form: Form
) -> None:
    case = Case(
        tree="gone",
        digest="",
        language="zh",
        started="",
        finished="",
        facts={"unheard": "of", "network": "nowhere", "how": "gone", "happened_at": "some day"},
        findings=(Finding("unheard", "fail", "odd"), Finding("network", "fail", "service_down")),
        path=(Visit("gone", "node", "step", "fixed"),),
        end_tree="gone",
        end="end",
        outcome="escalate",
    )
    text = render(case, nuts, acorn, form)
    assert "nowhere" in text
    assert "some day" in text


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=60, deadline=None)
@given(value=st.text(st.characters(exclude_categories=()), min_size=1, max_size=40))
def test_no_value_breaks_a_line(acorn: Library, nuts: Forest, form: Form, value: str) -> None:
    plain = render(walked(nuts, STOLEN, {**TOLD, "what_happened": "x"}), nuts, acorn, form)
    text = render(walked(nuts, STOLEN, {**TOLD, "what_happened": value}), nuts, acorn, form)
    assert len(people(text).split("\n")) == len(people(plain).split("\n"))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)


def test_the_language_is_that_of_the_case(acorn: Library, nuts: Forest) -> None:
    case = walked(nuts, STOLEN)
    assert "Android phone" in render(case, nuts, acorn, "text")
    assert "安卓手机" in render(case._replace(language="zh"), nuts, acorn, "text")
