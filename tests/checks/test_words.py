"""Every code has its phrase, and a finding reads as plain lines."""

from __future__ import annotations

import json

import pytest

from tpsupport.case import Finding
from tpsupport.checks import registry
from tpsupport.checks.network import causes
from tpsupport.checks.network.report import Verdict
from tpsupport.checks.network.targets import ROLES
from tpsupport.checks.network.words import lines, verdict
from tpsupport.checks.runner import unanswered
from tpsupport.desk import words
from tpsupport.pack.library import Library

from . import servers
from .looking import HOST, Make, look

ROWS = tuple(cause for causes in causes.STOPS.values() for cause in causes)
NAMES = [
    *(f"verdict.{blame}" for blame in causes.BLAMES),
    *(f"role.{role}" for role in ROLES),
    *(f"why.{role}" for role in (*ROLES, "proxy")),
    *(f"way.{way}" for way in ("ipv4", "ipv6", "proxy")),
    *(f"stage.{stage}" for stage in causes.STAGES),
    *(f"note.{note}" for note in causes.NOTES),
    *(f"cause.{cause}" for cause in ROWS),
]
EVIDENCE = {"targets": "a.example", "proxy": "http://p:1", "clock_off_by": 90}


@pytest.mark.parametrize("name", NAMES)
def test_phrase(name: str) -> None:
    library = Library.open()
    found = [library.phrase(f"network.{name}", language) for language in library.languages]
    assert all(found)


def test_no_phrase_without_a_code() -> None:
    document = Library.open().document("phrases/network")
    assert set(document["cause"]) == set(ROWS)
    assert set(document["note"]) == set(causes.NOTES)
    wanted = {"title", "about", "ok"}
    for status, codes in causes.CAUSES.items():
        wanted |= {f"{status}_{code}" for code in codes}
    assert set(Library.open().document("phrases/checks")["network"]) == wanted


@pytest.mark.parametrize("name", registry.names())
def test_every_finding_has_a_sentence(name: str) -> None:
    library = Library.open()
    for status, codes in registry.load(name).causes.items():
        for code in codes or (None,):
            finding = Finding(name, status, code, evidence=EVIDENCE)
            found = {words.summary(finding, library, each) for each in library.languages}
            assert len(found) == len(library.languages)
            assert words.summary(Finding(name, status, code), library, "en")
    assert words.title(name, library, "zh") != words.title(name, library, "en")


def test_what_no_check_names_is_said_in_common_words() -> None:
    library = Library.open()
    for code in ("offline", "timeout", "crashed"):
        assert words.summary(unanswered("something", code), library, "zh")
    with pytest.raises(KeyError):
        words.summary(Finding("something", "fail", "odd"), library, "zh")


def test_causes_are_known_where_they_are_judged() -> None:
    judged = (
        causes.UNRESOLVED | causes.DATES | causes.FORGED | causes.THEIRS
        | causes.ANSWERED | causes.REFUSED | causes.ASIDE
    )  # fmt: skip
    assert judged <= set(ROWS)
    assert len(set(ROWS)) == len(ROWS)
    assert not causes.FORGED & causes.THEIRS
    assert not causes.ANSWERED & causes.REFUSED
    for stage, stops in causes.STOPS.items():
        assert all(stop.startswith((f"{stage}_", "captive_")) for stop in stops)
    assert Verdict("ok").blame == "none"


def test_lines(make: Make) -> None:
    closed = servers.closed_port()
    with servers.serving(servers.secure("good", servers.answering())) as server:
        finding = look(
            make(
                [
                    {"url": f"https://{HOST}:{server.port}/", "role": "site"},
                    {"url": f"https://help.loop.test:{closed}/", "role": "help"},
                    {"url": "https://gone.example.org/", "role": "help"},
                ],
                environ={"https_proxy": "socks5://me:secret@p.example:1"},
            )
        )
    kept = json.loads(json.dumps(finding.evidence))
    assert kept == finding.evidence
    library = Library.open()
    for language, verdict_words in (("zh", "无法判断"), ("en", "not known")):
        told = lines(finding, library, language)
        assert [line.status for line in told] == ["ok", "fail", "fail", "ok", "warn"]
        assert HOST in told[0].text
        assert "p.example" in told[3].text
        assert verdict(finding, library, language) == verdict_words
        assert "secret" not in str(told)
    english = [line.text for line in lines(finding, library, "en")]
    assert "IPv4: connection refused" in english[1]
    assert "IPv4 and IPv6: no such name" in english[2]


def test_a_finding_that_looked_at_nothing_has_no_lines() -> None:
    library = Library.open()
    finding = unanswered("network", "offline")
    assert lines(finding, library, "zh") == ()
    assert verdict(finding, library, "zh") == ""
