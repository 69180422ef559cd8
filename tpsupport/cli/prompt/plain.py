"""Questions by numbered lines: no cursor is moved, so that every terminal and reader can follow."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TextIO

from tpsupport.cli.prompt.match import meant
from tpsupport.cli.prompt.protocol import (
    MANY,
    Labels,
    Option,
    Progress,
    Question,
    Reply,
    Speech,
    Way,
    is_secret,
    missing,
    nothing_typed,
    one_line,
)
from tpsupport.cli.prompt.tty import forget_typed, is_terminal, more_follows
from tpsupport.cli.screen import Screen
from tpsupport.errors import SupportError


@dataclass(frozen=True, slots=True)
class Plain:
    """A person who reads lines and types lines."""

    screen: Screen
    speech: Speech
    source: TextIO

    def choose(self, question: Question) -> Reply:
        self._put(question)
        many = len(question.options) > MANY
        prompt = self.speech.say("prompt.plain.find" if many else "prompt.plain.number")
        while True:
            typed = self._answer(question, prompt)
            if not isinstance(typed, str):
                return typed
            found = meant(question.options, typed)
            if len(found) == 1:
                self.screen.say(self.speech.say("prompt.chosen", answer=found[0].label))
                return found[0].id
            if found:
                self.screen.say(self.speech.say("prompt.plain.several"))
                self._list(question.options, found)
            else:
                self.screen.say(self.speech.say("prompt.no_option"))

    def write(self, question: Question) -> Reply:
        self._put(question)
        prompt = self.speech.say("prompt.plain.write")
        while True:
            typed = self._answer(question, prompt)
            if not isinstance(typed, str):
                return typed
            try:
                return question.accept(typed)
            except SupportError as error:
                self.screen.tell(self.speech.explain(error), style="bad")
                if is_secret(error) and is_terminal(self.source):
                    self.screen.say(self.speech.say("prompt.still_shown"), style="bad")

    def pause(self, text: str) -> None:
        self.say(text)
        self._line(self.speech.say("prompt.plain.pause"))

    def say(self, text: str) -> None:
        self.screen.tell(text)

    def working(self, labels: Labels) -> AbstractContextManager[Progress]:
        from tpsupport.cli.working import working_lines

        return working_lines(self.screen, self.speech, labels)

    def _put(self, question: Question) -> None:
        """The question, its options and the ways out of it."""
        say = self.speech.say
        self.screen.say("")
        if question.most > 1:
            self.screen.say(say("prompt.progress", at=question.at, most=question.most), style="dim")
        self.screen.say(question.prompt, style="strong")
        if question.example:
            self.screen.say(say("prompt.example", example=question.example))
        self._list(question.options, question.options)
        ways = (
            ("s", question.skip),
            ("?", say("prompt.help") if question.help else None),
            ("b", say("prompt.back") if question.can_go_back else None),
            ("q", say("prompt.quit")),
        )
        for key, label in ways:
            if label:
                self.screen.say(label, first=f"  {key}. ")
        if question.prefill is not None:
            self.screen.say(say("prompt.plain.prefill", answer=_label(question, question.prefill)))

    def _list(self, options: Sequence[Option], shown: Sequence[Option]) -> None:
        for at, option in enumerate(options, 1):
            if option in shown:
                self.screen.say(option.label, first=f"{at:3}. ")

    def _answer(self, question: Question, prompt: str) -> Reply:
        """What was typed, or the way out that was taken; help is given on the way.

        :raises UsageError: at the end of the input.
        :raises KeyboardInterrupt: if the person quits.
        """
        while True:
            line = self._line(prompt)
            if line is None:
                raise missing(question)
            typed = one_line(line)
            match unicodedata.normalize("NFKC", typed):
                case "":
                    if question.prefill is not None:
                        return question.prefill
                    self.screen.say(self.speech.explain(nothing_typed(question)))
                case "h" if question.help:
                    self.screen.say(question.help)
                case "?":
                    self.screen.say(question.help or self.speech.say("prompt.no_help"))
                case "q":
                    raise KeyboardInterrupt
                case "b" if question.can_go_back:
                    return Way.BACK
                case "s" if question.skip is not None:
                    return None
                case _:
                    return typed

    def _line(self, prompt: str) -> str | None:
        """One line as it was typed, or several as they were pasted; ``None`` at the end."""
        person = is_terminal(self.source)
        if person:
            forget_typed(self.source.fileno())
        self.screen.put(prompt)
        try:
            line = self.source.readline()
            while person and line and more_follows(self.source):
                line += self.source.readline()
        except KeyboardInterrupt:
            self.screen.put("\n")
            raise
        if not line:
            self.screen.put("\n")
        return line or None


def _label(question: Question, answer: str) -> str:
    labels = {option.id: option.label for option in question.options}
    return labels.get(answer, answer)
