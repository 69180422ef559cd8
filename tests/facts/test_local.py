from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tpsupport.facts.local import Local

from .conftest import Clerk

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")

BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3"


@pytest.fixture(autouse=True)
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", BERLIN)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("utc", "local"),
    [
        (datetime(2026, 7, 1, 12), "2026-07-01T14:00:00+02:00"),
        (datetime(2026, 11, 22, 12), "2026-11-22T13:00:00+01:00"),
        (datetime(2026, 3, 29, 0, 59), "2026-03-29T01:59:00+01:00"),
        (datetime(2026, 3, 29, 1), "2026-03-29T03:00:00+02:00"),
    ],
)
def test_each_day_has_its_own_offset(utc: datetime, local: str) -> None:
    shown = utc.replace(tzinfo=UTC).astimezone(Local())
    assert shown.isoformat() == local
    assert shown.astimezone(UTC) == utc.replace(tzinfo=UTC)


def test_now_is_now() -> None:
    assert abs(datetime.now(Local()) - datetime.now(UTC)) < timedelta(seconds=5)
    assert datetime(2026, 7, 1, tzinfo=Local()).tzname() == "CEST"


def test_a_day_of_the_other_half_of_the_year_is_told_by_its_own_clock(clerk: Clerk) -> None:
    at_home = clerk.at(datetime(2026, 11, 22, 9, 30, tzinfo=Local()))
    assert at_home.take("happened_at", "2026-07-01 14:05") == "2026-07-01T14:05+02:00"
    assert at_home.take("happened_at", "昨天下午3点") == "2026-11-21T15:00+01:00"
    assert at_home.take("happened_at", "2026-07-01T12:05Z") == "2026-07-01T14:05+02:00"
