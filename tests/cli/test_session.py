"""A session: the language, the phrases, the gate, and errors in words."""

from __future__ import annotations

import pytest

from tpsupport.cli.session import open_session
from tpsupport.cli.settings import Settings
from tpsupport.errors import PackError, UsageError
from tpsupport.pack.flaw import Flaw, Place

from .people import session
from .program import ROOT


def test_phrases_and_texts_in_the_language_of_the_run() -> None:
    assert session("zh").say("cli.tree.right", count=3) == "没有发现错误（3 棵树）。"
    assert session("en").say("cli.tree.right", count=3) == "No flaws (trees: 3)."
    assert session("zh").words({"en": "a", "zh": "b"}) == "b"


@pytest.mark.parametrize(
    ("wanted", "environ", "language"),
    [
        ("zh", {}, "zh"),
        (None, {"TPSUPPORT_LANG": "zh-CN"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {}, "en"),
    ],
)
def test_the_language(wanted: str | None, environ: dict[str, str], language: str) -> None:
    assert open_session(Settings(wanted), environ).language == language


def test_a_language_that_the_pack_does_not_speak() -> None:
    with pytest.raises(UsageError) as caught:
        open_session(Settings("fr"), {})
    assert caught.value.details | {"place": ""} == {"value": "fr", "allowed": "zh, en", "place": ""}


def test_a_pack_that_is_not_there() -> None:
    with pytest.raises(PackError):
        open_session(Settings(pack=ROOT / "tests"), {})


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (UsageError("missing_command"), "还缺一个命令。"),
        (
            UsageError("no_such_command", command="x", nearest="y"),
            "没有“x”这个命令。你是不是想写“y”？",
        ),
        (
            UsageError("bad_choice", option="o", value="v", allowed="a, b"),
            "o 不能是“v”。可以用的有：a, b。",
        ),
        (UsageError("missing_command", place="x.yaml:1:2"), "x.yaml:1:2: 还缺一个命令。"),
        (UsageError("facts.errors.empty"), session("zh").say("facts.errors.empty")),
        (UsageError("system", reason="Permission denied"), "系统不允许这样做：没有权限。"),
        (UsageError("system", reason="Strange"), "系统不允许这样做：Strange。"),
        (UsageError("no_such_command", command="\x1b[31mx\u202e"), "没有“x”这个命令。"),
    ],
)
def test_errors_in_words(error: UsageError, said: str) -> None:
    assert session("zh").explain(error) == said


def test_an_error_quotes_no_secret() -> None:
    phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    said = session("zh").explain(UsageError("no_such_command", command=phrase))
    assert "sausage" not in said


def test_results_and_words_go_different_ways(capsys: pytest.CaptureFixture[str]) -> None:
    ours = session("zh")
    ours.result("电话 13812345678")
    ours.publish("service@tokenpocket.pro")
    ours.tell("\x1b[31m红\x1b[0m")
    shown = capsys.readouterr()
    assert "13812345678" not in shown.out
    assert "service@tokenpocket.pro" in shown.out
    assert shown.err == "红\n"


def test_official_addresses_pass_the_gate_and_others_are_masked() -> None:
    released = session("zh").released("service@tokenpocket.pro and someone.else@example.com\n" * 9)
    assert "service@tokenpocket.pro" in released
    assert "someone.else@example.com" not in released


def test_flaws_name_the_place_as_seen_from_here(monkeypatch: pytest.MonkeyPatch) -> None:
    from tpsupport.cli.flaws import flaw_lines

    monkeypatch.chdir(ROOT)
    flaw = Flaw(Place(str(ROOT / "x.yaml"), 3, 5), "unknown_node", {"node": "a", "nearest": "b"})
    assert flaw_lines(session("zh"), [flaw]) == [
        "x.yaml:3:5: 没有“a”这个节点。你是不是想写“b”？ [unknown_node]"
    ]
    named = Flaw(Place("/elsewhere/\x1b[31mx.yaml"), "unused_row", {"row": "r", "name": "n"})
    [line] = flaw_lines(session("en"), [named])
    assert line.startswith("/elsewhere/x.yaml:1:1: ")
