"""What is shown while something takes a while."""

from __future__ import annotations

import re

import pyte
import pytest

from tpsupport.cli.screen import Screen
from tpsupport.cli.working import working_lines, working_live

from .people import Page, session

TITLES = {"network": "网络连接", "official": "官方渠道"}
EVENTS = [
    ("network", "started"),
    ("tokenpocket.pro ipv4", "tcp"),
    ("tokenpocket.pro ipv4", "ok"),
    ("evil\x1b]52;c;aGk=\x07 [red]", "fail"),
    ("eth.llamarpc.com", "tcp"),
    ("[bold]x", "odd"),
    ("official", "started"),
    ("network", "warn"),
]


def test_lines_tell_the_beginning_and_the_end() -> None:
    page = Page()
    with working_lines(Screen(page), session("zh"), TITLES) as progress:
        for label, state in EVENTS:
            progress(label, state)
    assert page.getvalue() == "正在进行：网络连接\n正在进行：官方渠道\n[WARN] 网络连接\n"


def test_labels_alone_are_their_own_titles() -> None:
    page = Page()
    with working_lines(Screen(page), session("en"), ["Network"]) as progress:
        progress("Network", "ok")
    assert page.getvalue() == "Working on: Network\n[OK] Network\n"


def test_live_leaves_only_the_end() -> None:
    page = Page(terminal=True)
    with working_live(Screen(page), session("zh"), TITLES) as progress:
        for label, state in EVENTS:
            progress(label, state)
    written = page.getvalue()
    screen = pyte.Screen(60, 12)
    pyte.Stream(screen).feed(written.replace("\n", "\r\n"))
    assert [line.rstrip() for line in screen.display if line.strip()] == ["[WARN] 网络连接"]
    assert "  [OK] tokenpocket.pro ipv4" in written
    assert "  [FAIL] evil [red]" in written
    assert "  eth.llamarpc.com: 建立连接" in written
    assert "  [bold]x: odd" in written
    assert "正在进行：官方渠道" in written
    assert not re.search(r"\x1b\]|\x1b\[3[0-9]m", written)


def test_live_ends_when_interrupted() -> None:
    page = Page(terminal=True)
    with (
        pytest.raises(KeyboardInterrupt),
        working_live(Screen(page), session("zh"), ["网络连接"]),
    ):
        raise KeyboardInterrupt
    assert page.getvalue().endswith("\x1b[2K") or "\x1b[?25h" in page.getvalue()
