"""Questions by arrow keys: the body for a person at a terminal."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from typing import NamedTuple

from tpsupport.cli.prompt.form import Form, Picked, Row
from tpsupport.cli.prompt.match import matching
from tpsupport.cli.prompt.menu import ask, terminal
from tpsupport.cli.prompt.protocol import (
    BACK,
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
)
from tpsupport.cli.screen import Screen
from tpsupport.cli.wrap import wrap
from tpsupport.errors import SupportError

_MENU_LINES = 8
"""What a menu needs of a terminal's lines to be of use."""


class Keys(NamedTuple):
    """A person with arrow keys. While no question is open, the terminal is an ordinary one."""

    screen: Screen
    speech: Speech
    session: Callable[[], AbstractContextManager[None]] = terminal

    def choose(self, question: Question) -> Reply:
        many = len(question.options) > MANY
        pointed: str | Way | None = question.prefill
        typed = ""
        while True:
            form = self._find(question, typed) if many else self._number(question)
            picked = self._asked(question, form, pointed)
            if picked.value is not Way.HELP:
                return self._reply(question, picked.value)
            pointed, typed = None, picked.typed

    def write(self, question: Question) -> Reply:
        typed = question.prefill or ""
        while True:
            picked = self._asked(question, self._write(question, typed), Way.SUBMIT)
            typed = picked.typed
            if picked.value is Way.HELP:
                continue
            if picked.value is not Way.SUBMIT:
                return self._reply(question, picked.value)
            try:
                if not typed:
                    raise nothing_typed(question)
                return self._reply(question, question.accept(typed))
            except SupportError as error:
                typed = "" if is_secret(error) else typed
                self.screen.tell(self.speech.explain(error), style="bad")

    def pause(self, text: str) -> None:
        self.say(text)
        rows = (Row(Way.SUBMIT, self.speech.say("prompt.keys.go_on")),)
        form = Form("", "", self.speech.say("prompt.keys.pause"), lambda _: rows)
        with self.session(), suppress(EOFError):
            ask(form, None, colour=self.screen.colour)

    def say(self, text: str) -> None:
        self.screen.tell(text)

    def working(self, labels: Labels) -> AbstractContextManager[Progress]:
        from tpsupport.cli.working import working_live

        return working_live(self.screen, self.speech, labels)

    def _number(self, question: Question) -> Form:
        """A menu that is seen at a glance: rows have keys."""
        keyed = [
            Row(option.id, option.label, str(at)) for at, option in enumerate(question.options, 1)
        ]
        rows = (*keyed, *self._ways(question, keyed=True))
        return self._form(question, "prompt.keys.number", lambda _: rows)

    def _find(self, question: Question, typed: str) -> Form:
        """A menu that is too long for that: what is typed leaves the rows that fit."""
        ways = self._ways(question, keyed=False)

        def rows(text: str) -> Sequence[Row]:
            fit: Sequence[Option] = matching(question.options, text) if text else question.options
            return [*(Row(option.id, option.label) for option in fit), *ways]

        below = [self.speech.say("prompt.keys.below", ways=" / ".join(way.label for way in ways))]
        form = self._form(question, "prompt.keys.search", rows, typed)
        return form.showing("\n".join([form.text, *(below if ways else ())]))

    def _write(self, question: Question, typed: str) -> Form:
        """A line to type in, and the ways out below it."""
        submit = Row(Way.SUBMIT, self.speech.say("prompt.submit"))
        rows = (submit, *self._ways(question, keyed=False))
        return self._form(question, "prompt.keys.write", lambda _: rows, typed)

    def _form(
        self,
        question: Question,
        hint: str,
        rows: Callable[[str], Sequence[Row]],
        typed: str | None = None,
    ) -> Form:
        say = self.speech.say
        example = say("prompt.example", example=question.example) if question.example else ""
        return Form(
            head=say("prompt.progress", at=question.at, most=question.most)
            if question.most > 1
            else "",
            text="\n".join(filter(None, (question.prompt, example))),
            hint=say(hint, count=len(question.options)),
            rows=rows,
            typed=typed,
            nothing=say("prompt.keys.nothing"),
            back=question.can_go_back,
            help=bool(question.help),
        )

    def _ways(self, question: Question, *, keyed: bool) -> tuple[Row, ...]:
        """The ways out of a question, as rows below its answers."""
        say = self.speech.say
        labels = {
            Way.SKIP: question.skip,
            Way.HELP: say("prompt.help") if question.help else None,
            Way.BACK: say("prompt.back") if question.can_go_back else None,
        }
        return tuple(
            Row(way, label, way.value if keyed else None) for way, label in labels.items() if label
        )

    def _asked(self, question: Question, form: Form, pointed: str | Way | None) -> Picked:
        """What was picked; help is given and remains on the screen."""
        if len(wrap(form.text, self.screen.width)) > _lines(self.screen) - _MENU_LINES:
            self.screen.say(form.text)
            form = form.showing("")
        try:
            with self.session():
                picked = ask(form, pointed, colour=self.screen.colour)
        except EOFError:
            raise missing(question) from None
        if picked.value is Way.HELP and question.help:
            self.screen.say(question.help)
        return picked

    def _reply(self, question: Question, value: str | Way) -> Reply:
        """The reply that ``value`` is, with a line on the screen that keeps it."""
        if value is Way.BACK:
            return BACK
        reply = value if isinstance(value, str) else None
        labels = {option.id: option.label for option in question.options}
        shown = question.skip or "" if reply is None else labels.get(reply, reply)
        self.screen.say(question.prompt, style="dim")
        self.screen.say(shown, first="  > ")
        return reply


def _lines(screen: Screen) -> int:
    try:
        return os.get_terminal_size(screen.stream.fileno()).lines or 24
    except (OSError, ValueError):
        return 24
