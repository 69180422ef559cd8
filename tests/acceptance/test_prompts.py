"""People at real terminals: what they see at 80 and at 40 columns, and what their keys do."""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from .terminal import CTRL_C, CTRL_D, DOWN, ENTER, ESCAPE, LEFT, UP, Terminal, pasted, python

DEMO = str(Path(__file__).with_name("demo.py"))
TOO_LITTLE = "余额不足，无法支付矿工费（也叫手续费、Gas），需要先充一点这条网络的主币"
PHRASE = "abandon " * 11 + "about"


def demo(
    *names: str,
    language: str = "zh",
    columns: int = 80,
    rows: int = 24,
    plain: bool = False,
    environ: Mapping[str, str] | None = None,
) -> Terminal:
    """The demo in a terminal, asking ``names``."""
    command = python(DEMO, "--plain" if plain else "--keys", language, *names)
    return Terminal(command, columns, rows, environ or {})


def replies(terminal: Terminal) -> dict[str, str | None]:
    """What the demo printed when it was through."""
    assert terminal.exit_code() == 0, terminal.everything
    found: dict[str, str | None] = json.loads(terminal.raw[terminal.raw.rindex("{") :])
    return found


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize(
    ("language", "label", "ways"),
    [
        ("zh", TOO_LITTLE, ["没有 / 找不到", "返回上一步"]),
        (
            "en",
            "Not enough balance for the miner fee (also called gas): top up the network's coin",
            ["None, or I cannot find it", "Back to the question before"],
        ),
    ],
)
def test_a_conversation(columns: int, language: str, label: str, ways: list[str]) -> None:
    with demo("seen", "hash", "network", language=language, columns=columns) as terminal:
        terminal.edit(label, DOWN)
        assert all(len(line.encode("gbk", "replace")) <= columns for line in terminal.lines)
        terminal.answer("> 2)", ENTER)
        for way in ways:
            terminal.until(way)
        terminal.answer("TxID", "?")
        terminal.answer("Hash" if language == "zh" else "tap the record", f"短{ENTER}")
        terminal.until("<6")
        terminal.answer("填写：短" if language == "zh" else "Answer: 短", f"\x7f0xabcdef{ENTER}")
        terminal.answer("28", ("波场" if language == "zh" else "tron") + ENTER)
        assert replies(terminal) == {"seen": "sent", "hash": "0xabcdef", "network": "tron"}


def test_ways_back() -> None:
    with demo("seen", "hash", "network") as terminal:
        terminal.answer("1)", ENTER)
        terminal.answer("TxID", LEFT)
        terminal.answer("1)", f"2{ENTER}")
        terminal.answer("TxID", f"{DOWN}{ENTER}")
        terminal.answer("28", ESCAPE)
        pressed = time.monotonic()
        terminal.answer("填写", f"{UP}{ENTER}")
        assert time.monotonic() - pressed < 2
        terminal.answer("1)", ENTER)
        terminal.answer("填写", f"{DOWN}{ENTER}")
        terminal.edit("28", "比特")
        terminal.edit("查找：比特", ESCAPE)
        terminal.until("以太坊")
        terminal.answer("28", f"{UP}{UP}{ENTER}")
        assert replies(terminal) == {"seen": "low", "hash": None, "network": None}


def test_a_window_that_changes_its_size() -> None:
    with demo("seen", "hash", columns=80) as terminal:
        terminal.until(TOO_LITTLE)
        for columns in (40, 80, 50):
            terminal.resize(columns)
            terminal.settle()
            assert terminal.shows(TOO_LITTLE)
            assert terminal.shows("看这一题的说明")
        terminal.answer("1)", f"3{ENTER}")
        terminal.edit("填写", "写了一半")
        terminal.until("写了一半")
        terminal.resize(30, 12)
        terminal.settle()
        assert terminal.shows("写了一半")
        terminal.answer("写了一半", f"的答案{ENTER}")
        assert replies(terminal) == {"seen": "unsure", "hash": "写了一半的答案"}


@pytest.mark.parametrize("marked", [True, False])
def test_a_paste_of_several_lines_is_one_answer(marked: bool) -> None:  # noqa: FBT001
    with demo("hash", "seen") as terminal:
        if marked:
            terminal.edit("填写", pasted("one\r\n\x1b[31mtwo\x07\nthree\n"))
            terminal.answer("one two three", ENTER)
        else:
            terminal.answer("填写", "one\rtwo\rthree\r")
        terminal.until("1)")
        terminal.settle()
        terminal.answer("1)", ENTER)
        assert replies(terminal) == {"hash": "one two three", "seen": "low"}
        assert "\x1b[31mtwo" not in terminal.raw


@pytest.mark.parametrize("columns", [80, 40])
def test_a_secret_leaves_the_screen(columns: int) -> None:
    with demo("hash", columns=columns) as terminal:
        terminal.edit("填写", PHRASE)
        terminal.answer("about", ENTER)
        terminal.edit("助记词", DOWN)
        assert "abandon" not in terminal.everything
        terminal.answer("> 没有", ENTER)
        assert replies(terminal) == {"hash": None}
        assert "abandon" not in terminal.everything


@pytest.mark.parametrize("plain", [False, True])
def test_control_c(plain: bool) -> None:  # noqa: FBT001
    with demo("hash", plain=plain) as terminal:
        terminal.answer("填写", CTRL_C)
        assert terminal.exit_code() == 130
        assert "Traceback" not in terminal.raw


def test_an_interrupt_from_outside() -> None:
    with demo("seen") as terminal:
        terminal.until("1)")
        terminal.child.kill(signal.SIGINT)
        assert terminal.exit_code() == 130


@pytest.mark.parametrize("plain", [False, True])
def test_control_d_is_a_missing_answer(plain: bool) -> None:  # noqa: FBT001
    with demo("hash", plain=plain) as terminal:
        terminal.answer("填写", CTRL_D)
        terminal.until("还缺“hash”的回答")
        assert terminal.exit_code() == 2


def test_keys_typed_too_early_answer_nothing() -> None:
    with demo("seen", "hash") as terminal:
        terminal.send(f"{ENTER}{ENTER}")
        terminal.until("1)")
        terminal.settle()
        terminal.answer("1)", CTRL_C)
        assert terminal.exit_code() == 130


@pytest.mark.parametrize(
    ("plain", "environ"),
    [(True, {}), (False, {"ACCESSIBLE": "1"}), (False, {"TERM": "dumb"})],
)
def test_plain_lines(plain: bool, environ: dict[str, str]) -> None:  # noqa: FBT001
    with demo("seen", "hash", "network", plain=plain, environ=environ, columns=40) as terminal:
        terminal.answer("请输入编号：", "2\n")
        terminal.answer("请填写：", "第一行\n第二行\n")
        terminal.answer("请输入编号或名称：", "波场\n")
        assert replies(terminal) == {"seen": "sent", "hash": "第一行 第二行", "network": "tron"}
        assert "\x1b" not in terminal.raw


def test_a_secret_typed_on_a_plain_line_is_told_to_be_still_there() -> None:
    with demo("hash", plain=True) as terminal:
        terminal.answer("请填写：", PHRASE + "\n")
        terminal.until("请马上清屏")
        terminal.until(lambda: terminal.raw.count("请填写：") == 2)
        terminal.send("s\n")
        assert replies(terminal) == {"hash": None}


@pytest.mark.parametrize("plain", [False, True])
def test_a_chinese_console(plain: bool) -> None:  # noqa: FBT001
    command = python(DEMO, "--plain" if plain else "--keys", "zh", "seen", "hash")
    with Terminal(command, encoding="gbk") as terminal:
        terminal.answer(TOO_LITTLE, f"2{ENTER}")
        terminal.answer("填写", f"说明里没有的话{ENTER}")
        assert replies(terminal) == {"seen": "sent", "hash": "说明里没有的话"}
        assert "?" not in terminal.everything.replace("?. ", "")


@pytest.mark.parametrize("plain", [False, True])
def test_a_console_without_any_but_ascii(plain: bool) -> None:  # noqa: FBT001
    command = python(DEMO, "--plain" if plain else "--keys", "en", "seen")
    with Terminal(command, encoding="ascii") as terminal:
        terminal.answer("Packed, and successful", f"h{ENTER}")
        terminal.answer('copy the "Transaction hash"', f"1{ENTER}")
        assert replies(terminal) == {"seen": "low"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{python} {demo} --keys zh hash < /dev/null", 2),
        ("echo | {python} {demo} --keys zh hash", 2),
        ("{python} {demo} --keys zh hash < /dev/null 2> /dev/null", 2),
        ("printf 'answer\\n' | {python} {demo} --plain zh hash", 0),
        ("printf '' | {python} {demo} --plain zh hash", 2),
        ("{python} {demo} --keys zh hash <&-", 2),
    ],
)
def test_without_a_person(line: str, code: int) -> None:
    command = line.format(python=sys.executable, demo=DEMO)
    with Terminal(["/bin/sh", "-c", command]) as terminal:
        assert terminal.exit_code() == code
        assert "Traceback" not in terminal.raw
        if code == 2 and "2>" not in line:
            assert terminal.shows("还缺“hash”的回答")


def test_results_can_be_redirected(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    command = f"{sys.executable} {DEMO} --keys zh seen > {file}"
    with Terminal(["/bin/sh", "-c", command]) as terminal:
        terminal.answer("1)", ENTER)
        assert terminal.exit_code() == 0
    assert json.loads(file.read_text("utf-8")) == {"seen": "low"}
