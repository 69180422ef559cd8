"""What an assistant can do: the same as the commands, as JSON values in and out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tpsupport.cli.assistant.diagnosis import Memory, diagnose
from tpsupport.cli.session import Session
from tpsupport.errors import UsageError
from tpsupport.pack.shape import near
from tpsupport.text import match_language

SCHEMA_VERSION = 1
LONGEST = 100_000
"""Characters of one text; no request and no question is longer."""
_MOST_HITS = 20

Facts = Mapping[str, str | None]
"""Answers by fact, as people type them; ``None`` where one was skipped."""


@dataclass(slots=True)
class Tools:
    """One assistant's tools. They write nothing, and send only what ``look_up`` allows."""

    session: Session
    memory: Memory = field(default_factory=Memory)

    def problems(self, language: str = "") -> dict[str, Any]:
        """Every problem that can be diagnosed: its name and its title."""
        from tpsupport.cli.menu import trees

        return _said(problems=dict(trees(self._in(language))))

    def find(self, text: str, limit: int = 5, language: str = "") -> dict[str, Any]:
        """The nearest problems, answers and error messages to ``text``."""
        from tpsupport.cli.find import document
        from tpsupport.cli.menu import trees
        from tpsupport.cli.search import answers

        session = self._in(language)
        most = min(max(limit, 1), _MOST_HITS)
        return document(session, answers(session, _short(text), most), trees(session))

    def diagnose(
        self,
        problem: str,
        answers: Facts,
        *,
        look_up: bool = False,
        request: bool = False,
        language: str = "",
    ) -> dict[str, Any]:
        """The question that comes next in ``problem``, or its end."""
        session = self._in(language)
        return diagnose(session, self.memory, problem, answers, look_up=look_up, request=request)

    def check(
        self,
        name: str,
        arguments: Mapping[str, str],
        *,
        look_up: bool = False,
        language: str = "",
    ) -> dict[str, Any]:
        """What one self-check finds."""
        from tpsupport.checks.registry import declarations, load
        from tpsupport.cli.check.manner import Manner
        from tpsupport.cli.check.shown import shown_json
        from tpsupport.cli.check.wish import Wish, admitted, context_of, found

        known = tuple(declarations())
        if name not in known:
            raise UsageError("unknown_check", check=name[:40], **near(name, known))
        session, types = self._in(language), load(name).arguments
        _named(arguments, types)
        judged = tuple(each for each, kind in types.items() if kind.startswith("address"))
        manner = Manner(offline=not look_up)
        wish = Wish(name, "", arguments, judged if name != "address" else (), manner)
        given = admitted(session, wish, arguments)
        context = context_of(session, wish, given.get("network", ""))
        seen: dict[str, Any] = json.loads(shown_json(session, found(name, given, context)))
        return seen

    def read_request(self, text: str, language: str = "") -> dict[str, Any]:
        """The case in a pasted request, and what is wrong with it."""
        from tpsupport.desk import read
        from tpsupport.desk.paste.show import document

        session = self._in(language)
        reading = read(_short(text), session.library)
        return document(reading, session.library, session.language, None)

    def reply(
        self,
        *,
        text: str = "",
        end: str = "",
        facts: Facts | None = None,
        wish: Mapping[str, str] | None = None,
        language: str = "",
    ) -> dict[str, Any]:
        """A reply to a pasted request, or from the end ``problem/end`` with ``facts``."""
        from tpsupport.cli.gate import released
        from tpsupport.cli.reply.intake import Intake
        from tpsupport.cli.reply.work import shown
        from tpsupport.desk.reply.compose import write
        from tpsupport.desk.reply.desk import Desk

        session = self._in(language)
        desk = Desk(session.library)
        intake = Intake(session, desk)
        if bool(text) == bool(end):
            raise UsageError("assistant.errors.text_or_end")
        asked = (
            intake.text(_short(text)) if text else intake.end(end, facts or {}, session.language)
        )
        letter = intake.letter(asked, _wished(desk, wish or {}, language and session.language))
        made = write(desk, letter, lambda each: released(session.library, each))
        return {"schema_version": SCHEMA_VERSION, **shown(made, asked)}

    def _in(self, language: str) -> Session:
        if not language:
            return self.session
        languages = self.session.library.languages
        if (known := match_language(language, languages)) is None:
            allowed = ", ".join(languages)
            raise UsageError("unknown_language", value=language[:40], allowed=allowed)
        return self.session._replace(language=known)


def _wished(desk: Any, wish: Mapping[str, str], language: str) -> Any:
    """How the reply is to be written.

    :raises UsageError: for a channel or a tone that is none.
    """
    from tpsupport.cli.reply.intake import Wish, names
    from tpsupport.desk.reply.book import GIVEN, TONES

    default = Wish()
    for key, allowed in (("channel", tuple(desk.book.channels)), ("tone", TONES)):
        if wish.get(key) and wish[key] not in allowed:
            raise UsageError("reply.errors.bad_line", key=key, allowed=", ".join(allowed))
    return Wish(
        language or None,
        wish.get("channel") or default.channel,
        wish.get("tone") or default.tone,
        names({each: wish.get(each) for each in GIVEN}),
    )


def _named(arguments: Mapping[str, str], types: Mapping[str, str]) -> None:
    for each in arguments:
        if each not in types:
            raise UsageError("unknown_fact", fact=each[:40], **near(each, tuple(types)))
    for each, kind in types.items():
        if not kind.endswith("?") and not arguments.get(each):
            raise UsageError("prompt.errors.missing", fact=each, allowed=kind)


def _short(text: str) -> str:
    """``text`` if it is not too long.

    :raises UsageError: if it is.
    """
    if len(text) > LONGEST:
        raise UsageError("too_much_input", most=LONGEST)
    return text


def _said(**values: Any) -> dict[str, Any]:
    return {"schema_version": SCHEMA_VERSION, **values}
