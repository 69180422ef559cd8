"""Where a request goes: standard output always, and a file or the clipboard on wish."""

from __future__ import annotations

import base64
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tpsupport.case import Case, Finding
from tpsupport.checks.registry import declarations
from tpsupport.cli.diagnose.delivery import deliver
from tpsupport.desk.render import Form
from tpsupport.errors import UsageError
from tpsupport.trees.proof import load

from .people import LIBRARY, Page, session

FOREST = load(LIBRARY, "payment-failure", declarations())


@dataclass(frozen=True)
class To:
    form: Form = "text"
    output: str | None = None
    copy: bool = False


def case(**facts: str | None) -> Case:
    return Case(
        tree="payment-failure",
        digest="0",
        language="zh",
        started="2026-11-22T12:00:00+08:00",
        finished="2026-11-22T12:01:00+08:00",
        facts={"seen": "short", "what_is_short": "energy", **facts},
        end_tree="payment-failure",
        end="tron_energy",
        outcome="self_help",
    )


def test_it_is_always_shown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "request.txt"
    deliver(session("zh"), case(what_happened="失败"), FOREST, To(output=str(file)))
    shown = capsys.readouterr()
    assert file.read_text(encoding="utf-8") == shown.out
    assert "失败" in shown.out
    assert str(file) in shown.err


def test_a_file_that_cannot_be_written_comes_after_the_request(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as caught:
        deliver(session("zh"), case(), FOREST, To(output=str(tmp_path)))
    assert caught.value.code == "file_unwritable"
    assert "payment-failure/tron_energy" in capsys.readouterr().out


def test_the_clipboard_gets_the_request_and_nothing_else(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page(terminal=True)
    monkeypatch.setattr(sys, "stderr", page)
    deliver(session("zh"), case(), FOREST, To(copy=True))
    [packed] = re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", page.getvalue())
    assert base64.b64decode(packed).decode() == capsys.readouterr().out


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_what_slipped_in_is_hidden_in_every_form(
    form: Form, capsys: pytest.CaptureFixture[str]
) -> None:
    phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    found = Finding("network", "fail", "dns_broken", evidence={"host": f"私钥 0x{'4c' * 32}"})
    told = case(
        what_happened=f"助记词是 {phrase}", contact="wei@example.com", tried="电话 13812345678"
    )
    told = told._replace(findings=(found,))
    deliver(session("zh"), told, FOREST, To(form))
    shown = capsys.readouterr().out
    assert "sausage worth" not in shown
    assert "4c4c4c4c" not in shown
    assert "13812345678" not in shown
    assert "wei@example.com" in shown
