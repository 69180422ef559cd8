"""A secret, wherever it is put in: refused, and neither shown nor written anywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.cli.program import Ran, sound, tpsupport
from tests.privacy.wallets import base58check, hex64, phrase

RANDOM = Random(20261122)
SECRETS = {
    "english phrase": " ".join(phrase(RANDOM, "en")),
    "english phrase of 24": " ".join(phrase(RANDOM, "en", 24)),
    "chinese phrase": " ".join(phrase(RANDOM, "zh")),
    "chinese phrase without spaces": "".join(phrase(RANDOM, "zh")),
    "labelled key": f"私钥：0x{hex64(RANDOM)}",
    "labelled key in English": f"my private key is 0x{hex64(RANDOM)}",
    "wif": base58check(b"\x80" + RANDOM.randbytes(32) + b"\x01"),
}
secrets = pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS.keys())
languages = pytest.mark.parametrize("language", ["zh", "en"])
START = ("diagnose", "payment-failure", "--no-input", "--offline")
AN_END = ("--set", "seen=short", "--set", "what_is_short=energy")
OPEN_FACTS = [
    *("what_happened", "error_text", "steps_taken", "tried", "exchange", "memo", "withdrawal_id"),
    *("wallet_address", "tx_hash", "token", "amount", "happened_at", "network", "platform"),
    *("contact", "app_version", "suspect_link", "suspect_contact", "attachments", "seen"),
]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def pieces(secret: str) -> Iterator[str]:
    """Parts of a secret of which none may be seen."""
    secret = re.sub("私钥：|my private key is ", "", secret)
    words = secret.split()
    if len(words) > 1:
        yield from (" ".join(words[at : at + 3]) for at in range(len(words) - 2))
    else:
        size = 4 if secret[0] > "\u3400" else 12
        yield from (secret[at : at + size] for at in range(len(secret) - size + 1))


def hidden(ran: Ran, secret: str) -> Ran:
    """``ran``, in which no part of the secret was shown, nor left in a file."""
    sound(ran)
    files = [file for file in Path().rglob("*") if file.name != "answers.yaml"]
    shown = "\n".join([ran.said, *(str(file) for file in files)])
    shown += "".join(file.read_text(encoding="utf-8") for file in files if file.is_file())
    assert [piece for piece in pieces(secret) if piece in shown] == []
    return ran


def refused(ran: Ran, secret: str) -> None:
    """It was not accepted, and that is said in words."""
    assert hidden(ran, secret).code == 2
    assert ran.out == ""
    assert ran.err.strip()


@languages
@secrets
def test_in_an_answer(secret: str, language: str) -> None:
    for fact in OPEN_FACTS:
        refused(tpsupport("--lang", language, *START, "--set", f"{fact}={secret}"), secret)


@languages
@secrets
def test_among_other_words(secret: str, language: str) -> None:
    story = f"转账失败了 {secret} 怎么办"
    for fact in ("what_happened", "error_text"):
        refused(tpsupport("--lang", language, *START, "--set", f"{fact}={story}"), secret)


@languages
@secrets
def test_in_an_answers_file(secret: str, language: str) -> None:
    contents: list[dict[str, Any]] = [
        {"answers": {"what_happened": secret}},
        {"answers": {"tx_hash": [secret, secret]}},
        {"answers": {secret: "x"}},
        {"answers": {"seen": secret}},
        {"tree": secret, "answers": {}},
        {secret: {}, "answers": {}},
        {"answers": {}, "found": {"network": secret}},
        {"answers": {}, "found": {secret: "ok"}},
    ]
    for content in contents:
        sheet = json.dumps(content, ensure_ascii=False)
        Path("answers.yaml").write_text(sheet, encoding="utf-8")
        for source, stdin in (("answers.yaml", ""), ("-", sheet)):
            ran = tpsupport("--lang", language, *START, "--answers", source, stdin=stdin)
            refused(ran, secret)
    twice = f'"{secret}": a\n"{secret}": b\n'
    refused(tpsupport("--lang", language, *START, "--answers", "-", stdin=twice), secret)


@languages
@secrets
def test_as_the_name_of_a_file(secret: str, language: str) -> None:
    refused(tpsupport("--lang", language, *START, *AN_END, "--output", secret), secret)
    refused(tpsupport("--lang", language, *START, *AN_END, "--output", f"no/{secret}.txt"), secret)
    refused(tpsupport("--lang", language, *START, "--answers", secret), secret)
    for arguments in (("tree", "lint", secret), ("--pack", secret, "tree", "list")):
        assert hidden(tpsupport("--lang", language, *arguments), secret).code in (2, 3)


@languages
@secrets
def test_as_something_to_judge(secret: str, language: str) -> None:
    for more in ((), ("--json",)):
        refused(tpsupport("--lang", language, "check", "link", secret, *more), secret)
    lines = f"tokenpocket.pro\n{secret}\n"
    assert (
        hidden(tpsupport("--lang", language, "check", "link", "-", stdin=lines), secret).code == 2
    )
    listed = tpsupport("--lang", language, "check", "link", "a.example", "--official", secret)
    hidden(listed, secret)


@languages
@secrets
def test_anywhere_on_the_command_line(secret: str, language: str) -> None:
    for arguments in (
        (secret,),
        ("diagnose", secret),
        ("diagnose", f"--{secret}"),
        ("diagnose", "--format", secret),
        ("diagnose", "--timeout", secret),
        ("diagnose", "a", secret),
        ("--color", secret, "diagnose"),
        ("check", "network", "--offline", "--network", secret),
        ("--lang", secret, "check", "list"),
    ):
        refused(tpsupport("--lang", language, *arguments), secret)
    target = tpsupport("--lang", language, "check", "network", "--offline", "--target", secret)
    assert hidden(target, secret).code in (2, 4)


@languages
@secrets
def test_typed_at_a_question(secret: str, language: str) -> None:
    given = ("diagnose", "payment-failure", "--offline", "--request", *AN_END)
    ran = tpsupport("--plain", "--lang", language, *given, stdin=f"{secret}\n转账失败\n{secret}\n")
    assert hidden(ran, secret).code == 2
    assert 'what_happened: "转账失败"' in ran.out
