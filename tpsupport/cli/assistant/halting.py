"""A prompter that stops at the first open question: whoever called answers it in the next call."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any, NoReturn

from tpsupport.cli.prompt.protocol import Labels, Progress, Question


class Wanted(Exception):  # noqa: N818 - no error: a diagnosis that goes on
    """The question that comes next."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.id)
        self.question = question


class Halting:
    """Asks nobody, and says nothing."""

    def choose(self, question: Question) -> NoReturn:
        """:raises Wanted: always."""
        raise Wanted(question)

    def write(self, question: Question) -> NoReturn:
        """:raises Wanted: always."""
        raise Wanted(question)

    def pause(self, text: str) -> None:
        """Nobody has to read it."""

    def say(self, text: str) -> None:
        """Nobody hears it."""

    def working(self, labels: Labels) -> AbstractContextManager[Progress]:
        """Nobody watches."""
        del labels
        return nullcontext(_silent)


def described(question: Question) -> dict[str, Any]:
    """A question in JSON values; ``skip`` is what to call leaving it open, if that is allowed."""
    return {
        "id": question.id,
        "prompt": question.prompt,
        "options": {each.id: each.label for each in question.options},
        "help": question.help or "",
        "example": question.example or "",
        "skip": question.skip or "",
        "accepts": question.accepts,
    }


def _silent(label: str, state: str) -> None:
    del label, state
