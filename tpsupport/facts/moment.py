"""When something happened, in any of the ways in which people say it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from unicodedata import normalize

from tpsupport.facts.numerals import with_digits
from tpsupport.facts.rules import Answer, excerpt, refusal
from tpsupport.facts.vocabulary import any_of
from tpsupport.pack.library import Library
from tpsupport.text import clean

FIRST_YEAR = 2009
"""Nothing that can be looked up happened before."""
_AHEAD = timedelta(minutes=5)
"""How far the clocks of two devices may be apart."""
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?")
_ISO = re.compile(
    r"\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)? ?(?:z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)"
)
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")


def read(answer: Answer) -> str:
    """ISO 8601 to the minute, with the offset of the user's zone.

    A day without an hour is its first minute.
    """
    typed = " ".join(normalize("NFKC", clean(answer.text)).split())
    try:
        now = answer.rules.now
        when = _moment(typed.casefold(), now, answer.rules.library)
        if when is None:
            raise refusal("time_unclear", found=excerpt(typed))
        return _bounded(when, now)
    except (ValueError, OverflowError):
        raise refusal("time_impossible", found=excerpt(typed)) from None


def _bounded(when: datetime, now: datetime) -> str:
    zone = now.tzinfo
    local = when.astimezone(UTC).astimezone(zone)
    shown = local.replace(second=0, microsecond=0).isoformat(timespec="minutes")
    if local.year < FIRST_YEAR:
        raise refusal("time_too_early", found=shown, year=FIRST_YEAR)
    if local > now + _AHEAD:
        raise refusal("time_future", found=shown, now=now.isoformat(timespec="minutes"))
    return shown


def _moment(text: str, now: datetime, library: Library) -> datetime | None:
    """The moment that ``text`` names; None if it cannot be understood."""
    if _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text) / (1000 if len(text) > 10 else 1), UTC)
    if _ISO.fullmatch(text):
        return datetime.fromisoformat(text.upper().replace(" +", "+").replace(" -", "-"))
    if match := _DAY.fullmatch(text):
        return _at(date(int(match[1]), int(match[2]), int(match[3])), now.tzinfo)
    text = with_digits(text)
    if re.fullmatch(any_of(library, "now"), text):
        return now
    back, rest = _ago(text, library)
    if back and not _meaningful(rest, library) and back % timedelta(days=1):
        return now - back
    return _composed(text, back, rest, now, library)


def _composed(
    text: str, back: timedelta | None, rest: str, now: datetime, library: Library
) -> datetime | None:
    """A day and a clock, in any order, with nothing else that has a meaning."""
    from tpsupport.facts import clock, day, timezone

    zone, without_zone = timezone.take(text if back is None else rest, library)
    local = now.astimezone(zone or now.tzinfo)
    found, left = day.take(without_zone, local, library)
    if found is None and back is not None and back >= timedelta(days=1):
        found = (local - back).date()
    reading, left = clock.take(left, library)
    if _meaningful(left, library) or (found is None and reading is None):
        return None
    if reading is None:
        assert found is not None
        return _at(found, zone or now.tzinfo)
    minutes = timedelta(minutes=reading)
    if found is None:
        today = _at(local.date(), zone or now.tzinfo) + minutes
        return today if today <= now + _AHEAD else today - timedelta(days=1)
    return _at(found, zone or now.tzinfo) + minutes


def _at(found: date, zone: tzinfo | None) -> datetime:
    return datetime.combine(found, time(), zone)


def _ago(text: str, library: Library) -> tuple[timedelta | None, str]:
    """How long ago, and what else ``text`` says."""
    half, one = any_of(library, "half"), any_of(library, "one")
    number = rf"(?:(?P<n>\d{{1,4}}(?:\.\d{{1,2}})?)|(?P<half>{half})|{one})"
    units = {name: any_of(library, f"unit_{name}") for name in _LENGTHS}
    unit = "|".join(f"(?P<{name}>{words})" for name, words in units.items())
    part = re.compile(rf"{number}\s*个?\s*(?P<more>{half})?\s*(?:{unit})(?P<half_more>半)?")
    end = re.search(any_of(library, "ago"), text)
    if end is None:
        return None, text
    before, after = text[: end.start()], text[end.end() :]
    total = timedelta()
    for match in part.finditer(before):
        count = float(match["n"] or (0.5 if match["half"] else 1))
        count += 0.5 if (match["more"] or match["half_more"]) else 0
        name = next(name for name in units if match[name])
        total += count * _LENGTHS[name]
    return (total, part.sub(" ", before) + after) if total else (None, text)


_LENGTHS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "month": timedelta(days=30),
}


def _meaningful(text: str, library: Library) -> bool:
    rest = re.sub(any_of(library, "filler", "about"), " ", text)
    return re.search(r"[^\s,.;()~≈@'的t-]", rest) is not None
