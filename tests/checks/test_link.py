"""The link check: a verdict as a finding, without contacting anybody."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tpsupport.case import STATUSES
from tpsupport.checks.check import UNANSWERED
from tpsupport.checks.context import Context
from tpsupport.checks.link import CHECK
from tpsupport.desk.words import summary
from tpsupport.official.verdict import KINDS, STATUS
from tpsupport.pack.library import Library


@pytest.fixture
def context() -> Context:
    def refuse(*_: object) -> object:
        raise AssertionError("the link check must not go out")

    return Context(library=Library.open(), resolve=refuse, connect=refuse)  # type: ignore[arg-type] # a double that only refuses


FOUND = [
    ("https://help.tokenpocket.pro/", "ok.official"),
    ("@TokenPocket_TP", "ok.official"),
    ("tpwallet.io", "warn.formerly_official"),
    ("tokenpoket.com", "fail.lookalike"),
    ("客服微信：tp8888888", "fail.lookalike"),
    ("tokenpocket.biz", "fail.known_bad"),
    ("tpglobalwallet.net", "fail.known_bad"),
    ("example.org", "unknown.not_known"),
    ("官网 tokenpocket.pro，升级 https://tokenp0cket.com", "fail.lookalike"),
    ("你好", "unknown.not_known"),
    ("", "unknown.not_known"),
]


@pytest.mark.parametrize(("text", "code"), FOUND)
def test_the_finding(context: Context, text: str, code: str) -> None:
    finding = CHECK.run(context, link=text)
    assert (finding.check, finding.code) == ("link", code)
    assert finding.cause in CHECK.causes[finding.status]
    assert finding.hosts == ()


def test_the_evidence_tells_what_it_resembles_and_how(context: Context) -> None:
    evidence = CHECK.run(context, link="https://tokenp0cket.com/login").evidence
    assert evidence["subject"] == "https://tokenp0cket.com/login"
    assert (evidence["resembles"], evidence["trick"]) == ("tokenpocket.pro", "leet")


def test_where_no_name_is_imitated_it_is_the_product(context: Context) -> None:
    finding = CHECK.run(context, link="客服微信：abc8888888")
    assert finding.evidence["resembles"] == "TokenPocket"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("text", [text for text, _ in FOUND])
def test_every_finding_has_its_sentence(context: Context, text: str, language: str) -> None:
    finding = CHECK.run(context, link=text)
    said = summary(finding, context.library, language)
    assert finding.evidence["subject"] in said
    assert "{" not in said


def test_nobody_is_contacted(context: Context) -> None:
    assert CHECK.contacts(context, link="https://evil.com") == ()


def test_the_declaration_is_closed() -> None:
    assert CHECK.arguments == {"link": "text"}
    assert set(CHECK.causes) == set(STATUSES)
    assert {cause for causes in CHECK.causes.values() for cause in causes} == {*KINDS, *UNANSWERED}
    for kind, status in STATUS.items():
        assert kind in CHECK.causes[status]


def test_declaring_imports_nothing_of_the_work() -> None:
    code = "import sys, tpsupport.checks.link; print([m for m in sys.modules if 'official' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
