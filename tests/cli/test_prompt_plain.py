"""Questions by lines: what is typed, what is replied, and what is shown, without one escape."""

from __future__ import annotations

import pytest

from tpsupport.cli.prompt.plain import Plain
from tpsupport.cli.prompt.protocol import BACK, Question, Reply, is_secret
from tpsupport.errors import SupportError, UsageError
from tpsupport.privacy.guard import SecretFound

from .people import CHOICE, LONG, OPEN, WRITTEN, Page, screen, session


def plain(typed: str, language: str = "en", *, terminal: bool = False) -> tuple[Plain, Page]:
    page = Page()
    return Plain(screen(page), session(language), Page(typed, terminal=terminal)), page


def ask(question: Question, typed: str, language: str = "en") -> tuple[Reply, str]:
    prompter, page = plain(typed, language)
    reply = (prompter.choose if question.options else prompter.write)(question)
    assert "\x1b" not in page.getvalue()
    assert "\r" not in page.getvalue()
    return reply, page.getvalue()


CAN_ALL = CHOICE._replace(skip="Leave it out", can_go_back=True, help="Look twice.", prefill="sent")


@pytest.mark.parametrize(
    ("question", "typed", "reply"),
    [
        (CHOICE, "1\n", "low"),
        (CHOICE, "３\n", "unsure"),
        (CHOICE, "sent\n", "sent"),
        (CHOICE, "It was\n", "sent"),
        (CHOICE, " 2 \r\n", "sent"),
        (CHOICE, "\x1b[A2\n", "sent"),
        (CHOICE, "\n\n2\n", "sent"),
        (CHOICE, "9\n2\n", "sent"),
        (CHOICE, "b\n2\n", "sent"),
        (CHOICE, "2", "sent"),
        (CAN_ALL, "\n", "sent"),
        (CAN_ALL, "s\n", None),
        (CAN_ALL, "b\n", BACK),
        (CAN_ALL, "ｂ\n", BACK),
        (CAN_ALL, "?\n1\n", "low"),
        (CAN_ALL, "？\nh\n1\n", "low"),
        (LONG, "波场\n", "tron"),
        (LONG, "币\n2\n", "bsc"),
        (LONG, "s\n", None),
        (WRITTEN, "usdt\n", "USDT"),
        (WRITTEN, "a1\nab\n", "AB"),
        (WRITTEN, "s\n", "S"),
        (WRITTEN, "b\n", "B"),
        (WRITTEN, "two \t words\n", "TWO WORDS"),
        (WRITTEN, "\x1b[200~a\x07b\u202e\x1b[201~\n", "AB"),
        (OPEN, "s\n", None),
        (OPEN, "S\n", "S"),
        (OPEN, "b\n", BACK),
        (OPEN, "?\nx\n", "X"),
        (OPEN, "\nx\n", "X"),
        (OPEN._replace(prefill="old"), "\n", "OLD"),
    ],
)
def test_replies(question: Question, typed: str, reply: Reply) -> None:
    assert ask(question, typed)[0] == reply


def test_what_a_choice_looks_like() -> None:
    question = CAN_ALL._replace(at=3, most=7)
    assert ask(question, "?\n币\n3\n", "zh")[1] == (
        "\n第 3 步，最多 7 步\nWhat did it say?\n"
        "  1. Too little\n  2. It was sent\n  3. Not sure\n"
        "  s. Leave it out\n  ?. 看这一题的说明\n  b. 返回上一步\n  q. 退出\n"
        "直接按回车就用：It was sent\n"
        "请输入编号：Look twice.\n请输入编号：没有这个选项，请再输一次。\n"
        "请输入编号：已回答：Not sure\n"
    )


def test_what_a_written_answer_looks_like() -> None:
    assert ask(OPEN, "\na1\nx\n")[1] == (
        "\nStep 3 of at most 7\nWhich coin is it?\nExample: USDT\n"
        "  s. Not sure\n  ?. Explain this question\n  b. Back to the question before\n  q. Quit\n"
        "Answer: Nothing was typed. To leave it out, choose “Not sure”.\n"
        "Answer: The answer for “name” cannot be used: digits\nAnswer: "
    )


def test_a_search_that_finds_several_lists_them_by_their_numbers() -> None:
    assert "符合的不止一个，请选：\n  2. 币安智能链\n  3. 比特币\n" in ask(LONG, "币\n3\n", "zh")[1]


@pytest.mark.parametrize("columns", [40, 80])
def test_nothing_is_cut(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    question = CHOICE._replace(prompt="很长的问题" * 12, skip="很长的选项" * 12)
    shown = ask(question, "s\n", "zh")[1]
    assert shown.count("题") == shown.count("选") == 12


@pytest.mark.parametrize("question", [CHOICE, WRITTEN, LONG])
@pytest.mark.parametrize("typed", ["", "?\n", "zzz9\n"])
def test_the_end_of_the_input_is_a_missing_answer(question: Question, typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        ask(question, typed)
    assert refused.value.exit_code == 2
    assert refused.value.details["fact"] == question.id
    allowed = str(refused.value.details["allowed"])
    assert allowed == question.accepts or all(each.id in allowed for each in question.options)


@pytest.mark.parametrize("question", [CHOICE, WRITTEN, OPEN])
def test_quitting_stops(question: Question) -> None:
    with pytest.raises(KeyboardInterrupt):
        ask(question, "q\n")


def test_control_c_travels(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    prompter, page = plain("")
    monkeypatch.setattr(prompter.source, "readline", interrupted)
    with pytest.raises(KeyboardInterrupt):
        prompter.write(WRITTEN)
    assert page.getvalue().endswith("Answer: \n")


def refuse(answer: str) -> str:
    if "secret" in answer:
        raise SecretFound("password", "password", None)
    return answer


class Explained:
    """Says an error's code, so that no other room's words are needed."""

    def say(self, name: str, /, **values: object) -> str:
        return session().say(name, **values)

    def explain(self, error: SupportError) -> str:
        return error.code


def test_a_refused_secret_is_not_repeated() -> None:
    page = Page()
    prompter = Plain(screen(page), Explained(), Page("a secret\nno\n"))
    assert prompter.write(OPEN._replace(accept=refuse)) == "no"
    assert "privacy.errors.password" in page.getvalue()
    assert "a secret" not in page.getvalue()


def test_what_is_a_secret() -> None:
    assert is_secret(SecretFound("mnemonic", "mnemonic", None, 12))
    assert not is_secret(UsageError("bad_answer"))


def test_pausing() -> None:
    prompter, page = plain("\n")
    prompter.pause("Read this")
    assert page.getvalue() == "Read this\nPress Enter to go on: "
    plain("")[0].pause("The end of the input is no fault here")


def test_working() -> None:
    prompter, page = plain("")
    with prompter.working({"network": "Network"}) as progress:
        progress("network", "ok")
    assert page.getvalue() == "Working on: Network\n[OK] Network\n"
