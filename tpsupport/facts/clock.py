"""The time of day: 14:05, 3 pm, 下午3点半, or only the part of the day."""

from __future__ import annotations

import re

from tpsupport.facts.rules import refusal
from tpsupport.facts.vocabulary import any_of
from tpsupport.pack.library import Library

PARTS = {"dawn": 3, "morning": 9, "noon": 12, "afternoon": 15, "evening": 20, "midnight": 0}
"""Parts of a day, and the hour that stands for each where none is said."""

_COLONS = re.compile(r"(?<![\d:])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?(?![\d:])")
_CHINESE = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})\s?(?:(?P<spoken>[点點])[钟鐘]?|[时時])\s?"
    r"(?:(?P<minute>\d{1,2})\s?分?(?:\s?\d{1,2}\s?秒)?|(?P<half>半))?"
)
_QUARTER = re.compile(r"(?<!\d)(?P<hour>\d{1,2})\s?(?P<spoken>[点點])(?P<quarter>[13])刻")
_PACKED = re.compile(r"(?<!\d)(?P<hour>\d\d)(?P<minute>\d\d)(?:\d\d)?\s*$")
_HOUR_ALONE = re.compile(r"(?<![\d:])(?P<hour>\d{1,2})(?![\d:])")


def take(text: str, library: Library) -> tuple[int | None, str]:
    """Minutes since the day began, and ``text`` without them.

    :raises ValueError: for a time that no clock shows.
    :raises UsageError: where it cannot be told which half of the day is meant.
    """
    part, text = _part(text, library)
    patterns = [_COLONS, _QUARTER, _CHINESE, _PACKED]
    if part:
        patterns.append(_HOUR_ALONE)
    match = next((found for each in patterns if (found := each.search(text))), None)
    if match is None:
        return (PARTS[part] * 60 if part in PARTS else None), text
    groups = match.groupdict()
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    if groups.get("half"):
        minute = 30
    if groups.get("quarter"):
        minute = 15 * int(groups["quarter"] or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise ValueError(match[0])
    if groups.get("spoken") and not part and 0 < hour < 12:
        raise refusal("time_which_half", hour=hour)
    return _in_part(hour, part) * 60 + minute, f"{text[: match.start()]} {text[match.end() :]}"


def _part(text: str, library: Library) -> tuple[str, str]:
    """The name of the part of the day that ``text`` names, and ``text`` without it."""
    for name in ("pm", "am", *PARTS):
        if match := re.search(_words(name, library), text):
            return name, f"{text[: match.start()]} {text[match.end() :]}"
    return "", text


def _words(name: str, library: Library) -> str:
    if name in ("am", "pm"):
        letter = name[0]
        return rf"(?<![a-z]){letter}\.?m\.?(?![a-z])"
    return any_of(library, f"part_{name}")


def _in_part(hour: int, part: str) -> int:
    """The hour of 24 that ``hour`` is in this part of the day."""
    if part in ("am", "dawn", "midnight") and hour == 12:
        return 0
    if part in ("afternoon", "pm") and hour < 12:
        return hour + 12
    if part == "noon" and hour < 4:
        return hour + 12
    if part == "evening":
        if hour == 12:
            return 24
        if hour < 5:
            raise refusal("time_which_half", hour=hour)
        return hour + 12 if hour < 12 else hour
    if part == "morning" and hour > 12:
        raise refusal("time_which_half", hour=hour)
    return hour
