"""Before something of a person's is looked up: who will see it is told, and the person is asked."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.chains.loopback import serving
from tpsupport.checks.check import Contact
from tpsupport.checks.context import Context
from tpsupport.cli.consent import Consent, who_sees
from tpsupport.cli.prompt.recording import Recording
from tpsupport.pack.library import Library

from .nodes import Counted, asked_hash, good
from .people import LIBRARY, session
from .program import ROOT, Ran, sound, tpsupport

ADDRESS = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
HASH = asked_hash("ethereum", "out_of_gas")
ANSWERS = f"answers:\n  seen: failed\n  tx_hash: '{HASH}'\n"


@dataclass(frozen=True)
class World:
    """The shipped trees in a pack of which only one network is asked, at a loopback node."""

    pack: Path
    node: Counted
    sheet: Path

    def diagnose(self, *more: str, language: str = "en", typed: str = "") -> Ran:
        given = ("--pack", str(self.pack), "diagnose", "payment-failure")
        sheet = ("--answers", str(self.sheet))
        return sound(tpsupport("--lang", language, *given, *sheet, *more, stdin=typed))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    node = good("out_of_gas")
    with ExitStack() as stack:
        url = stack.enter_context(serving(node))
        folder = tmp_path / "pack"
        shutil.copytree(ROOT / "decision_trees", folder)
        networks = {
            key: {**each, "endpoints": [], "history": [], "relay": "", "indexer": ""}
            for key, each in Library.open().document("networks")["networks"].items()
        }
        networks["ethereum"]["endpoints"] = [{"url": url, "source": "test"}]
        document = json.dumps({"networks": networks}, ensure_ascii=False)
        (folder / "networks.yaml").write_text(document, encoding="utf-8")
        sheet = tmp_path / "answers.yaml"
        sheet.write_text(ANSWERS, encoding="utf-8")
        yield World(folder, node, sheet)


def asked(ran: Ran, language: str) -> bool:
    return LIBRARY.phrase("cli.look_up.ask", language) in ran.err


def told(ran: Ran, language: str) -> bool:
    return "127.0.0.1" in ran.err and (
        LIBRARY.phrase("chain_checks.why.transaction", language)[:20] in ran.err
    )


def found(language: str, code: str) -> str:
    return LIBRARY.phrase(f"chain_checks.transaction.{code}", language)[:20]


@LANGUAGES
def test_yes_looks_it_up(language: str, world: World) -> None:
    ran = world.diagnose("--plain", language=language, typed="1\n4\n")
    assert told(ran, language)
    assert asked(ran, language)
    assert ran.err.index("127.0.0.1") < ran.err.index(LIBRARY.phrase("cli.look_up.ask", language))
    assert world.node.asked
    assert found(language, "fail_out_of_gas") in ran.err.replace("\n", " ")


@LANGUAGES
@pytest.mark.parametrize("typed", ["2\n", "no\n", ""], ids=["2", "no", "gone"])
def test_no_and_nobody_there_look_nothing_up(typed: str, language: str, world: World) -> None:
    ran = world.diagnose("--plain", language=language, typed=typed)
    assert told(ran, language)
    assert asked(ran, language)
    assert world.node.asked == []
    offline = LIBRARY.phrase("checks.common.unknown_offline", language)
    assert offline[:12] in ran.err


@LANGUAGES
def test_a_script_is_told_and_not_asked(language: str, world: World) -> None:
    for more in (("--no-input",), ()):
        world.node.asked.clear()
        ran = world.diagnose(*more, language=language)
        assert told(ran, language)
        assert not asked(ran, language)
        assert world.node.asked


@LANGUAGES
def test_whoever_does_not_want_to_be_asked_is_told(
    language: str, world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("ask_before_lookup: false\n", encoding="utf-8")
    monkeypatch.setenv("TPSUPPORT_CONFIG", str(config))
    ran = world.diagnose("--plain", language=language, typed="4\n")
    assert told(ran, language)
    assert not asked(ran, language)
    assert world.node.asked
    world.node.asked.clear()
    monkeypatch.setenv("TPSUPPORT_ASK_BEFORE_LOOKUP", "1")
    assert asked(world.diagnose("--plain", language=language, typed="2\n"), language)


@pytest.mark.parametrize("how", ["option", "file", "variable"])
def test_offline_there_is_nothing_to_ask(
    how: str, world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("offline: true\n" if how == "file" else "", encoding="utf-8")
    monkeypatch.setenv("TPSUPPORT_CONFIG", str(config))
    monkeypatch.setenv("TPSUPPORT_OFFLINE", "1" if how == "variable" else "")
    more = ("--offline",) if how == "option" else ()
    ran = world.diagnose("--plain", *more, typed="")
    assert not asked(ran, "en")
    assert "127.0.0.1" not in ran.err
    assert world.node.asked == []


def test_what_was_seen_elsewhere_is_not_looked_up(world: World) -> None:
    text = ANSWERS + "found: {transaction: fail.out_of_gas}\n"
    world.sheet.write_text(text, encoding="utf-8")
    ran = world.diagnose("--plain", typed="4\n")
    assert not asked(ran, "en")
    assert world.node.asked == []


# The words, and once for all


@LANGUAGES
def test_the_first_few_hosts_are_named(language: str) -> None:
    why = "chain_checks.why.address"
    contacts = [Contact(f"n{at}.example", why) for at in (1, 2, 2, 3, 4, 5)]
    [line] = who_sees(session(language), contacts)
    for at in (1, 2, 3):
        assert f"n{at}.example" in line
    assert "n4.example" not in line
    assert ("5" if language == "zh" else "2 more") in line
    assert LIBRARY.phrase(why, language) in line
    assert len(who_sees(session(language), [*contacts, Contact("a", "chain_checks.why.node")])) == 2
    assert who_sees(session(language), []) == []


@pytest.mark.parametrize("reply", ["yes", "no"])
def test_it_is_asked_once(reply: str) -> None:
    prompter = Recording([reply])
    consent = Consent(session("en"), prompter, ask=True)
    context = Context(library=LIBRARY)
    balance = {"address": ADDRESS, "network": "ethereum"}
    for _ in range(2):
        assert consent.allows("balance", balance, context) is (reply == "yes")
        assert consent.allows("transaction", {"hash": HASH}, context) is (reply == "yes")
    assert len(prompter.questions) == len(prompter.said) == 1
    assert [option.id for option in prompter.questions[0].options] == ["yes", "no"]


def test_what_tells_nothing_of_a_person_needs_no_consent() -> None:
    prompter = Recording()
    consent = Consent(session("en"), prompter, ask=True)
    context = Context(library=LIBRARY)
    offline = Context(library=LIBRARY, offline=True)
    assert consent.allows("network", {"network": "tron"}, context)
    assert consent.allows("node", {"network": "tron"}, context)
    assert consent.allows("address", {"address": ADDRESS}, context)
    assert consent.allows("balance", {"address": ADDRESS, "network": "bsc"}, offline)
    assert (prompter.questions, prompter.said) == ([], [])
