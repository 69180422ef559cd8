"""The two gates: what they refuse, what they say, and that they close when they cannot tell."""

from __future__ import annotations

import traceback
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from tpsupport.errors import SupportError, UndeterminedError, UsageError
from tpsupport.privacy import finder, guard
from tpsupport.privacy.guard import GateClosedError, SecretFound
from tpsupport.privacy.match import KINDS, SECRETS

from . import fresh, wallets

PHRASE = " ".join(wallets.phrase(Random(5), "en"))
PHRASES = Path(__file__).parents[2] / "decision_trees" / "phrases" / "privacy.yaml"


def words() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(PHRASES.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize(
    ("text", "code", "kind", "count"),
    [
        (PHRASE, "mnemonic_valid", "mnemonic", 12),
        (f"my phrase: {PHRASE.rsplit(' ', 1)[0]}", "mnemonic", "mnemonic", 11),
        ("private key " + "a1" * 32, "private_key", "private_key", 0),
        ("a1" * 32, "ambiguous", "private_key", 0),
        ('{"ciphertext": "aa", "kdfparams": {}}', "keystore", "keystore", 0),
        ("password: Abc12345", "password", "password", 0),
        ("验证码 482913", "otp", "otp", 0),
    ],
)
def test_a_secret_is_refused(text: str, code: str, kind: str, count: int) -> None:
    with pytest.raises(SecretFound) as refused:
        guard.admit(text)
    assert isinstance(refused.value, UsageError)
    assert refused.value.code == f"privacy.errors.{code}"
    assert refused.value.details == {"kind": kind, "slot": "text", "words": count}
    assert refused.value.ambiguous == (code == "ambiguous")


def test_no_error_holds_the_value() -> None:
    for case in (*fresh.mnemonics(Random(31)), *fresh.keys(Random(31))):
        with pytest.raises(SecretFound) as refused:
            guard.admit(case.text)
        said = repr(refused.value) + "".join(traceback.format_exception(refused.value))
        value = case.text[case.start : case.end]
        assert value not in said
        assert not any(word in said for word in case.words if len(word) > 9)


@pytest.mark.parametrize(
    ("text", "slot", "kept"),
    [
        ("ethereum", "network", "ethereum"),
        ("call 13800138000", None, "call 138****8000"),
        ("13800138000", "amount", "13800138000"),
        ("a@b.example", "contact", "a@b.example"),
        ("a@b.example", "text", "a***@b.example"),
        ("a1" * 32, "tx_hash", "a1" * 32),
        ("IMG_20250618_101233.png", "files", "IMG_20250618_101233.png"),
    ],
)
def test_what_is_admitted(text: str, slot: str | None, kept: str) -> None:
    assert guard.admit(text, slot) == kept


def test_what_is_released() -> None:
    text = f"contact a@b.example, phone 13800138000, tx {'ab' * 32}, {PHRASE}"
    assert guard.release(text, keep=["a@b.example"]) == (
        f"contact a@b.example, phone 138****8000, tx {'ab' * 32}, [mnemonic]"
    )
    assert guard.release("a1" * 32) == "[private_key]"
    assert guard.release("a1" * 32, keep=["a1" * 32]) == "a1" * 32
    assert guard.release(f"private key {'a1' * 32}", keep=["a1" * 32]).endswith("[private_key]")


@pytest.mark.parametrize(
    ("error", "code"), [(TimeoutError(), "too_slow"), (ValueError(PHRASE), "failed")]
)
def test_the_gates_close_when_the_search_fails(
    error: Exception, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(finder, "find", broken)
    for gate in (guard.admit, guard.release):
        with pytest.raises(GateClosedError) as closed:
            gate("a text of some length, with a number: 123456")
        assert closed.value.code == f"privacy.errors.{code}"
        assert isinstance(closed.value, UndeterminedError)
        assert PHRASE not in "".join(traceback.format_exception(closed.value))


def test_the_gates_close_when_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_SECONDS", 1e-9)
    with pytest.raises(GateClosedError, match="too_slow"):
        guard.release("a text of some length, with a number: 123456")


def test_the_gates_close_for_a_text_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LONGEST", 100)
    assert guard.release("1 " * 50) == "1 " * 50
    for gate in (guard.admit, guard.release):
        with pytest.raises(GateClosedError, match="too_long"):
            gate("1 " * 51)


def test_every_error_has_its_words_and_they_say_what_to_do() -> None:
    errors = words()["errors"]
    codes = {"mnemonic_valid", "ambiguous", "too_long", "too_slow", "failed", "not_a_text_line"}
    assert errors.keys() == codes | SECRETS
    for kind in (*SECRETS - {"password", "otp"}, "mnemonic_valid"):
        assert "新建" in errors[kind]["zh"]
        assert "new wallet" in errors[kind]["en"]
    details: dict[str, object] = {"kind": "x", "slot": "x", "words": 12, "most": 1, "line": 1}
    for text in errors.values():
        assert text["zh"].format(**details)
        assert text["en"].format(**details)


def test_every_kind_has_a_name() -> None:
    assert words()["kinds"].keys() == set(KINDS)
    assert words()["removed"].keys() == SECRETS


def test_the_root_error_is_ours() -> None:
    assert issubclass(SecretFound, SupportError)
    assert issubclass(GateClosedError, SupportError)
