"""``tpsupport reply``: an end, a request, the list, and everything that is no reply."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from .program import ROOT, sound, tpsupport

ANSWERS = ROOT / "tests/data/answers"
PLACE = "payment-failure/none_of_these"
WORDS = "abandon " * 11 + "about"


def request(language: str = "zh", form: str = "json", place: str = PLACE) -> str:
    """A request as a user would have it."""
    file = ANSWERS / f"{place}.yaml"
    tree = place.partition("/")[0]
    ran = tpsupport(
        *("--lang", language, "diagnose", tree, "--no-input", "--offline", "--request"),
        *("--format", form, "--answers", str(file)),
    )
    assert ran.out, ran.err
    return ran.out


def test_a_reply_from_an_end() -> None:
    ran = sound(
        tpsupport(
            *("--lang", "en", "reply", "payment-failure/tron_energy", "--agent", "Lin"),
            *("--set", "amount=120.5", "--set", "token=usdt", "--set", "network=TRC20"),
        )
    )
    assert (ran.code, ran.err) == (0, "")
    assert "This is about TRON, 120.5 USDT." in ran.out
    assert "\n1. " in ran.out
    assert ran.out.endswith("\nLin\n")


@pytest.mark.parametrize("form", ["json", "text"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_reply_to_a_request_in_the_language_of_the_customer(
    language: str, form: str, tmp_path: Path
) -> None:
    text = request(language, form)
    other = {"zh": "en", "en": "zh"}[language]
    file = tmp_path / "request.txt"
    file.write_text(text, encoding="utf-8")
    typed = [tpsupport("reply", str(file)), tpsupport("reply", "-", stdin=text)]
    typed.append(tpsupport("reply", stdin=text))
    for ran in typed:
        assert (sound(ran).code, ran.out) == (0, typed[0].out)
        assert ("您好" in ran.out) == (language == "zh")
    asked = tpsupport("--lang", other, "reply", "-", stdin=text)
    assert ("您好" in asked.out) == (other == "zh")


def test_what_the_request_says_is_not_asked_again() -> None:
    document = json.loads(tpsupport("reply", "-", "--json", stdin=request()).out)
    data = json.loads(request())
    assert set(document["missing"]) <= set(data["missing"])
    assert document["end"]["node"] == data["end"]["node"]
    assert document["language"] == "zh"


def test_a_customer_who_sent_a_secret_is_warned_first() -> None:
    text = f"我的助记词是 {WORDS}，帮我看看\n" + request("zh", "text")
    ran = sound(tpsupport("--lang", "zh", "reply", "-", stdin=text))
    assert "abandon" not in ran.said
    assert "要当作已经泄露" in ran.out
    assert ran.out.index("要当作已经泄露") < ran.out.index("\n1. ")
    assert "助记词" in ran.err
    assert "要当作已经泄露" not in tpsupport("reply", "-", stdin=request("zh", "text")).out


def test_a_request_that_was_cut_is_told_so() -> None:
    text = request("zh", "text")
    ran = sound(tpsupport("--lang", "zh", "reply", "-", stdin=text[: len(text) - 120]))
    assert "不全" in ran.err
    found = json.loads(tpsupport("reply", "-", "--json", stdin=text[: len(text) - 120]).out or "{}")
    assert found.get("verified") in (False, None)


def test_set_adds_to_what_a_request_says() -> None:
    ran = tpsupport(
        "--lang", "en", "reply", "-", "--set", "amount=7", "--set", "token=ETH", stdin=request()
    )
    assert "7 ETH" in ran.out


@pytest.mark.parametrize("channel", ["chat", "email", "x", "telegram"])
@pytest.mark.parametrize("tone", ["full", "short"])
def test_every_channel_and_tone(channel: str, tone: str) -> None:
    given = ("reply", "security/stolen", "--channel", channel, "--tone", tone)
    found = json.loads(tpsupport("--lang", "zh", *given, "--json").out)
    assert (found["channel"], found["tone"]) == (channel, tone)
    assert found["length"] <= found["limit"]
    text = sound(tpsupport("--lang", "zh", *given))
    assert text.code == 0
    assert found["text"] in text.out
    assert text.out.startswith("主题：") == (channel == "email")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("reply security/stolen --json", "reply"),
        ("reply security/stolen --channel email --agent Lin --json", "reply"),
        ("reply --list --json", "replies"),
    ],
)
def test_documents_are_as_they_are_published(typed: str, name: str) -> None:
    assert errors(name, tpsupport(*typed.split()).out) == []


def errors(name: str, text: str) -> list[str]:
    """What is wrong with a document by its published schema."""
    file = ROOT / f"docs/schemas/{name}.schema.json"
    schema = Draft202012Validator(json.loads(file.read_text(encoding="utf-8")))
    return [error.message for error in schema.iter_errors(json.loads(text))]


def test_the_catalogue_is_as_it_is_published(tmp_path: Path) -> None:
    assert tpsupport("reply", "export", "--for", "json", str(tmp_path)).code == 0
    assert errors("catalogue", (tmp_path / "replies.json").read_text(encoding="utf-8")) == []


def test_what_was_left_out_is_told_to_the_agent() -> None:
    ran = tpsupport("--lang", "en", "reply", "security/stolen", "--channel", "x")
    assert ran.code == 0
    assert "was left out: " in ran.err
    assert "the whole of the first step" in ran.err
    assert "create a completely new wallet" in ran.out


def test_the_list() -> None:
    ran = sound(tpsupport("--lang", "en", "reply", "--list"))
    assert "payment-failure/tron_energy  Not enough energy on TRON" in ran.out
    assert "tp-payment-failure-tron_energy" in ran.out
    rows = json.loads(tpsupport("reply", "--list", "security", "--json").out)["replies"]
    assert {row["tree"] for row in rows} == {"security"}
    stolen = next(row for row in rows if row["node"] == "stolen")
    assert stolen["code"] == "tp-security-stolen"
    assert {"network", "wallet_address", "attacker_tx"} <= set(stolen["facts"])


@pytest.mark.parametrize(
    ("typed", "stdin", "code", "words"),
    [
        ("reply security/nope", "", 2, "has no end “nope”"),
        ("reply securty/stolen", "", 2, "Did you mean “security”?"),
        ("reply nowhere.txt", "", 2, "nowhere.txt"),
        ("reply -", "hello, my coins are gone", 2, "no request in this"),
        ("reply -", "", 2, "no request in this"),
        ("reply -", "{" * 5000, 2, "no request in this"),
        ("reply -", '{"kind": "request"}', 2, "no request in this"),
        ("reply security/stolen --channel sms", "", 2, "--channel cannot be “sms”"),
        ("reply security/stolen --tone loud", "", 2, "--tone cannot be “loud”"),
        ("reply security/stolen --set nothing=1", "", 2, "“nothing”"),
        ("reply security/stolen --set amount=lots", "", 2, "amount"),
        ("reply security/stolen --skip 3", "", 2, "--skip needs --batch"),
        ("reply security/stolen --resume x", "", 2, "--resume needs --batch"),
        ("reply --batch --skip x", "", 2, "--skip takes a whole number"),
        ("reply --batch --skip 1 --resume x", "", 2, "do not go together"),
        ("reply --list nothing", "", 2, "no problem called “nothing”"),
        ("reply export --for zoho out", "", 2, "--for cannot be “zoho”"),
        ("reply export --for csv --folder x out", "", 2, "--folder takes a whole number"),
        ("reply export --for csv /proc/none/there", "", 2, "cannot be written"),
        ("reply export --for csv", "", 2, "DIR is missing"),
        ("reply exprot --for csv", "", 2, "“--for”"),
    ],
)
def test_complaints(typed: str, stdin: str, code: int, words: str) -> None:
    ran = sound(tpsupport("--lang", "en", *typed.split(), stdin=stdin))
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err


@pytest.mark.parametrize("option", ["--agent", "--desk", "--customer", "--set"])
def test_no_secret_passes(option: str) -> None:
    value = f"token={WORDS}" if option == "--set" else WORDS
    ran = sound(tpsupport("reply", "security/stolen", option, value))
    assert ran.code == 2
    assert "abandon" not in ran.said


def test_no_secret_of_a_request_passes() -> None:
    data = json.loads(request())
    data["facts"]["withdrawal_id"] = {"type": "text", "value": WORDS}
    ran = sound(tpsupport("reply", "-", stdin=json.dumps(data)))
    assert "abandon" not in ran.said


def test_names_are_cleaned() -> None:
    name = "An\x1b]0;x\x07n\u202e {why}\nsecond"
    ran = sound(tpsupport("--lang", "en", "reply", "security/stolen", "--agent", name))
    assert ran.out.endswith("\nAnn {why} second\n")


def test_hostile_facts_of_a_request_stay_words() -> None:
    data = json.loads(request("en"))
    data["facts"]["token"] = {"type": "token", "value": "\x1b[31m[red]{why}\u202e"}
    data["facts"]["tx_hash"] = {"type": "tx_hash", "value": "x" * 9000}
    assert sound(tpsupport("--lang", "en", "reply", "-", stdin=json.dumps(data))).code in (0, 2)


def test_an_export(tmp_path: Path) -> None:
    for _ in range(2):
        ran = sound(
            tpsupport("--lang", "en", "reply", "export", "--for", "zendesk", str(tmp_path / "new"))
        )
        assert (ran.code, ran.out) == (0, "")
        assert "macros.json" in ran.err
    assert sorted(file.name for file in (tmp_path / "new").iterdir()) == [
        "dynamic_content.json",
        "macros.json",
    ]


def test_an_export_without_a_folder_says_so(tmp_path: Path) -> None:
    ran = tpsupport("--lang", "en", "reply", "export", "--for", "freshdesk", str(tmp_path))
    assert ran.code == 0
    assert "--folder" in ran.err


def test_an_export_keeps_the_name_of_the_desk(tmp_path: Path) -> None:
    given = ("reply", "export", "--for", "csv", "--desk", "Nut desk", "--tone", "short")
    assert tpsupport(*given, "--channel", "email", str(tmp_path)).code == 0
    assert "Nut desk" in (tmp_path / "replies.csv").read_text(encoding="utf-8")
