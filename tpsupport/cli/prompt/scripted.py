"""Answers that were given beforehand; what they lack is asked of a person, or refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

from tpsupport.cli.prompt.match import named
from tpsupport.cli.prompt.protocol import (
    Labels,
    Progress,
    Prompter,
    Question,
    Reply,
    Speech,
    is_secret,
    missing,
)
from tpsupport.cli.screen import Screen
from tpsupport.errors import SupportError, UsageError


class Scripted:
    """Each answer by the name of its question; ``None`` or nothing where it is skipped.

    ``person`` is asked for what the script lacks, and a way back leads there.
    """

    def __init__(
        self,
        screen: Screen,
        speech: Speech,
        answers: Mapping[str, str | None] = {},
        person: Prompter | None = None,
    ) -> None:
        self.screen, self.speech, self.answers, self.person = screen, speech, answers, person
        self._given: set[str] = set()

    @property
    def unused(self) -> tuple[str, ...]:
        """The answers that nobody asked for so far."""
        return tuple(name for name in self.answers if name not in self._given)

    def choose(self, question: Question) -> Reply:
        if (person := self._instead(question)) is not None:
            return person.choose(question)
        answer = self._answer(question)
        if answer is None:
            return None
        option = named(question.options, answer)
        chosen = option.id if option else self._accepted(question, answer)
        if all(chosen != each.id for each in question.options):
            allowed = missing(question).details["allowed"]
            raise UsageError("prompt.errors.not_an_option", fact=question.id, allowed=allowed)
        return chosen

    def write(self, question: Question) -> Reply:
        if (person := self._instead(question)) is not None:
            return person.write(question)
        answer = self._answer(question)
        return None if answer is None else self._accepted(question, answer)

    def pause(self, text: str) -> None:
        if self.person:
            self.person.pause(text)
        else:
            self.say(text)

    def say(self, text: str) -> None:
        self.screen.tell(text)

    def working(self, labels: Labels) -> AbstractContextManager[Progress]:
        return self.person.working(labels) if self.person else _silently()

    def _instead(self, question: Question) -> Prompter | None:
        """The person, for what the script does not say or was asked to say again."""
        said = question.id in self.answers and question.id not in self._given
        return None if said else self.person

    def _answer(self, question: Question) -> str | None:
        if question.id not in self.answers:
            raise missing(question)
        self._given.add(question.id)
        answer = self.answers[question.id]
        if answer is not None and answer.strip():
            return answer
        if question.skip is None:
            raise missing(question)
        return None

    def _accepted(self, question: Question, answer: str) -> str:
        try:
            return question.accept(answer)
        except SupportError as error:
            if is_secret(error):
                raise
            raise UsageError(
                "prompt.errors.refused",
                fact=question.id,
                reason=self.speech.explain(error),
                allowed=missing(question).details["allowed"],
            ) from None


@contextmanager
def _silently() -> Iterator[Progress]:
    def progress(label: str, state: str) -> None:
        del label, state

    yield progress
