"""The screen and the results: cleaned, wrapped, readable in poor encodings, quiet when broken."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tpsupport.cli.output import emit, forgive, showable
from tpsupport.cli.screen import Screen, columns_of, open_screen
from tpsupport.errors import UsageError

from .people import Page

HOSTILE = "a\x1b]52;c;aGk=\x07b\x1b[31mc\u202ed\x9b2J [red]x[/red] :smile:"


def shown(page: Page) -> str:
    return page.getvalue()


def test_says_cleaned_and_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    page = Page()
    Screen(page).say(f"{HOSTILE}\n网络连接一切正常，可以继续。", first="- ")
    assert shown(page) == "- abcd [red]x[/red]\n  :smile:\n  网络连接一切正\n  常，可以继续。\n"


def test_colour_is_ours_alone() -> None:
    page = Page()
    Screen(page, colour=True).say(HOSTILE, style="bad")
    assert shown(page) == "\x1b[31mabcd [red]x[/red] :smile:\x1b[0m\n"


@pytest.mark.parametrize(
    ("state", "tag"),
    [
        ("ok", "[OK]"),
        ("warn", "[WARN]"),
        ("fail", "[FAIL]"),
        ("unknown", "[SKIP]"),
        ("x", "[SKIP]"),
    ],
)
def test_states_are_words(state: str, tag: str) -> None:
    page = Page()
    Screen(page).status(state, "网络")
    assert shown(page) == f"{tag} 网络\n"


def test_a_state_is_coloured_and_its_text_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "16")
    page = Page()
    Screen(page, colour=True).status("fail", "one two three")
    assert shown(page) == "\x1b[31m[FAIL]\x1b[0m one two\n       three\n"


def test_the_gate_stands_before_foreign_words_only() -> None:
    page = Page()
    screen = Screen(page, release=lambda text: text.replace("secret", "***"))
    screen.tell("a secret\x1b[31m")
    screen.say("no secret")
    assert shown(page) == "a ***\nno secret\n"


@pytest.mark.parametrize(("said", "columns"), [("57", 57), ("0", 80), ("x", 80), ("-4", 80)])
def test_columns(monkeypatch: pytest.MonkeyPatch, said: str, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", said)
    assert columns_of(Page()) == columns


def test_lines_stay_readable_on_wide_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    assert Screen(Page()).width == 100


def test_a_broken_stream_is_quiet() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w", encoding="utf-8") as stream:
        Screen(stream).say("nobody hears this")
        Screen(stream).say("nor this")


@pytest.mark.parametrize(
    ("encoding", "text", "seen"),
    [
        ("gbk", "网络 → 正常 ✅ “好”", "网络 → 正常 ? “好”"),
        ("ascii", "“Assets” → “Receive” … ×2", '"Assets" -> "Receive" ... x2'),
        ("ascii", "网络 OK", "?? OK"),
        ("utf-8", "网络 ✅", "网络 ✅"),
        ("latin-1", "é – “x”", 'é - "x"'),
    ],
)
def test_poor_encodings(encoding: str, text: str, seen: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, write_through=True)
    assert showable(text, stream) == seen
    forgive(stream)
    Screen(stream).say(text)
    assert raw.getvalue() == f"{seen}\n".encode(encoding)


def test_what_cannot_be_decoded_is_replaced() -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"a\xffb"), encoding="ascii")
    forgive(stream)
    assert stream.read() == "a?b"


def test_the_screen_of_a_run_is_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    screen = open_screen("always", {})
    screen.say("here", style="dim")
    assert screen.stream is sys.stderr
    assert capsys.readouterr() == ("", "\x1b[2mhere\x1b[0m\n")


def test_emit(capsys: pytest.CaptureFixture[str]) -> None:
    emit("one")
    emit("two\n")
    assert capsys.readouterr() == ("one\ntwo\n", "")


EMIT = "from tpsupport.cli.output import emit; from tpsupport.errors import SupportError\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_refusal() -> None:
    code = (
        EMIT
        + "try: emit('x' * 100000)\nexcept SupportError as error: print(error.code, flush=True)"
    )
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", code.replace("print(", "import sys; sys.stderr.write(")
             .replace(", flush=True)", ")")],
            stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"prompt.errors.not_written")


def test_a_full_stream_is_refused_with_its_reason() -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    with pytest.raises(UsageError) as refused:
        emit("text", Full())
    assert refused.value.details == {"reason": "No space left on device"}


def test_a_reader_that_left_is_no_noise() -> None:
    code = EMIT + "try: emit('x' * 1000000)\nexcept BrokenPipeError: pass"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert (child.stderr.read(), child.wait()) == (b"", 0)
