"""Opening hours in words: the week, single days, and whether somebody is there now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from tpsupport.official.hours import DAY, DAYS, Hours, Opening, Span

if TYPE_CHECKING:
    from tpsupport.pack.library import Library

AHEAD = 14
"""So many days ahead, days that differ are named."""


def timetable(hours: Hours, today: date, library: Library, language: str) -> str:
    """The week in words, days with the same hours together, then the single days soon to come."""
    groups = [*_week(hours, library, language), *_dates(hours, today, library, language)]
    listed = library.phrase("contact.line.then", language).join(groups)
    return library.phrase("contact.hours.zoned", language, hours=listed, zone=hours.zone)


def now(
    opening: Opening, at: datetime, local: tzinfo | None, library: Library, language: str
) -> str:
    """Whether somebody is there at ``at``, and when that changes by the clock of ``local``.

    ``None`` is the zone of this machine.
    """
    word = "open" if opening.open else "closed"
    if opening.changes is None:
        return library.phrase(f"contact.opening.{word}_always", language)
    duration = _duration(opening.changes - at, library, language)
    then = _moment(opening.changes.astimezone(local), library, language)
    return library.phrase(f"contact.opening.{word}", language, duration=duration, at=then)


def _week(hours: Hours, library: Library, language: str) -> Iterator[str]:
    first = 0
    for day in range(1, 8):
        if day == 7 or hours.week[day] != hours.week[first]:
            yield library.phrase(
                "contact.hours.group",
                language,
                days=_days(first, day - 1, library, language),
                spans=_spans(hours.week[first], library, language),
            )
            first = day


def _days(first: int, last: int, library: Library, language: str) -> str:
    names = [library.phrase(f"contact.week.{DAYS[day]}", language) for day in (first, last)]
    if first == last:
        return names[0]
    return library.phrase("contact.hours.days", language, first=names[0], last=names[1])


def _dates(hours: Hours, today: date, library: Library, language: str) -> Iterator[str]:
    for day in sorted(hours.dates):
        if today <= day < today + timedelta(days=AHEAD):
            spans = _spans(hours.dates[day], library, language)
            yield library.phrase("contact.hours.date", language, spans=spans, **_parts(day))


def _parts(day: date) -> dict[str, str]:
    return {"year": str(day.year), "month": f"{day.month:02}", "day": f"{day.day:02}"}


def _spans(spans: tuple[Span, ...], library: Library, language: str) -> str:
    if not spans:
        return library.phrase("contact.hours.closed", language)
    shown = [
        library.phrase(
            "contact.hours.overnight" if end > DAY else "contact.hours.span",
            language,
            start=clock(start),
            end=clock(end - DAY if end > DAY else end),
        )
        for start, end in spans
    ]
    return library.phrase("contact.hours.between", language).join(shown)


def clock(minutes: int) -> str:
    """Minutes after midnight as ``09:30``."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _duration(left: timedelta, library: Library, language: str) -> str:
    minutes = -(-int(left.total_seconds()) // 60)
    hours, minutes = divmod(minutes, 60)
    days, rest = divmod(hours, 24)
    if days:
        return library.phrase("contact.duration.days", language, days=days, hours=rest)
    unit = "hours" if hours else "minutes"
    return library.phrase(f"contact.duration.{unit}", language, hours=hours, minutes=minutes)


def _moment(then: datetime, library: Library, language: str) -> str:
    weekday = library.phrase(f"contact.week.{DAYS[then.weekday()]}", language)
    shown = {"weekday": weekday, "clock": f"{then:%H:%M}", **_parts(then)}
    return library.phrase("contact.opening.at", language, **shown)
