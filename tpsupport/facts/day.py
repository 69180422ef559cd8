"""The day that a time is on: a date in figures, a month by its name, a weekday, yesterday."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from tpsupport.facts.rules import refusal
from tpsupport.facts.vocabulary import any_of, words
from tpsupport.pack.library import Library

Date = date

_YMD = re.compile(
    r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)\s?[日号]?(?:t(?=\d))?"
)
_PACKED = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?=$|\D|\d{4}(?:\d\d)?$)")
_MONTH_DAY = re.compile(r"(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]?")
_DAY_ALONE = re.compile(r"(?<!\d)(\d{1,2})\s?[日号]")
_PAIR_YEAR = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)(?![\d:])")
_PAIR = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:[-/]|\.(?=\d{1,2}\D.*(?::\d\d|点)))(\d{1,2})(?![\d:]|\s?[ap]\.?m)"
)
_LATELY = timedelta(days=31)
_DAYS_BACK = {"today": 0, "yesterday": 1, "day_before": 2, "two_before": 3}


def take(text: str, now: datetime, library: Library) -> tuple[Date | None, str]:
    """The day that ``text`` names, seen from ``now``, and ``text`` without it.

    :raises ValueError: for a day that no calendar has.
    :raises UsageError: where month and day cannot be told apart.
    """
    today = now.date()
    if match := _YMD.search(text) or _PACKED.search(text):
        found: Date | None = date(int(match[1]), int(match[2]), int(match[3]))
    elif match := _named_month(text, library):
        found = _this_year_or_last(_month(match, library), _day(match), match["year"], today)
    elif match := _MONTH_DAY.search(text):
        found = _this_year_or_last(int(match[1]), int(match[2]), None, today)
    elif match := _PAIR_YEAR.search(text) or _PAIR.search(text):
        found = _pair(match, today)
    elif match := _DAY_ALONE.search(text):
        found = _day_of_month(int(match[1]), today)
    else:
        return _by_words(text, today, library)
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    return found, re.sub(_weekday(library), " ", rest)


def _this_year_or_last(month: int, day: int, year: str | None, today: Date) -> Date:
    """A day without its year is the last one that was; one that lies just ahead stays ahead."""
    if year:
        return date(int(year), month, day)
    for back in range(5):  # the 29th of February may be years ago
        if day != 29 or month != 2 or _leap(today.year - back):
            found = date(today.year - back, month, day)
            if found - today < _LATELY:
                return found
    raise ValueError(month, day)


def _leap(year: int) -> bool:
    return year % 4 == 0


def _pair(match: re.Match[str], today: Date) -> Date:
    """Two numbers: whichever is impossible or long ago is not what is meant, else it is asked."""
    first, second = int(match[1]), int(match[2])
    year = match[3] if match.re is _PAIR_YEAR else None
    if year and len(year) == 2:
        year = f"20{year}"
    readings = []
    for month, day in dict.fromkeys(((first, second), (second, first))):
        try:
            readings.append(_this_year_or_last(month, day, year, today))
        except ValueError:
            continue
    past = [each for each in readings if each <= today] or readings
    late = [each for each in past if today - each <= _LATELY]
    found = late if len(late) == 1 else past
    if len(set(found)) > 1:
        raise refusal("time_day_or_month", one=found[0].isoformat(), other=found[1].isoformat())
    if not found:
        raise ValueError(match[0])
    return found[0]


def _day_of_month(day: int, today: Date) -> Date:
    """The last day with this number."""
    found = today
    for _ in range(62):
        if found.day == day:
            return found
        found -= timedelta(days=1)
    raise ValueError(day)


def _named_month(text: str, library: Library) -> re.Match[str] | None:
    names = any_of(library, *(f"month_{at}" for at in range(1, 13)))
    number, year = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?:,?[\s.-]*(?P<year>20\d\d))?"
    before = re.search(rf"(?P<month>{names})[\s.,-]*{number}(?![\d:]){year}", text)
    other = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s.-]*(?:of )?"
    return before or re.search(rf"{other}(?P<month>{names}){year}", text)


def _month(match: re.Match[str], library: Library) -> int:
    return next(at for at in range(1, 13) if match["month"] in words(library, f"month_{at}"))


def _day(match: re.Match[str]) -> int:
    return int(match["day"])


def _weekday(library: Library) -> str:
    names = any_of(library, *(f"weekday_{at}" for at in range(1, 8)))
    before = any_of(library, "last_week", "this_week", "last")
    return rf"(?P<before>{before})?\s*(?P<weekday>{names})"


def _by_words(text: str, today: Date, library: Library) -> tuple[Date | None, str]:
    match = re.search(_weekday(library), text)
    if match:
        rest = f"{text[: match.start()]} {text[match.end() :]}"
        return _last(match, today, library), rest
    for name in reversed(_DAYS_BACK):
        if match := re.search(any_of(library, name), text):
            rest = f"{text[: match.start()]} {text[match.end() :]}"
            return today - timedelta(days=_DAYS_BACK[name]), rest
    return None, text


def _last(match: re.Match[str], today: Date, library: Library) -> Date:
    """The weekday that ``match`` names: of last week, of this week, or the last one that was."""
    number = next(at for at in range(1, 8) if match["weekday"] in words(library, f"weekday_{at}"))
    before = match["before"] or ""
    monday = today - timedelta(days=today.weekday())
    if before in words(library, "last_week"):
        return monday + timedelta(days=number - 8)
    if before in words(library, "this_week"):
        return monday + timedelta(days=number - 1)
    back = (today.isoweekday() - number) % 7
    return today - timedelta(days=back or (7 if before else 0))
