"""What is asked of people, what they reply, and what a prompter must be able to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from enum import Enum
from typing import Final, Literal, NamedTuple, Protocol

from tpsupport.errors import SupportError, UsageError


class Way(Enum):
    """A way out of a question that is no answer to it."""

    BACK = "b"
    SKIP = "s"
    HELP = "h"
    SUBMIT = "submit"


BACK: Final = Way.BACK
"""The reply of a person who wants the question before this one."""

MANY = 9
"""More options than that are searched rather than seen at a glance."""

Reply = str | None | Literal[Way.BACK]
"""A canonical answer, ``None`` for a question that was skipped, or ``BACK``."""

Progress = Callable[[str, str], None]
"""Told a label and its new state."""

Labels = Sequence[str] | Mapping[str, str]
"""What is being done, in words; where progress tells of it by another name, name to words."""


class Option(NamedTuple):
    """One of the answers to choose from; ``also`` are other words by which it is found."""

    id: str
    label: str
    also: tuple[str, ...] = ()


def unchanged(answer: str) -> str:
    """What a question accepts that takes any answer as it is."""
    return answer


class Question(NamedTuple):
    """One question, every text in the user's language."""

    id: str
    """The fact or the step: its name in ``--answers`` and ``--set``."""
    prompt: str
    options: tuple[Option, ...] = ()
    """None: the answer is written."""
    help: str | None = None
    example: str | None = None
    skip: str | None = None
    """What choosing to skip is called; ``None`` if it cannot be skipped."""
    prefill: str | None = None
    """An earlier answer: the default of a written one, or the option under the cursor."""
    at: int = 1
    most: int = 1
    can_go_back: bool = False
    accept: Callable[[str], str] = unchanged
    """From what was typed to the canonical answer; refuses by raising a ``SupportError``."""
    accepts: str = ""
    """The legal answers in words, for a refusal where nobody can be asked."""


class Speech(Protocol):
    """Where a prompter's words come from: phrases by name, and errors in one line."""

    def say(self, name: str, /, **values: object) -> str: ...

    def explain(self, error: SupportError) -> str: ...


class Prompter(Protocol):
    """Whoever answers questions: a person at a terminal, or a script.

    :raises UsageError: from ``choose`` and ``write``, if there is no answer and nobody to ask.
    :raises KeyboardInterrupt: if the person stops.
    """

    def choose(self, question: Question) -> Reply:
        """One of the question's options, by its id."""

    def write(self, question: Question) -> Reply:
        """A written answer in its canonical form."""

    def pause(self, text: str) -> None:
        """Show what must be read, and wait until a person says it was."""

    def say(self, text: str) -> None:
        """Words for people, on standard error."""

    def working(self, labels: Labels) -> AbstractContextManager[Progress]:
        """Show how something goes on that takes a while, as the callback is told."""


def missing(question: Question) -> UsageError:
    """The refusal where ``question`` has no answer and nobody can be asked."""
    allowed = question.accepts or " | ".join(option.id for option in question.options)
    return UsageError("prompt.errors.missing", fact=question.id, allowed=allowed)


def nothing_typed(question: Question) -> UsageError:
    """The refusal of an empty answer."""
    if question.skip is None:
        return UsageError("prompt.empty")
    return UsageError("prompt.empty_skip", skip=question.skip)


def is_secret(error: SupportError) -> bool:
    """Whether what was refused must not be shown, nor kept for another try."""
    from tpsupport.privacy.guard import GateClosedError, SecretFound

    return isinstance(error, SecretFound | GateClosedError)


def one_line(text: str) -> str:
    """``text`` as it may be echoed and kept: no controls, and one line of it."""
    from tpsupport.text import clean

    return " ".join(clean(text).split())
