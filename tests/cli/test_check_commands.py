"""``tpsupport check network``, ``link`` and ``list``, and ``contact``, from the command line."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from tpsupport.checks.registry import declarations

from .people import LIBRARY
from .program import sound, tpsupport

languages = pytest.mark.parametrize("language", ["zh", "en"])


@languages
def test_the_network_offline_is_not_determined(language: str) -> None:
    ran = sound(tpsupport("--lang", language, "check", "network", "--offline"))
    assert (ran.code, ran.err) == (4, "")
    assert ran.out.strip()


def test_a_target_that_does_not_answer_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    target = ("--target", f"127.0.0.1:{port}", "--timeout", "3")
    ran = sound(tpsupport("check", "network", *target, "--json"))
    found = json.loads(ran.out)
    assert ran.code == {"ok": 0, "warn": 0, "fail": 1, "unknown": 4}[found["status"]]
    assert found["status"] in ("fail", "unknown")
    assert found["arguments"] == {"target": f"127.0.0.1:{port}"}


def test_a_network_is_known_by_any_of_its_names() -> None:
    for name in ("tron", "TRC20", "波场"):
        ran = sound(tpsupport("check", "network", "--network", name, "--offline", "--json"))
        assert json.loads(ran.out)["arguments"] == {"network": "tron"}
    ran = sound(tpsupport("check", "network", "--network", "trno", "--offline"))
    assert (ran.code, ran.out) == (2, "")
    assert "tron" in ran.err


@languages
def test_the_list_of_checks_names_every_host(language: str) -> None:
    ran = sound(tpsupport("--lang", language, "check", "list"))
    listed = json.loads(tpsupport("--lang", language, "check", "list", "--json").out)["checks"]
    assert [each["name"] for each in listed] == list(declarations())
    for each in listed:
        assert each["title"] in ran.out
        for contact in each["contacts"]:
            assert contact["host"] in ran.out
            assert contact["why"] in ran.out


@pytest.mark.parametrize(
    ("text", "code", "strict"),
    [
        ("https://www.tokenpocket.pro/en/download", 0, 0),
        ("service@tokenpocket.pro", 0, 0),
        ("https://tpwallet.io", 0, 1),
        ("tokennpocket.pro", 1, 1),
        ("example.org", 4, 4),
        ("你好", 4, 4),
    ],
)
@languages
def test_links(text: str, code: int, strict: int, language: str) -> None:
    ran = sound(tpsupport("--lang", language, "check", "link", text))
    assert (ran.code, ran.err) == (code, "")
    assert ran.out.strip()
    assert tpsupport("check", "link", text, "--strict").code == strict


def test_another_list_of_official_names(tmp_path: Path) -> None:
    listed = tmp_path / "official.txt"
    listed.write_text("example.org\n@example_support\n", encoding="utf-8")
    for official in ("example.org,@example_support", str(listed)):
        given = ("check", "link", "--official", official)
        assert tpsupport(*given, "https://example.org/x").code == 0
        assert tpsupport(*given, "https://examp1e.org").code == 1
        assert tpsupport(*given, "https://tokenpocket.pro").code == 4


@languages
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_the_contact_sheet(form: str, language: str) -> None:
    ran = sound(tpsupport("--lang", language, "contact", "--format", form))
    assert (ran.code, ran.err) == (0, "")
    assert "service@tokenpocket.pro" in ran.out
    for line in LIBRARY.document("safety")["lines"]:
        assert line[language] in ran.out.replace("\n", "") or form == "text"
    if form == "json":
        assert json.loads(ran.out) | {"at": ""} == json.loads(
            tpsupport("--lang", language, "contact", "--json").out
        ) | {"at": ""}
