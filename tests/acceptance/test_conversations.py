"""Whole diagnoses by people at terminals: from the menu to the request, with every way out."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.cli.people import LIBRARY
from tpsupport.cli.wrap import display_width

from .terminal import CTRL_C, DOWN, ENTER, ROOT, UP, Terminal

SCRIPT = shutil.which("tpsupport", path=str(Path(sys.executable).parent))
PROGRAM = [SCRIPT] if SCRIPT else [sys.executable, "-m", "tpsupport"]
REQUEST = {"zh": "TokenPocket 求助信息", "en": "Request for TokenPocket support"}


def program(
    *arguments: str,
    language: str = "zh",
    columns: int = 80,
    rows: int = 30,
    to: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Terminal:
    """The installed program in a terminal, with its results redirected to a file if it has one."""
    line = shlex.join([*PROGRAM, "--lang", language, *arguments])
    command = [*PROGRAM, "--lang", language, *arguments]
    if to:
        command = ["/bin/sh", "-c", f"exec {line} > {shlex.quote(str(to))}"]
    cache = {"TPSUPPORT_CACHE_DIR": os.environ["TPSUPPORT_CACHE_DIR"], "TZ": "CST-8"}
    return Terminal(command, columns, rows, {**cache, **(environ or {})}, ROOT)


def words(name: str, language: str) -> str:
    """A word or two of the program's own."""
    return LIBRARY.phrase(name, language)


def fits(terminal: Terminal) -> bool:
    """Whether nothing runs out of the window."""
    return all(display_width(line) <= terminal.columns for line in terminal.lines)


STORY = {"zh": "升级以后一打开就闪退", "en": "It closes right after I open it"}
QUESTIONS = {
    "zh": {
        "menu": "遇到了什么问题",
        "tree": "支付失败",
        "seen": "付款的时候，你看到了什么",
        "blocked": "钱包打不开、装不上，或被手机拦截",
        "how": "是哪一种情况",
        "what_happened": "用一两句话说说",
        "error_text": "原话是什么",
        "happened_at": "大概是什么时候",
        "steps_taken": "一步步点了什么",
        "tried": "已经试过哪些办法",
        "platform": "你在哪里用钱包",
        "app_version": "钱包是哪个版本",
        "download_source": "从哪里下载的",
        "attachments": "有截图吗",
        "contact": "可以在哪里回复你",
        "next": "接下来",
    },
    "en": {
        "menu": "What happened?",
        "tree": "Payment failed",
        "seen": "What did you see when you tried to pay",
        "blocked": "The app will not open or install",
        "how": "Which one is it?",
        "what_happened": "In a sentence or two",
        "error_text": "What exactly did the screen say",
        "happened_at": "When did it happen",
        "steps_taken": "What did you tap",
        "tried": "What have you tried so far",
        "platform": "Where do you use the wallet",
        "app_version": "Which version of the app",
        "download_source": "Where did you get the app",
        "attachments": "Any screenshots",
        "contact": "Where may official support answer",
        "next": "What next?",
    },
}


@pytest.mark.parametrize(("language", "columns"), [("zh", 80), ("zh", 40), ("en", 80), ("en", 40)])
def test_from_the_menu_to_the_request(language: str, columns: int, tmp_path: Path) -> None:
    said, file = QUESTIONS[language], tmp_path / "request.txt"
    options = {"language": language, "columns": columns, "to": file}
    with program("diagnose", "--offline", **options) as terminal:  # type: ignore[arg-type]
        terminal.answer(words("find.door.prompt", language), f"{DOWN}{ENTER}")
        terminal.answer(words("find.menu.kind", language), f"2{ENTER}")
        terminal.answer(said["menu"], f"h{ENTER}")
        terminal.until(words("cli.diagnose.which_help", language))
        terminal.edit("> 1)", DOWN)
        terminal.edit("> 2)", UP)
        terminal.answer(f"> 1) {said['tree']}", ENTER)
        assert fits(terminal)
        terminal.edit(said["seen"], said["blocked"][:6])
        terminal.answer(f"> {said['blocked'][:8]}", ENTER)
        terminal.answer(said["how"], f"b{ENTER}")
        terminal.answer(f"> {said['blocked'][:8]}", ENTER)
        terminal.answer(said["how"], f"4{ENTER}")
        assert fits(terminal)
        terminal.answer(said["next"], ENTER)
        terminal.answer(said["what_happened"], f"{STORY[language]}{ENTER}")
        terminal.answer(said["error_text"], f"{DOWN}{ENTER}")
        terminal.edit(said["happened_at"], f"2999-01-01{ENTER}")
        terminal.until("2999-01-01T00:00")
        terminal.answer("2999-01-01", "\x7f" * 10 + f"2026-11-18 21:40{ENTER}")
        terminal.answer(said["steps_taken"], f"{UP}{ENTER}")
        terminal.answer(said["happened_at"], ENTER)
        assert fits(terminal)
        terminal.answer(said["steps_taken"], f"{DOWN}{ENTER}")
        terminal.answer(said["tried"], f"{DOWN}{ENTER}")
        terminal.answer(said["platform"], f"1{ENTER}")
        terminal.answer(said["app_version"], f"v2.9.1{ENTER}")
        terminal.answer(said["download_source"], f"2{ENTER}")
        terminal.answer(said["attachments"], f"{DOWN}{ENTER}")
        terminal.answer(said["contact"], f"lin.wei@example.com{ENTER}")
        assert terminal.exit_code() == 1
        assert REQUEST[language] not in terminal.everything
    request = file.read_text(encoding="utf-8")
    assert request.startswith(REQUEST[language])
    assert "\x1b" not in request
    for part in (
        STORY[language],
        "2026-11-18 21:40",
        "2.9.1",
        "lin.wei@example.com",
        "Google Play",
    ):
        assert part in request
    assert "payment-failure/app_broken" in request


@pytest.mark.parametrize(
    ("language", "said", "nearest", "advice"),
    [
        ("zh", "滑点太低换不了", "> 1) 价格变动超过滑点", "兑换没成"),
        ("en", "slipage to low when swaping", "> 1) The price moved", "slippage"),
    ],
)
def test_in_ones_own_words(language: str, said: str, nearest: str, advice: str) -> None:
    with program("diagnose", "--offline", language=language, columns=40, rows=60) as terminal:
        terminal.answer(words("find.door.prompt", language), f"{said}{ENTER}")
        terminal.until(words("find.door.which", language))
        assert fits(terminal)
        terminal.answer(nearest, ENTER)
        terminal.until(advice)
        assert fits(terminal)
        terminal.answer(words("find.after.prompt", language), f"2{ENTER}")
        terminal.until({"zh": "第 1 步", "en": "Step 1"}[language])
        terminal.settle()
        terminal.send(CTRL_C)
        assert terminal.exit_code() == 130
        assert f'what_happened: "{said}"' in saved_answers(terminal)


def saved_answers(terminal: Terminal) -> str:
    """What an interrupted program printed, as it is on the screen's wire."""
    text = re.sub(r"\x1b\[[0-?]*[ -/]*[@-~]", "", terminal.raw).replace("\r", "")
    return text[text.rindex("tree: ") :]


def test_an_interrupted_one_goes_on_where_it_stopped(tmp_path: Path) -> None:
    said, file = QUESTIONS["zh"], tmp_path / "answers.yaml"
    with program("diagnose", "payment-failure", "--offline") as terminal:
        terminal.edit(said["seen"], said["blocked"][:6])
        terminal.answer(f"> {said['blocked'][:8]}", ENTER)
        terminal.answer(said["how"], f"4{ENTER}")
        terminal.answer(said["next"], ENTER)
        terminal.answer(said["what_happened"], f"一打开就闪退{ENTER}")
        terminal.answer(said["error_text"], CTRL_C)
        assert terminal.exit_code() == 130
        assert "Traceback" not in terminal.raw
        file.write_text(saved_answers(terminal), encoding="utf-8")
    assert 'what_happened: "一打开就闪退"' in file.read_text(encoding="utf-8")
    with program("diagnose", "--offline", "--answers", str(file)) as terminal:
        terminal.answer(said["next"], ENTER)
        terminal.answer(said["error_text"], CTRL_C)
        assert said["what_happened"] not in terminal.everything
        assert terminal.exit_code() == 130
        assert 'what_happened: "一打开就闪退"' in saved_answers(terminal)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_answer_is_changed_at_the_end_and_it_helps(language: str) -> None:
    given = ("--set", "seen=short", "--set", "what_is_short=token")
    said = QUESTIONS[language]
    with program("diagnose", "payment-failure", *given, language=language) as terminal:
        terminal.answer(said["next"], f"3{ENTER}")
        terminal.answer(words("cli.diagnose.change", language), f"2{ENTER}")
        terminal.answer("> 1)", f"3{ENTER}")
        terminal.until({"zh": "能量租赁", "en": "Rent Energy"}[language])
        terminal.answer(said["next"], f"1{ENTER}")
        assert terminal.exit_code() == 0
        assert REQUEST[language] not in terminal.everything


def test_a_window_that_shrinks_in_the_middle() -> None:
    said = QUESTIONS["zh"]
    with program("diagnose", "payment-failure", columns=80) as terminal:
        terminal.until(said["seen"])
        terminal.resize(40, 24)
        terminal.settle()
        assert terminal.shows(said["seen"])
        terminal.edit(said["seen"], "能量")
        terminal.answer("> 提示余额", ENTER)
        terminal.answer("> 1)", f"3{ENTER}")
        terminal.answer(said["next"], f"4{ENTER}")
        assert terminal.exit_code() == 1
        assert fits(terminal)


@pytest.mark.parametrize(
    ("option", "environ"),
    [(["--plain"], {}), ([], {"ACCESSIBLE": "1"}), ([], {"TERM": "dumb"})],
)
def test_lines_instead_of_keys(option: list[str], environ: dict[str, str]) -> None:
    said = QUESTIONS["zh"]
    with program("diagnose", "--offline", *option, columns=40, environ=environ) as terminal:
        terminal.answer(words("find.door.prompt", "zh"), "s\n")
        terminal.answer(words("find.menu.kind", "zh"), "2\n")
        terminal.answer(f"1. {said['tree']}", "1\n")
        terminal.answer(said["seen"], "提示余额、矿工费、能量之类“不足”\n")
        terminal.until("第 2 步")
        terminal.answer("提示缺的是什么", "?\n")
        terminal.answer("没有更多说明", "3\n")
        terminal.answer(said["next"], "1\n")
        assert terminal.exit_code() == 0
        assert "\x1b" not in terminal.raw


def test_results_and_words_go_different_ways(tmp_path: Path) -> None:
    answers = ROOT / "tests/data/answers/payment-failure/none_of_these.yaml"
    file = tmp_path / "request.txt"
    given = ("diagnose", "--offline", "--request", "--answers", str(answers))
    with program(*given, to=file) as terminal:
        assert terminal.exit_code() == 1
        assert terminal.shows("常见原因都排除了")
        assert not terminal.shows(REQUEST["zh"])
    request = file.read_text(encoding="utf-8")
    assert request.startswith(REQUEST["zh"])
    assert "需要" not in request.splitlines()[0]
    with program(*given, "--copy", to=file) as terminal:
        assert terminal.exit_code() == 1
        assert "\x1b]52;c;" in terminal.raw
    assert file.read_text(encoding="utf-8") == request
