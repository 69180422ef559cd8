from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .conftest import NOW, Clerk

SUNDAY, SATURDAY = "2026-11-22", "2026-11-21"
AT_1405 = f"{SUNDAY}T14:05+08:00"


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-22 14:05",
        "2026-11-22T14:05",
        "2026-11-22T14:05+08:00",
        "2026-11-22 14:05:59",
        "2026/11/22 14:05",
        "2026.11.22 14:05",
        "２０２６-１１-２２　１４：０５",
        "2026年11月22日 14:05",
        "2026年11月22日下午2点5分",
        "2026年11月22日14时05分30秒",
        "十一月二十二日下午两点零五分",
        "11月22日14时05分",
        "11/22 14:05",
        "11-22 14:05",
        "11.22 14:05",
        "22/11 14:05",
        "11/22/2026 14:05",
        "22/11/2026 2:05 PM",
        "22.11.26 14:05",
        "22号 14:05",
        "今天 14:05",
        "今天下午2:05",
        "14:05",
        "2:05pm",
        "2:05 p.m.",
        "at 14:05 today",
        "Sunday 14:05",
        "周日 14:05",
        "星期天14:05",
        "Nov 22 2026 14:05",
        "Nov 22, 2026, 2:05 PM",
        "22 November 2026 14:05",
        "22nd of Nov 14:05",
        "Sun Nov 22 2026 14:05:00 GMT+0800 (中国标准时间)",
        "20261122 14:05",
        "202611221405",
        "20261122140530",
        "2026-11-22T06:05:11Z",
        "2026-11-22T06:05:11.123Z",
        "2026-11-22T01:05-05:00",
        "2026-11-22 06:05 UTC",
        "2026-11-22 06:05:11 (UTC)",
        "2026-11-22 08:05 UTC+2",
        "2026-11-22 08:05 (GMT+02:00)",
        "2026-11-22 14:05 北京时间",
        "Nov-22-2026 06:05:11 AM +UTC",
        "10 hrs ago (Nov-22-2026 06:05:11 AM +UTC)",
        "1795327500",
        "1795327500000",
        "145 minutes ago",
        "2小时25分钟前",
        "2 hours and 25 minutes ago",
        "2h25m ago",
        "大约145分钟前",
    ],
)
def test_the_same_moment_said_in_many_ways(clerk: Clerk, typed: str) -> None:
    assert clerk.take("happened_at", typed) == AT_1405


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("刚才", f"{SUNDAY}T16:30"),
        ("just now", f"{SUNDAY}T16:30"),
        ("2小时前", f"{SUNDAY}T14:30"),
        ("两个小时以前", f"{SUNDAY}T14:30"),
        ("半小时前", f"{SUNDAY}T16:00"),
        ("一个半小时前", f"{SUNDAY}T15:00"),
        ("3 hours ago", f"{SUNDAY}T13:30"),
        ("an hour ago", f"{SUNDAY}T15:30"),
        ("half an hour ago", f"{SUNDAY}T16:00"),
        ("昨天下午3点", f"{SATURDAY}T15:00"),
        ("昨天下午三点半", f"{SATURDAY}T15:30"),
        ("昨天下午三点一刻", f"{SATURDAY}T15:15"),
        ("yesterday 3pm", f"{SATURDAY}T15:00"),
        ("yesterday at 3:30 pm", f"{SATURDAY}T15:30"),
        ("昨天中午", f"{SATURDAY}T12:00"),
        ("昨天中午1点", f"{SATURDAY}T13:00"),
        ("昨晚", f"{SATURDAY}T20:00"),
        ("昨晚11点", f"{SATURDAY}T23:00"),
        ("昨晚12点", f"{SUNDAY}T00:00"),
        ("last night", f"{SATURDAY}T20:00"),
        ("今早", f"{SUNDAY}T09:00"),
        ("今天凌晨2点", f"{SUNDAY}T02:00"),
        ("12am", f"{SUNDAY}T00:00"),
        ("12 pm", f"{SUNDAY}T12:00"),
        ("大前天晚上八点", "2026-11-19T20:00"),
        ("the day before yesterday at noon", "2026-11-20T12:00"),
        ("周五下午3点", "2026-11-20T15:00"),
        ("friday 10am", "2026-11-20T10:00"),
        ("on monday at 9:15", "2026-11-16T09:15"),
        ("last friday", "2026-11-20T00:00"),
        ("上周五", "2026-11-13T00:00"),
        ("本周一上午10点", "2026-11-16T10:00"),
        ("last sunday", "2026-11-15T00:00"),
        ("3 days ago at 5pm", "2026-11-19T17:00"),
        ("23:50", f"{SATURDAY}T23:50"),
    ],
)
def test_moments_seen_from_now(clerk: Clerk, typed: str, moment: str) -> None:
    assert clerk.take("happened_at", typed) == f"{moment}+08:00"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-20", "2026-11-20"),
        ("昨天", SATURDAY),
        ("前天", "2026-11-20"),
        ("yesterday", SATURDAY),
        ("3天前", "2026-11-19"),
        ("a week ago", "2026-11-15"),
        ("23号", "2026-10-23"),
        ("11/08", "2026-11-08"),
        ("12/30", "2025-12-30"),
        ("29 Feb", "2024-02-29"),
    ],
)
def test_a_day_without_an_hour_claims_none(clerk: Clerk, typed: str, day: str) -> None:
    moment = clerk.take("happened_at", typed)
    assert moment == f"{day}T00:00+08:00"
    assert clerk.show("happened_at", moment) == f"{day} (UTC+08:00)"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("tomorrow", "time_unclear"),
        ("不记得", "time_unclear"),
        ("14:05-14:30", "time_unclear"),
        ("3.30pm", "time_unclear"),
        ("an hour and a half ago", "time_unclear"),
        ("2026-11-22 14:05 and 15:00", "time_unclear"),
        ("12345", "time_unclear"),
        ("2026-02-30", "time_impossible"),
        ("2026-13-01", "time_impossible"),
        ("32/13 10:00", "time_impossible"),
        ("32号", "time_impossible"),
        ("2月30日", "time_impossible"),
        ("五十二十日", "time_unclear"),
        ("25:00", "time_impossible"),
        ("14:65", "time_impossible"),
        ("2026-11-22 14:05 UTC+25", "time_impossible"),
        ("2026-11-22 17:05", "time_future"),
        ("2026-11-23", "time_future"),
        ("11/23", "time_future"),
        ("2030-01-01", "time_future"),
        ("2008-12-31 23:59", "time_too_early"),
        ("05/06/2026", "time_day_or_month"),
        ("3点", "time_which_half"),
        ("昨晚1点", "time_which_half"),
        ("上午15点", "time_which_half"),
    ],
)
def test_refuses(clerk: Clerk, typed: str, code: str) -> None:
    assert clerk.code("happened_at", typed) == code


def test_both_readings_of_a_date_are_told(clerk: Clerk) -> None:
    error = clerk.refuse("happened_at", "05/06")
    assert (error.details["one"], error.details["other"]) == ("2026-05-06", "2026-06-05")


def test_a_moment_within_the_error_of_clocks_is_no_future(clerk: Clerk) -> None:
    assert clerk.take("happened_at", "16:34") == f"{SUNDAY}T16:34+08:00"
    assert clerk.take("happened_at", "2026-11-22 16:35") == f"{SUNDAY}T16:35+08:00"
    assert clerk.code("happened_at", "2026-11-22 16:36") == "time_future"


def test_the_offset_is_that_of_the_day_not_of_now(clerk: Clerk) -> None:
    berlin = clerk.at(datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("Europe/Berlin")))
    assert berlin.take("happened_at", "2026-07-01 14:05") == "2026-07-01T14:05+02:00"
    assert berlin.take("happened_at", "2026-11-01 14:05") == "2026-11-01T14:05+01:00"
    assert berlin.take("happened_at", "2026-03-29 02:30") == "2026-03-29T03:30+02:00"


@settings(max_examples=150, deadline=None)
@given(
    st.datetimes(min_value=datetime(2009, 1, 2), max_value=datetime(2026, 11, 20)),
    st.integers(-12 * 4, 14 * 4),
)
def test_every_moment_survives_in_every_zone(clerk: Clerk, naive: datetime, quarter: int) -> None:
    zone = timezone(timedelta(minutes=15 * quarter))
    moment = naive.replace(tzinfo=zone)
    canonical = clerk.take("happened_at", moment.isoformat())
    assert datetime.fromisoformat(canonical) == moment.replace(second=0, microsecond=0)
    assert canonical.endswith("+08:00")
    assert clerk.take("happened_at", canonical) == canonical
    assert clerk.take("happened_at", str(int(moment.timestamp()))) == canonical


@settings(max_examples=100, deadline=None)
@given(st.datetimes(min_value=datetime(2009, 1, 2), max_value=datetime(2026, 11, 20)))
def test_every_way_of_writing_a_date_says_the_same(clerk: Clerk, day: datetime) -> None:
    canonical = clerk.take("happened_at", f"{day:%Y-%m-%d %H:%M}")
    for form in (
        "%Y年%m月%d日 %H时%M分",
        "%Y/%m/%d %H:%M",
        "%d %B %Y %H:%M",
        "%b %d, %Y %I:%M %p",
        "%Y%m%d%H%M",
        "%a %b %d %Y %H:%M:%S",
    ):
        assert clerk.take("happened_at", f"{day:{form}}") == canonical, form
    local = day.replace(tzinfo=NOW.tzinfo)
    assert clerk.take("happened_at", f"{local.astimezone(UTC):%Y-%m-%d %H:%M} UTC") == (canonical)
