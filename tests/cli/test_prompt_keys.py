"""Questionary's body: keys come from a pipe, and what remains of a question is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from tpsupport.cli.prompt.keys import Keys
from tpsupport.cli.prompt.protocol import BACK, Question, Reply
from tpsupport.errors import UsageError
from tpsupport.privacy.guard import SecretFound

from .people import CHOICE, LONG, OPEN, WRITTEN, Page, screen, session
from .test_prompt_plain import Explained

UP, DOWN, LEFT, ESCAPE = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b"
PATIENCE = 5.0


def ask(question: Question, *keys: str, shown: Page | None = None) -> Reply:
    """The reply to keys that come in one after the other, each when the form before it is open.

    A form that waits for more is told to stop, so that too few keys fail rather than hang.
    """
    with create_pipe_input() as pipe:
        waiting = iter(keys)

        @contextmanager
        def form() -> Iterator[None]:
            pipe.send_text(next(waiting, "\x03"))
            with create_app_session(input=pipe, output=DummyOutput()):
                yield

        stop = Timer(PATIENCE, pipe.send_text, ["\x03"])
        stop.start()
        try:
            prompter = Keys(screen(shown), Explained(), form)
            return (prompter.choose if question.options else prompter.write)(question)
        finally:
            stop.cancel()


HELPED = CHOICE._replace(help="Look twice.", skip="Leave it out", can_go_back=True, prefill="sent")


@pytest.mark.parametrize(
    ("question", "keys", "reply"),
    [
        (CHOICE, ["\r"], "low"),
        (CHOICE, [f"{DOWN}\r"], "sent"),
        (CHOICE, [f"{UP}\r"], "unsure"),
        (CHOICE, ["3\r"], "unsure"),
        (CHOICE, ["３\r"], "unsure"),
        (CHOICE, ["9x中\r"], "low"),
        (CHOICE, ["\x1b[200~2\n3\n\x1b[201~\r"], "low"),
        (CHOICE, [f"{LEFT}\r"], "low"),
        (HELPED, ["\r"], "sent"),
        (HELPED, ["s\r"], None),
        (HELPED, ["b\r"], BACK),
        (HELPED, [LEFT], BACK),
        (HELPED, [ESCAPE], BACK),
        (HELPED, ["?", "\r"], "low"),
        (HELPED, ["？", "2\r"], "sent"),
        (HELPED, ["h\r", "2\r"], "sent"),
        (LONG, ["波场\r"], "tron"),
        (LONG, ["\x1b[200~trc 20\n\x1b[201~\r"], "tron"),
        (LONG, [f"币{DOWN}\r"], "bitcoin"),
        (LONG, [f"{UP}\r"], BACK),
        (LONG, [f"{UP}{UP}\r"], None),
        (LONG, [f"没有这条\r{UP}{UP}\r"], None),
        (LONG, [f"没有这条{UP}{UP}{UP}\r"], BACK),
        (LONG, [f"没有这条{DOWN}{DOWN}{DOWN}\r"], None),
        (WRITTEN, ["usdt\r"], "USDT"),
        (WRITTEN, ["泰达币\r"], "泰达币"),
        (WRITTEN, ["a1\r", "\x7f\r"], "A"),
        (WRITTEN, ["\r", "a\r"], "A"),
        (WRITTEN, ["a\tb\x01\x0e\r"], "AB"),
        (WRITTEN, ["\x1b[200~one\r\ntwo\x1b[31m\u202e red\n\x1b[201~\r"], "ONE TWO RED"),
        (WRITTEN, ["one\rtwo\rthree\r"], "ONE TWO THREE"),
        (OPEN, [f"{DOWN}\r"], None),
        (OPEN, [f"typed{DOWN}\r"], None),
        (OPEN, [f"typed{DOWN}x\r"], "TYPEDX"),
        (OPEN, [f"{UP}\r"], BACK),
        (OPEN, [LEFT], BACK),
        (OPEN, [f"ac{LEFT}b\r"], "ABC"),
        (OPEN, ["?", "a?\r"], "A?"),
        (OPEN, [f"typed{DOWN}{DOWN}\r", "\r"], "TYPED"),
        (OPEN._replace(prefill="old"), ["er\r"], "OLDER"),
    ],
)
def test_replies(question: Question, keys: list[str], reply: Reply) -> None:
    assert ask(question, *keys) == reply


def test_control_c_travels() -> None:
    with pytest.raises(KeyboardInterrupt):
        ask(OPEN, "typed\x03")


@pytest.mark.parametrize("question", [CHOICE, LONG, WRITTEN])
def test_control_d_is_a_missing_answer(question: Question) -> None:
    with pytest.raises(UsageError) as refused:
        ask(question, "\x04")
    assert refused.value.details["fact"] == question.id


def test_help_and_refusals_remain_on_the_screen() -> None:
    page = Page()
    assert ask(OPEN, "?", "a1\r", "\x7f\r", shown=page) == "A"
    assert page.getvalue() == "Any name will do.\nbad_answer\nWhich coin is it?\n  > A\n"


def test_answers_remain_on_the_screen() -> None:
    page = Page()
    ask(CHOICE, "2\r", shown=page)
    ask(OPEN, f"{DOWN}\r", shown=page)
    assert page.getvalue() == "What did it say?\n  > It was sent\nWhich coin is it?\n  > Not sure\n"


def test_a_secret_is_dropped() -> None:
    def refuse(answer: str) -> str:
        if "secret" in answer:
            raise SecretFound("password", "password", None)
        return answer

    page = Page()
    assert ask(OPEN._replace(accept=refuse), "a secret\r", "no\r", shown=page) == "no"
    assert "secret" not in page.getvalue()


@pytest.mark.parametrize("key", ["\r", "\x04"])
def test_pausing_waits_for_enter(key: str) -> None:
    page = Page()
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):

        @contextmanager
        def form() -> Iterator[None]:
            yield

        pipe.send_text(key)
        Keys(screen(page), session(), form).pause("Read this")
    assert page.getvalue() == "Read this\n"
