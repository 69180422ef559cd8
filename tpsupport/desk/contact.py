"""The contact sheet: official channels, how certain each is, and how to tell that one is real."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from tpsupport.errors import UndeterminedError
from tpsupport.official.channels import PURPOSES, App, Channel, Channels, channels
from tpsupport.official.hours import DAYS, Hours, opening
from tpsupport.official.schedule import clock, now, timetable
from tpsupport.text import in_language

if TYPE_CHECKING:
    from tpsupport.official.hours import Span
    from tpsupport.pack.library import Library

_LINK = re.compile(r"(https?://[!-~]+)")
_MARKUP = re.compile(r"[\\`*_\[\]<>]")

Sheet = Mapping[str, Any]
"""A contact sheet in JSON values, its words in one language."""


def sheet(library: Library, language: str, at: datetime, local: tzinfo | None = None) -> Sheet:
    """The contact sheet of a pack at the aware instant ``at``.

    ``local`` is the reader's time zone, by default that of this machine. Raises ``PackError``.
    """
    known = channels(library)
    return {
        "schema_version": 1,
        "language": language,
        "at": at.astimezone(local).isoformat(timespec="seconds"),
        "channels": [_channel(each, at, local, library, language) for each in _in_order(known)],
        "absent": [
            {
                "id": each.id,
                "name": in_language(each.names, language),
                "source": each.source.by,
                "seen": each.source.seen,
            }
            for each in known.absent
        ],
        "apps": [_app(each, language) for each in known.apps if each.publisher or each.link],
        "verify": [in_language(each, language) for each in known.verify],
        "ready": [in_language(each, language) for each in known.ready],
        "never": [in_language(each, language) for each in library.document("safety")["lines"]],
    }


def _in_order(known: Channels) -> list[Channel]:
    """By purpose; within one those that are certain first, else as the pack has them."""
    return sorted(
        known.channels,
        key=lambda each: (PURPOSES.index(each.purpose), each.standing != "official"),
    )


def _channel(
    channel: Channel, at: datetime, local: tzinfo | None, library: Library, language: str
) -> dict[str, Any]:
    return {
        "id": channel.id,
        "name": in_language(channel.name, language),
        "for": channel.purpose,
        "address": channel.address,
        "path": in_language(channel.path, language) if channel.path else "",
        "standing": channel.standing,
        "good_for": in_language(channel.good_for, language),
        "hours": _hours(channel.hours, at, local, library, language) if channel.hours else None,
        "answers": in_language(channel.answers, language) if channel.answers else None,
        "source": channel.source.by,
        "seen": channel.source.seen,
    }


def _hours(
    hours: Hours, at: datetime, local: tzinfo | None, library: Library, language: str
) -> dict[str, Any]:
    """The hours as published, in words, and what holds now; unknown without time zone data."""
    found: dict[str, Any] = {
        "zone": hours.zone,
        "week": {day: _spans(hours.week[number]) for number, day in enumerate(DAYS)},
        "dates": {day.isoformat(): _spans(spans) for day, spans in sorted(hours.dates.items())},
        "text": timetable(hours, at.astimezone(local).date(), library, language),
    }
    try:
        state = opening(hours, at)
    except UndeterminedError:
        told = library.phrase("contact.opening.no_zone_data", language)
        return found | {"open": None, "changes": None, "now": told}
    changes = state.changes.astimezone(local).isoformat() if state.changes else None
    told = now(state, at, local, library, language)
    return found | {"open": state.open, "changes": changes, "now": told}


def _spans(spans: tuple[Span, ...]) -> list[str]:
    return [f"{clock(start)}-{clock(end if end <= 1440 else end - 1440)}" for start, end in spans]


def _app(app: App, language: str) -> dict[str, Any]:
    return {
        "id": app.id,
        "name": in_language(app.name, language),
        "ids": list(app.ids),
        "link": app.link,
        "publisher": app.publisher,
        "standing": app.standing,
        "source": app.source.by,
        "seen": app.source.seen,
    }


def text(of: Sheet, library: Library, language: str) -> str:
    """The sheet as plain text."""
    blocks = [_heading(library, language)]
    for title, items in _sections(of, library, language):
        block = [title]
        for first, *rest in items:
            block += [f"- {first}", *(f"  {line}" for line in rest)]
        blocks.append("\n".join(block))
    return "\n\n".join(blocks) + "\n"


def markdown(of: Sheet, library: Library, language: str) -> str:
    """The sheet as Markdown."""
    title, about = _heading(library, language).split("\n")
    blocks = [f"# {_escaped(title)}", _escaped(about)]
    for heading, items in _sections(of, library, language):
        blocks.append(f"## {_escaped(heading)}")
        block = []
        for first, *rest in items:
            block.append(
                f"- {_escaped(first)}" + "".join(f"  \n  {_escaped(line)}" for line in rest)
            )
        blocks.append("\n".join(block))
    return "\n\n".join(blocks) + "\n"


def _escaped(line: str) -> str:
    """``line`` as Markdown shows it unchanged: links in angle brackets, markup escaped."""
    parts = _LINK.split(line)
    return "".join(
        f"<{part}>" if at % 2 else _MARKUP.sub(r"\\\g<0>", part) for at, part in enumerate(parts)
    )


def _heading(library: Library, language: str) -> str:
    say = library.phrase
    return f"{say('contact.title', language)}\n{say('contact.about', language)}"


def _sections(of: Sheet, library: Library, language: str) -> Iterator[tuple[str, list[list[str]]]]:
    """Every section: its title, and items of one or more lines."""
    say = library.phrase
    for purpose in PURPOSES:
        items = [
            list(_channel_lines(each, library, language))
            for each in of["channels"]
            if each["for"] == purpose
        ]
        if items:
            yield say(f"contact.purpose.{purpose}", language), items
    if names := [each["name"] for each in of["absent"]]:
        joined = say("contact.absent.and", language).join(names)
        told = say("contact.absent.text", language, names=joined)
        yield say("contact.absent.title", language), [[told]]
    if of["apps"]:
        apps = [list(_app_lines(each, library, language)) for each in of["apps"]]
        yield say("contact.apps", language), apps
    for key in ("verify", "ready", "never"):
        yield say(f"contact.{key}", language), [[line] for line in of[key]]


def _channel_lines(of: Sheet, library: Library, language: str) -> Iterable[str]:
    say = library.phrase
    yield say("contact.line.place", language, what=of["name"], address=of["address"] or of["path"])
    yield of["good_for"]
    yield from _times(of, library, language)
    yield _standing(of, library, language)


def _times(of: Sheet, library: Library, language: str) -> Iterable[str]:
    """When somebody is there and how soon they answer, or that it is not published."""
    say, hours, answers = library.phrase, of["hours"], of["answers"]
    unknown = say("contact.not_published", language)
    if not hours and not answers:
        if of["for"] != "news" and of["address"]:
            yield say("contact.line.neither", language)
        return
    then = say("contact.line.then", language)
    shown = then.join((hours["now"], hours["text"])) if hours else unknown
    yield say("contact.line.hours", language, hours=shown)
    yield say("contact.line.answers", language, answers=answers or unknown)


def _app_lines(of: Sheet, library: Library, language: str) -> Iterable[str]:
    say = library.phrase
    yield say("contact.line.app", language, what=of["name"], ids=", ".join(of["ids"]))
    standing = _standing(of, library, language)
    if of["publisher"]:
        publisher = say("contact.line.publisher", language, publisher=of["publisher"])
        standing = say("contact.line.and", language).join((publisher, standing))
    yield standing
    if of["link"]:
        yield of["link"]


def _standing(of: Sheet, library: Library, language: str) -> str:
    standing = library.phrase(f"contact.standing.{of['standing']}", language)
    return library.phrase("contact.line.seen", language, standing=standing, seen=of["seen"])
