"""Answers given beforehand: taken as they are meant, refused by name, finished by a person."""

from __future__ import annotations

import pytest

from tpsupport.cli.prompt.protocol import BACK, Question, Reply
from tpsupport.cli.prompt.recording import Recording
from tpsupport.cli.prompt.scripted import Scripted
from tpsupport.errors import SupportError, UsageError
from tpsupport.privacy.guard import SecretFound

from .people import CHOICE, LONG, OPEN, WRITTEN, Page, screen, session


def scripted(answers: dict[str, str | None], person: Recording | None = None) -> Scripted:
    return Scripted(screen(), session(), answers, person)


def ask(prompter: Scripted | Recording, question: Question) -> Reply:
    return (prompter.choose if question.options else prompter.write)(question)


SKIPPED = CHOICE._replace(skip="Leave it out")
NETWORK = LONG._replace(accept=lambda typed: {"波": "tron"}.get(typed, typed))


@pytest.mark.parametrize(
    ("question", "answer", "reply"),
    [
        (CHOICE, "sent", "sent"),
        (CHOICE, "It was sent", "sent"),
        (CHOICE, " SENT ", "sent"),
        (SKIPPED, None, None),
        (SKIPPED, "", None),
        (SKIPPED, " \n", None),
        (NETWORK, "BEP20", "bsc"),
        (NETWORK, "波", "tron"),
        (WRITTEN, "usdt", "USDT"),
        (WRITTEN, "two\nlines", "TWO\nLINES"),
        (OPEN, None, None),
        (OPEN, "", None),
    ],
)
def test_replies(question: Question, answer: str | None, reply: Reply) -> None:
    prompter = scripted({question.id: answer})
    assert ask(prompter, question) == reply
    assert ask(prompter, question) == reply


@pytest.mark.parametrize(
    ("question", "answers", "code", "allowed"),
    [
        (CHOICE, {}, "prompt.errors.missing", "low | sent | unsure"),
        (CHOICE, {"seen": ""}, "prompt.errors.missing", "low | sent | unsure"),
        (CHOICE, {"seen": None}, "prompt.errors.missing", "low | sent | unsure"),
        (CHOICE, {"seen": "2"}, "prompt.errors.not_an_option", "low | sent | unsure"),
        (CHOICE, {"seen": "se"}, "prompt.errors.not_an_option", "low | sent | unsure"),
        (WRITTEN, {}, "prompt.errors.missing", "a name"),
        (WRITTEN, {"name": None}, "prompt.errors.missing", "a name"),
        (WRITTEN, {"name": "a1"}, "prompt.errors.refused", "a name"),
        (OPEN, {"other": "x"}, "prompt.errors.missing", "a name"),
    ],
)
def test_refusals_name_the_fact_and_its_legal_values(
    question: Question, answers: dict[str, str | None], code: str, allowed: str
) -> None:
    with pytest.raises(UsageError) as refused:
        ask(scripted(answers), question)
    assert (refused.value.code, refused.value.exit_code) == (code, 2)
    assert refused.value.details["fact"] == question.id
    assert refused.value.details["allowed"] == allowed
    for language in ("zh", "en"):
        words = session(language).explain(refused.value)
        assert question.id in words
        assert allowed in words


def test_a_refusal_says_why() -> None:
    with pytest.raises(UsageError) as refused:
        scripted({"name": "a1"}).write(WRITTEN)
    assert "digits" in session().explain(refused.value)


def test_a_secret_stays_what_it_is() -> None:
    def refuse(answer: str) -> str:
        raise SecretFound("password", "password", None)

    with pytest.raises(SecretFound) as refused:
        scripted({"name": "xyzzy"}).write(WRITTEN._replace(accept=refuse))
    assert "xyzzy" not in str(refused.value)


def test_a_person_is_asked_for_the_rest() -> None:
    person = Recording(["sent"])
    prompter = scripted({"name": "x"}, person)
    assert [ask(prompter, CHOICE), ask(prompter, WRITTEN)] == ["sent", "X"]
    assert person.questions == [CHOICE]


def test_a_way_back_leads_to_the_person() -> None:
    person = Recording([BACK, "y"])
    prompter = scripted({"name": "x"}, person)
    assert [ask(prompter, each) for each in (WRITTEN, CHOICE, WRITTEN)] == ["X", BACK, "Y"]


def test_a_wrong_answer_is_refused_although_a_person_is_there() -> None:
    with pytest.raises(SupportError):
        scripted({"seen": "nonsense"}, Recording(["sent"])).choose(CHOICE)


def test_unused_answers_are_known() -> None:
    prompter = scripted({"name": "x", "nmae": "y"})
    prompter.write(WRITTEN)
    assert prompter.unused == ("nmae",)


def test_nothing_is_waited_for() -> None:
    page = Page()
    prompter = Scripted(screen(page), session())
    prompter.pause("Read this")
    prompter.say("and that")
    with prompter.working(["Network"]) as progress:
        progress("Network", "ok")
    assert page.getvalue() == "Read this\nand that\n"


def test_a_person_is_shown_everything() -> None:
    person = Recording()
    prompter = scripted({}, person)
    prompter.pause("Read this")
    with prompter.working(["Network"]) as progress:
        progress("Network", "ok")
    assert (person.paused, person.events) == (
        ["Read this"],
        [("Network", "shown"), ("Network", "ok")],
    )


def test_recording_remembers_and_runs_out() -> None:
    person = Recording(["low", None, "x", BACK])
    replies = [ask(person, each) for each in (CHOICE, OPEN, WRITTEN, CHOICE)]
    person.say("one")
    assert replies == ["low", None, "X", BACK]
    assert (person.questions, person.said) == ([CHOICE, OPEN, WRITTEN, CHOICE], ["one"])
    with pytest.raises(UsageError):
        person.choose(CHOICE)


@pytest.mark.parametrize(("question", "reply"), [(CHOICE, "none"), (WRITTEN, "a1")])
def test_recording_gives_only_what_a_person_could(question: Question, reply: str) -> None:
    with pytest.raises(UsageError):
        ask(Recording([reply]), question)
