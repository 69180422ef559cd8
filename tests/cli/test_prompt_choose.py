"""Which body asks, by flags, streams and the environment; and what that loads."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tpsupport.cli.prompt import choose
from tpsupport.cli.prompt.choose import prompter_for
from tpsupport.cli.prompt.keys import Keys
from tpsupport.cli.prompt.plain import Plain
from tpsupport.cli.prompt.scripted import Scripted
from tpsupport.cli.prompt.tty import is_terminal
from tpsupport.errors import UsageError

from .people import CHOICE, Page, session

X = {"TERM": "xterm"}
Streams = Callable[..., None]


@pytest.fixture
def streams(monkeypatch: pytest.MonkeyPatch) -> Streams:
    def be(*, stdin: bool, stderr: bool, device: bool = True) -> None:
        monkeypatch.setattr(sys, "stdin", Page(terminal=stdin))
        monkeypatch.setattr(sys, "stderr", Page(terminal=stderr))
        terminal = Page(terminal=True) if device else None
        monkeypatch.setattr(choose, "open_terminal", lambda: terminal)

    return be


@pytest.mark.parametrize(
    ("terminals", "environ", "flags", "body"),
    [
        ("in err", X, {}, Keys),
        ("in err", {"TERM": "dumb"}, {}, Plain),
        ("in err", {}, {}, Plain),
        ("in err", {**X, "ACCESSIBLE": "1"}, {}, Plain),
        ("in err", {**X, "ACCESSIBLE": "0"}, {}, Keys),
        ("in err", {**X, "ACCESSIBLE": ""}, {}, Keys),
        ("in err", X, {"plain": True}, Plain),
        ("err", X, {"plain": True}, Plain),
        ("none", X, {"plain": True}, Plain),
        ("err", X, {}, Scripted),
        ("in", X, {}, Scripted),
        ("none", {"TERM": "dumb"}, {}, Scripted),
        ("none", {**X, "ACCESSIBLE": "1"}, {}, Scripted),
        ("in err", X, {"no_input": True}, Scripted),
        ("in err", X, {"no_input": True, "plain": True}, Scripted),
        ("in err", X, {"answers": {"seen": "low"}}, Scripted),
        ("err", X, {"stdin_taken": True}, Keys),
        ("err", X, {"stdin_taken": True, "plain": True}, Plain),
        ("none", X, {"stdin_taken": True}, Scripted),
        ("none", X, {"stdin_taken": True, "plain": True}, Scripted),
    ],
)
def test_bodies(
    streams: Streams,
    terminals: str,
    environ: dict[str, str],
    flags: dict[str, Any],
    body: type,
) -> None:
    streams(stdin="in" in terminals, stderr="err" in terminals)
    wanted = dict(flags)
    plain = wanted.pop("plain", False)
    assert type(prompter_for(session(plain=plain), environ=environ, **wanted)) is body


def test_without_a_terminal_device_nobody_is_asked(streams: Streams) -> None:
    streams(stdin=False, stderr=True, device=False)
    prompter = prompter_for(session(plain=True), environ=X, stdin_taken=True)
    assert isinstance(prompter, Scripted)


def test_answers_go_first_and_a_person_is_behind_them(streams: Streams) -> None:
    streams(stdin=True, stderr=True)
    prompter = prompter_for(session(), answers={"seen": "low"}, environ=X)
    assert isinstance(prompter, Scripted)
    assert isinstance(prompter.person, Keys)
    assert prompter.choose(CHOICE) == "low"


def test_nobody_there_is_a_refusal_by_name(streams: Streams) -> None:
    streams(stdin=False, stderr=False)
    with pytest.raises(UsageError) as refused:
        prompter_for(session(), environ=X).choose(CHOICE)
    assert refused.value.exit_code == 2
    assert refused.value.details == {"fact": "seen", "allowed": "low | sent | unsure"}


def test_a_missing_or_closed_stream_is_no_terminal() -> None:
    closed = Page(terminal=True)
    closed.close()

    class Gone(Page):
        def isatty(self) -> bool:
            raise ValueError

    assert not is_terminal(None)
    assert not is_terminal(Gone())


def test_scripts_load_neither_questionary_nor_rich() -> None:
    code = (
        "import sys\n"
        "import tpsupport.cli.screen, tpsupport.cli.working\n"
        "import tpsupport.cli.prompt.protocol, tpsupport.cli.prompt.recording\n"
        "from tpsupport.cli.prompt.choose import prompter_for\n"
        "from tpsupport.cli.session import Session\n"
        "from tpsupport.cli.settings import Settings\n"
        "from tpsupport.pack.library import Library\n"
        "prompter = prompter_for(Session(Settings(), Library.open(), 'zh'), no_input=True)\n"
        "prompter.working(['x'])\n"
        "heavy = ('questionary', 'prompt_toolkit', 'rich', 'asyncio', 'wcwidth', 'yaml', 'ssl')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
