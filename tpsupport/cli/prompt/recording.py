"""A person made of replies, for tests: answers in order and remembers what it was shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tpsupport.cli.prompt.protocol import Labels, Progress, Question, Reply, missing
from tpsupport.errors import UsageError


@dataclass(slots=True)
class Recording:
    """Gives ``replies`` one after the other; a written one must be accepted by its question."""

    replies: Iterable[Reply] = ()
    questions: list[Question] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    paused: list[str] = field(default_factory=list)
    events: list[tuple[str, str]] = field(default_factory=list)
    _waiting: Iterator[Reply] = field(init=False)

    def __post_init__(self) -> None:
        self._waiting = iter(self.replies)

    def choose(self, question: Question) -> Reply:
        reply = self._next(question)
        if isinstance(reply, str) and all(reply != option.id for option in question.options):
            raise UsageError("prompt.errors.not_an_option", fact=question.id, allowed=reply)
        return reply

    def write(self, question: Question) -> Reply:
        reply = self._next(question)
        return question.accept(reply) if isinstance(reply, str) else reply

    def pause(self, text: str) -> None:
        self.paused.append(text)

    def say(self, text: str) -> None:
        self.said.append(text)

    @contextmanager
    def working(self, labels: Labels) -> Iterator[Progress]:
        self.events += [(label, "shown") for label in labels]
        yield lambda label, state: self.events.append((label, state))

    def _next(self, question: Question) -> Reply:
        self.questions.append(question)
        try:
            return next(self._waiting)
        except StopIteration:
            raise missing(question) from None
