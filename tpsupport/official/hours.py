"""Opening hours: whether somebody is there at an instant, and when that changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from tpsupport.errors import PackError, UndeterminedError

if TYPE_CHECKING:
    from tpsupport.pack.shape import Shape
    from tpsupport.pack.source import Path_

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = 1440
"""Minutes."""

HORIZON = 400
"""So many days ahead are looked at for the next change."""

_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

Span = tuple[int, int]
"""Minutes after a day's midnight: from, and up to; over midnight the second is beyond ``DAY``."""


@dataclass(frozen=True, slots=True)
class Hours:
    """The opening hours of a channel, in the wall time of its zone."""

    zone: str
    """A name of the time zone database, such as ``Asia/Kolkata``."""
    week: tuple[tuple[Span, ...], ...]
    """Seven days from Monday."""
    dates: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)
    """Single days that differ: holidays without a span, or working days out of turn."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What holds at an instant."""

    open: bool
    changes: datetime | None
    """When it becomes the other, in UTC; ``None`` if not within ``HORIZON`` days."""


def opening(hours: Hours, at: datetime) -> Opening:
    """Whether ``hours`` are open at the aware instant ``at``, and until when.

    A wall time that a clock change leaves out is the one behind the change; of one that comes twice
    the first counts for opening and the second for closing. Raises as ``time_zone`` does.
    """
    zone = time_zone(hours.zone)
    today = at.astimezone(zone).date()
    begins = None
    for start, end in _merged(_instants(hours, zone, today)):
        if start <= at < end:
            far = end - at > timedelta(days=HORIZON - 2)
            return Opening(open=True, changes=None if far else end)
        if start > at:
            begins = start
            break
    return Opening(open=False, changes=begins)


def time_zone(name: str) -> tzinfo:
    """The zone called ``name``.

    Raises ``PackError`` if no such zone exists, ``UndeterminedError`` if this machine has no data.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        if available_timezones():
            raise PackError("official.errors.no_such_zone", zone=name) from None
        raise UndeterminedError("official.errors.no_zone_data", zone=name) from None


def _instants(hours: Hours, zone: tzinfo, today: date) -> Iterator[tuple[datetime, datetime]]:
    """Every opening from yesterday on, in UTC, in order of its start."""
    for ahead in range(-1, HORIZON):
        day = today + timedelta(days=ahead)
        for start, end in sorted(hours.dates.get(day, hours.week[day.weekday()])):
            opens, closes = _instant(day, start, zone, 0), _instant(day, end, zone, 1)
            if opens < closes:
                yield opens, closes


def _instant(day: date, minutes: int, zone: tzinfo, fold: int) -> datetime:
    days, minutes = divmod(minutes, DAY)
    wall = datetime.combine(day + timedelta(days=days), time(minutes // 60, minutes % 60))
    return _existing(wall.replace(tzinfo=zone, fold=fold)).astimezone(UTC)


def _existing(wall: datetime) -> datetime:
    """``wall``; if a clock change leaves it out, the same time by the clock before the change."""
    there = wall.astimezone(UTC).astimezone(wall.tzinfo)
    left_out = there.replace(tzinfo=None) != wall.replace(tzinfo=None)
    return wall.replace(fold=0) if left_out else wall


def _merged(spans: Iterable[tuple[datetime, datetime]]) -> Iterator[tuple[datetime, datetime]]:
    """Spans in order, those that touch or overlap as one."""
    current: tuple[datetime, datetime] | None = None
    for start, end in spans:
        if current and start <= current[1]:
            current = current[0], max(current[1], end)
            continue
        if current:
            yield current
        current = start, end
    if current:
        yield current


def read_hours(shape: Shape, data: Any, path: Path_) -> Hours:
    """Hours from plain data; what is wrong with them goes to ``shape``."""
    found = shape.mapping(data, path, ("zone", "week"), ("dates",))
    zone = shape.string(found.get("zone", ""), (*path, "zone"))
    if zone.strip() and not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*", zone):
        allowed = "Asia/Shanghai, Europe/Berlin, UTC"
        shape.note((*path, "zone"), "not_one_of", found=zone[:80], allowed=allowed)
    week: list[tuple[Span, ...]] = [()] * 7
    spoken: set[int] = set()
    for key, value in shape.mapping(found.get("week", {}), (*path, "week"), (), None).items():
        here = (*path, "week", key)
        days = _days(shape, key, here)
        for day in days:
            if day in spoken:
                shape.note(here, "duplicate_key", key=DAYS[day])
            spoken.add(day)
            week[day] = tuple(_spans(shape, value, here))
    dates: dict[date, tuple[Span, ...]] = {}
    for key, value in shape.mapping(found.get("dates", {}), (*path, "dates"), (), None).items():
        here = (*path, "dates", key)
        dates |= dict.fromkeys(_dates(shape, key, here), tuple(_spans(shape, value, here)))
    return Hours(zone, tuple(week), dates)


def _days(shape: Shape, text: str, path: Path_) -> list[int]:
    first, _, last = text.partition("-")
    if first not in DAYS or (last or first) not in DAYS:
        shape.note(path, "not_one_of", found=text[:80], allowed=", ".join((*DAYS, "mon-fri")))
        return []
    start, end = DAYS.index(first), DAYS.index(last or first)
    return [day % 7 for day in range(start, end + 1 if end >= start else end + 8)]


def _dates(shape: Shape, text: str, path: Path_) -> list[date]:
    first, _, last = text.partition("..")
    try:
        if not all(_DATE.fullmatch(each) for each in (first, last or first)):
            raise ValueError
        start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        start, end = date.max, date.min
    if start > end or (end - start).days > 366:
        allowed = "2026-10-01, 2026-10-01..2026-10-07"
        shape.note(path, "not_one_of", found=text[:80], allowed=allowed)
        return []
    return [start + timedelta(days=ahead) for ahead in range((end - start).days + 1)]


def _spans(shape: Shape, data: Any, path: Path_) -> Iterator[Span]:
    for at, each in enumerate(shape.sequence(data, path, empty=True)):
        text = shape.string(each, (*path, at))
        start, end = _minutes(text)
        if start == end or end > DAY:
            allowed = "09:00-18:00, 22:00-02:00"
            shape.note((*path, at), "not_one_of", found=text[:80], allowed=allowed)
        else:
            yield start, end if end > start else end + DAY


def _minutes(text: str) -> Span:
    found = _SPAN.fullmatch(text)
    if not found:
        return 0, 0
    hour, minute, last, rest = map(int, found.groups())
    return hour * 60 + minute, last * 60 + rest
