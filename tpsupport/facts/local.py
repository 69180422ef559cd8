"""The zone of this machine, with the changes of its clocks: what ``astimezone()`` alone forgets."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo


class Local(tzinfo):
    """The system's own zone, by the offset that it has at each moment.

    ``datetime.now().astimezone()`` holds on to the offset of today, also for a day half a year ago.
    """

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """The offset at the local time ``moment``, or now."""
        return timedelta(seconds=self._clock(moment).tm_gmtoff or 0)

    def dst(self, _: datetime | None) -> timedelta:
        """Not known apart from the offset."""
        return timedelta()

    def tzname(self, moment: datetime | None) -> str:
        """The zone's short name at ``moment``."""
        return self._clock(moment).tm_zone or ""

    def fromutc(self, moment: datetime) -> datetime:
        """The local time of ``moment``, which is in UTC by its numbers.

        :raises OverflowError: for a time that the system cannot reckon with.
        """
        shown = time.localtime(moment.replace(tzinfo=UTC).timestamp())
        return datetime(*shown[:6], moment.microsecond, tzinfo=self)

    @staticmethod
    def _clock(moment: datetime | None) -> time.struct_time:
        if moment is None:
            return time.localtime()
        numbers = moment.replace(tzinfo=None).timetuple()
        return time.localtime(time.mktime(numbers))
