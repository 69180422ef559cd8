"""``case read``: what the desk sees of a pasted request, and by which exit code it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.chains.loopback import serving
from tpsupport.case import Finding
from tpsupport.checks import runner
from tpsupport.desk.paste.envelope import seal

from .nodes import good, result
from .people import LIBRARY
from .program import ROOT, Ran, sound, tpsupport

ANSWERS = ROOT / "tests/data/answers/payment-failure"
SCHEMA = Draft202012Validator(
    json.loads((ROOT / "docs/schemas/case.schema.json").read_text(encoding="utf-8"))
)
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
MNEMONIC = "legal winner thank year wave sausage worth useful legal winner thank yellow"


@cache
def asked(end: str = "fee_coin", form: str = "text", language: str = "en") -> str:
    """What a customer pastes whose diagnosis came to ``end``."""
    given = ("--no-input", "--offline", "--answers", str(ANSWERS / f"{end}.yaml"))
    ran = sound(
        tpsupport("--lang", language, "diagnose", "payment-failure", *given, "--format", form)
    )
    return ran.out


def case_read(text: str | bytes, *arguments: str, language: str = "en") -> Ran:
    return sound(tpsupport("--lang", language, "case", "read", *arguments, stdin=text))


def document(text: str, *arguments: str, told: bool = False) -> Any:
    ran = case_read(text, "--json", *arguments)
    assert bool(ran.err) == told
    found = json.loads(ran.out)
    assert [error.message for error in SCHEMA.iter_errors(found)] == []
    return found


@pytest.fixture(scope="module")
def request_text() -> str:
    return asked()


@LANGUAGES
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_shows_the_case_in_the_language_of_the_desk(form: str, language: str) -> None:
    ran = case_read(asked(form=form, language="zh"), language=language)
    assert (ran.code, ran.err) == (0, "")
    how = LIBRARY.phrase(f"paste.source.{'json' if form == 'json' else 'token'}", language)
    lines = ran.out.splitlines()
    assert lines[:2] == [how, LIBRARY.phrase("paste.says", language)]
    assert "payment-failure/fee_coin" in ran.out
    assert "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" in ran.out
    assert LIBRARY.phrase("paste.customer", language, language="zh") in ran.out
    assert LIBRARY.safety.lines[0][language] not in ran.out
    assert "tpsr1" not in ran.out


def test_reads_a_file_in_any_encoding(tmp_path: Path) -> None:
    file = tmp_path / "request.txt"
    text = asked(language="zh")
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030"):
        file.write_text(text, encoding=encoding)
        ran = sound(tpsupport("--lang", "zh", "case", "read", str(file)))
        assert (ran.code, ran.err) == (0, "")
        assert "矿工费" in ran.out
    assert case_read(text.encode("latin-1", "replace")).code == 0


def test_the_document_holds_the_case(request_text: str) -> None:
    found = document(request_text)
    assert (found["source"], found["verified"], found["holds"]) == ("token", True, True)
    assert (found["problems"], found["checked"]) == ([], None)
    case = found["case"]
    assert case["end"]["node"] == "fee_coin"
    assert case["facts"]["network"]["value"] == "ethereum"
    assert case["facts"]["tx_hash"]["value"] is None
    assert [each["cause"] for each in case["findings"]] == ["empty"]


def test_answers_go_on_where_the_customer_stopped(request_text: str, tmp_path: Path) -> None:
    ran = case_read(request_text, "--answers")
    assert (ran.code, ran.err) == (0, "")
    file = tmp_path / "answers.yaml"
    file.write_text(ran.out, encoding="utf-8")
    given = ("--no-input", "--offline", "--answers", str(file))
    again = sound(tpsupport("--lang", "en", "diagnose", *given))
    assert again.out == request_text
    assert LIBRARY.phrase("cli.diagnose.other_version", "en") not in again.err


@pytest.mark.parametrize("file", sorted(ANSWERS.glob("*.yaml"))[::20], ids=lambda file: file.stem)
def test_answers_lead_to_the_same_end(file: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(case_read(asked(file.stem), "--answers").out, encoding="utf-8")
    again = sound(tpsupport("diagnose", "--no-input", "--offline", "--answers", str(answers)))
    assert f"payment-failure/{file.stem}" in again.out


WRONG: dict[str, tuple[Callable[[str], str], int, str, str]] = {
    "cut off": (lambda text: text[:-70], 1, "cut_off", "lines"),
    "cut off, alone": (lambda text: text[text.index("tpsr1") : -70], 4, "cut_off", "nothing"),
    "damaged": (lambda text: text.rstrip()[:-5] + "zzzzz", 1, "damaged", "lines"),
    "newer": (lambda text: text.replace("tpsr1", "tpsr2"), 1, "newer", "lines"),
    "newer, alone": (lambda text: "tpsr2" + seal(bytes(99))[5:], 4, "newer", "nothing"),
    "changed": (lambda text: text.replace("Amount: 1200", "Amount: 12"), 1, "changed", "token"),
    "no request": (lambda text: "hello, my coins are gone", 2, "no_request", "nothing"),
    "empty": (lambda text: "", 2, "no_request", "nothing"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_says_what_is_wrong(request_text: str, wrong: str) -> None:
    change, code, problem, source = WRONG[wrong]
    text = change(request_text)
    language = "zh" if code == 1 else "en"
    ran = case_read(text, language=language)
    assert ran.code == code
    found = document(text)
    assert (found["source"], found["problems"][0]["code"]) == (source, problem)
    words = LIBRARY.phrase_text(f"paste.problems.{problem}")
    assert words
    opening = words[language].split("{")[0].split("，")[0]
    assert opening in (ran.out if source != "nothing" else ran.err)
    assert (ran.out == "") == (source == "nothing")


def test_answers_of_nothing_are_nothing() -> None:
    ran = case_read("hello", "--answers")
    assert (ran.code, ran.out) == (2, "")


def test_a_secret_is_told_and_never_shown(request_text: str) -> None:
    text = request_text.replace("In short: ", f"In short: {MNEMONIC} ")
    for part in (text, text[: text.index("tpsr1")]):
        for arguments in ((), ("--json",), ("--answers",)):
            ran = case_read(part, *arguments)
            assert "legal winner" not in ran.said
    ran = case_read(text[: text.index("tpsr1")])
    assert ran.code == 1
    assert LIBRARY.phrase("paste.problems.secret", "en") in ran.out


@pytest.mark.parametrize(
    "text",
    [
        *("\x1b]52;c;aGk=\x07" * 9, "{" * 500_000, "tpsr1" * 200_000, "\x00\xff".encode("latin-1")),
        *(b"\xff\xfe\x00", b"\x80" * 1000, "[/red][link=x]In short: [/foo]\n" * 9),
    ],
    ids=range(7),
)
def test_hostile_input_ends_well(text: str | bytes) -> None:
    assert case_read(text).code in (2, 4)


def test_input_has_its_limit(tmp_path: Path) -> None:
    assert case_read(" " * 1_048_577).code == 2
    missing = sound(tpsupport("case", "read", str(tmp_path / "none")))
    assert (missing.code, missing.out) == (2, "")
    assert sound(tpsupport("case", "read", str(tmp_path))).code == 2


@pytest.mark.parametrize("arguments", [("--answers", "--json"), ("--answers", "--verify")])
def test_what_does_not_go_together(arguments: tuple[str, ...]) -> None:
    assert case_read("", *arguments).code == 2


# Checked again


def test_offline_nothing_is_seen(request_text: str) -> None:
    ran = case_read(request_text, "--verify", "--offline")
    assert (ran.code, ran.err) == (0, "")
    assert LIBRARY.phrase("paste.verify.title", "en") in ran.out
    [checked] = document(request_text, "--verify", "--offline")["checked"]
    assert (checked["said"], checked["agrees"]) == ("warn.empty", None)
    assert checked["seen"]["cause"] == "offline"


@pytest.mark.parametrize("balance", ["0x0", hex(10**18)])
def test_a_node_is_asked_again(
    request_text: str, balance: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agrees = balance == "0x0"
    node = good(eth_getBalance=result(balance), eth_getCode=result("0x"))
    file = tmp_path / "config.yaml"
    monkeypatch.setenv("TPSUPPORT_CONFIG", str(file))
    with serving(node) as url:
        file.write_text(f"endpoints: {{ethereum: '{url}'}}\n", encoding="utf-8")
        ran = case_read(request_text, "--verify")
        [checked] = document(request_text, "--verify", told=True)["checked"]
    assert "127.0.0.1" in ran.err
    assert "eth_getBalance" in node.asked
    assert checked["agrees"] is agrees, checked
    assert ran.code == (0 if agrees else 1)


def seen(request: str, finding: Finding, monkeypatch: pytest.MonkeyPatch) -> Ran:
    """What is shown where every check sees ``finding``."""

    def run(wanted: Any, context: object) -> dict[str, Finding]:
        made = [finding._replace(check=name, arguments=given) for name, given in wanted]
        return {each.key: each for each in made}

    monkeypatch.setattr(runner, "run", run)
    return case_read(request, "--verify")


def test_another_amount_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    text = asked("out_of_gas")
    facts = {"amount": "7", "network": "ethereum", "token": "0xabc", "happened_at": "2026-01-01"}
    finding = Finding("", "fail", "out_of_gas", facts=facts)
    ran = seen(text, finding, monkeypatch)
    told = LIBRARY.phrase("paste.verify.fact", "en", label="Amount", said="1200", seen="7")
    assert told in ran.out.splitlines()
    assert ran.out.count(told[:20]) == 1
    assert "0xabc" not in ran.out
    assert ran.code == 1
    same = seen(text, Finding("", "fail", "out_of_gas"), monkeypatch)
    assert LIBRARY.phrase("paste.verify.agrees", "en") in same.out
    assert same.code == 0


def test_what_is_about_the_customers_device_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran = seen(asked("service_down"), Finding("", "fail", "service_down"), monkeypatch)
    assert LIBRARY.phrase("paste.verify.own", "en") in ran.out
