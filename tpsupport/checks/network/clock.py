"""This device's clock against the dates in the answers of several hosts."""

from __future__ import annotations

import re
from calendar import monthrange, timegm
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

OFF = 60.0
"""Seconds from which a clock is said to be off."""
EXPLAINS = 3600.0
"""Seconds from which a clock may be why a certificate seems out of date."""
_AGREE = 30.0
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Clock:
    """How far this device is ahead of (positive) or behind the hosts, in seconds.

    ``offset`` is ``None`` unless two hosts agree.
    """

    offset: float | None = None
    hosts: int = 0

    @property
    def off(self) -> bool:
        """Whether it is known to be wrong."""
        return self.offset is not None and abs(self.offset) > OFF

    def explains(self, cause: str) -> bool:
        """Whether the clock is why a certificate seems ``tls_expired`` or ``tls_not_yet_valid``."""
        if self.offset is None or abs(self.offset) < EXPLAINS:
            return False
        return cause == ("tls_expired" if self.offset > 0 else "tls_not_yet_valid")


def parse_date(text: str) -> float | None:
    """Seconds since 1970 of an HTTP date (RFC 9110, the fixed form); ``None`` if it is none."""
    match = _DATE.fullmatch(text.strip())
    if not match or match[2] not in _MONTHS:
        return None
    day, year, hour, minute, second = (int(match[n]) for n in (1, 3, 4, 5, 6))
    month = _MONTHS.index(match[2]) + 1
    if year < 1970 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    if hour > 23 or minute > 59 or second > 60:
        return None
    return float(timegm((year, month, day, hour, minute, second)))


def ahead(headers: Mapping[str, str], asked: float, answered: float) -> float | None:
    """Seconds by which this device is ahead of the host that answered; ``None`` without a date.

    Half a second is added since dates are cut to whole ones, and ``Age`` since a cache may have
    answered.
    """
    date = parse_date(headers.get("date", ""))
    if date is None:
        return None
    age = headers.get("age", "0")
    kept = int(age) if age.isascii() and age.isdigit() and len(age) < 10 else 0
    return (asked + answered) / 2 - (date + kept + 0.5)


def judge(samples: Iterable[tuple[str, float]]) -> Clock:
    """The clock by what each host says: the middle of those that agree, if they are two or more."""
    by_host: dict[str, list[float]] = {}
    for host, sample in samples:
        by_host.setdefault(host, []).append(sample)
    offsets = [median(found) for found in by_host.values()]
    if not offsets:
        return Clock()
    middle = sorted(offsets)[len(offsets) // 2]
    near = [offset for offset in offsets if abs(offset - middle) <= _AGREE]
    if len(near) < 2 or 2 * len(near) <= len(offsets):
        return Clock(None, len(offsets))
    return Clock(round(median(near), 1), len(offsets))
