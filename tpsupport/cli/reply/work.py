"""The work of a batch: a line to a reply, or to what is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from tpsupport.cli.finding import dump
from tpsupport.cli.gate import released
from tpsupport.cli.reply.intake import Asked, Intake, Wish, names
from tpsupport.cli.session import Session
from tpsupport.desk.reply.book import GIVEN, TONES
from tpsupport.desk.reply.compose import Reply, write
from tpsupport.desk.reply.desk import Desk
from tpsupport.errors import SupportError, UsageError
from tpsupport.pack.library import Library

if TYPE_CHECKING:
    from tpsupport.cli.settings import Settings

SCHEMA_VERSION = 1
_MEMO = 256
_LONGEST_ID = 200
_PLAIN_ID = r"[A-Za-z]{0,12}[-_#/.]?[0-9]{1,12}"
"""Names of tickets as help desks give them; what looks otherwise passes the gate."""

Done = tuple[str, int, int]
"""Lines to be written, how many they are, and how many of them tell of an error."""


class Line(NamedTuple):
    """A line of the input, its number from 1."""

    number: int
    raw: bytes


class Job(NamedTuple):
    """What every line has in common; it can be sent to another process."""

    settings: Settings
    language: str
    """In which errors are told."""
    wish: Wish


class Writer:
    """Answers lines, with everything that it needs read once."""

    def __init__(self, job: Job) -> None:
        self.job = job
        library = Library.open(job.settings.pack)
        self.session = Session(job.settings, library, job.language)
        self.desk = Desk(library)
        self.intake = Intake(self.session, self.desk)
        self.wish = job.wish
        self.release = lru_cache(_MEMO)(partial(released, library))

    def answered(self, chunk: list[Line]) -> Done:
        """The lines for ``chunk``."""
        rows = [self.row(line) for line in chunk]
        text = "".join(dump(row, indent=None) + "\n" for row in rows)
        return text, len(rows), sum("error" in row for row in rows)

    def row(self, line: Line) -> dict[str, Any]:
        """The reply to one line, or what is wrong with it."""
        row: dict[str, Any] = {"schema_version": SCHEMA_VERSION, "line": line.number}
        try:
            data = _object(line.raw)
            if (own := data.get("id")) is not None:
                row["id"] = self.identified(own)
            asked = self.asked(data)
            letter = self.intake.letter(asked, self.wished(data))
            return row | shown(write(self.desk, letter, self.release), asked)
        except SupportError as error:
            said = {"code": error.code, "message": self.explained(error)}
        except Exception as error:  # a fault in one line must not cost the others
            said = {"code": "crashed", "message": type(error).__name__}
        return row | {"error": said}

    def identified(self, own: Any) -> str | int:
        """The customer's or the system's own name for the line, as far as it may be repeated."""
        if isinstance(own, int) and not isinstance(own, bool):
            return own
        if not isinstance(own, str) or len(own) > _LONGEST_ID:
            raise UsageError("reply.errors.bad_line", key="id")
        return own if re.fullmatch(_PLAIN_ID, own) else self.release(own)

    def asked(self, data: Mapping[str, Any]) -> Asked:
        """What the line asks for: an end, a pasted text, or a request in JSON."""
        match data:
            case {"end": str(place)}:
                facts = data.get("facts", {})
                if not isinstance(facts, dict):
                    raise UsageError("reply.errors.bad_line", key="facts")
                return self.intake.end(place, facts, self.intake.spoken(data.get("language")))
            case {"text": str(text)}:
                return self.intake.text(text)
            case {"end": dict()}:
                return self.intake.document(data)
        raise UsageError("reply.errors.bad_line", key="end, text")

    def wished(self, data: Mapping[str, Any]) -> Wish:
        """How the line wants its reply, where it says so itself."""
        if not data.keys() & _OWN:
            return self.wish
        wish, book = self.wish, self.desk.book
        for key, allowed in (("channel", tuple(book.channels)), ("tone", TONES)):
            if data.get(key) is not None and data[key] not in allowed:
                raise UsageError("reply.errors.bad_line", key=key, allowed=", ".join(allowed))
        given = {each: str(data[each]) for each in GIVEN if data.get(each)}
        return wish._replace(
            channel=data.get("channel") or wish.channel,
            tone=data.get("tone") or wish.tone,
            names={**wish.names, **names(given)},
        )

    def explained(self, error: SupportError) -> str:
        """The error in words, or nothing if the gate does not let them out."""
        try:
            return self.session.explain(error)
        except SupportError:
            return ""


_OWN = frozenset({"channel", "tone", *GIVEN})


def _object(raw: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise UsageError("reply.errors.not_json")
    return found


def shown(reply: Reply, asked: Asked) -> dict[str, Any]:
    """What a line says of a reply."""
    letter = reply.letter
    return {
        "code": f"{reply.code}-{letter.language}",
        "end": f"{letter.tree}/{letter.end}",
        "language": letter.language,
        "channel": letter.channel,
        "tone": letter.tone,
        "subject": reply.subject,
        "text": reply.text,
        "dropped": list(reply.dropped),
        "missing": list(reply.missing),
        "length": reply.length,
        "verified": asked.verified,
        "problems": [code for code, _ in asked.problems],
    }
