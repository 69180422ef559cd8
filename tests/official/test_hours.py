"""Opening hours at an instant: half-hour zones, clock changes, nights, holidays, missing data."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpsupport.errors import PackError, UndeterminedError
from tpsupport.official.hours import DAYS, Hours, opening, read_hours
from tpsupport.pack.shape import Shape

OFFICE = {"mon-fri": ["09:00-12:00", "13:30-18:00"]}


def hours(zone: str, week: dict[str, list[str]], **dates: Any) -> Hours:
    shape = Shape(("zh", "en"))
    found = read_hours(shape, {"zone": zone, "week": week, **dates}, ())
    assert shape.noted == []
    return found


def at(text: str, zone: str = "UTC") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


STATES = [
    # zone, week, instant (UTC), open, next change (UTC)
    ("Asia/Shanghai", OFFICE, "2026-11-23T01:00", "open", "2026-11-23T04:00"),
    ("Asia/Shanghai", OFFICE, "2026-11-23T00:59", "closed", "2026-11-23T01:00"),
    ("Asia/Shanghai", OFFICE, "2026-11-23T04:00", "closed", "2026-11-23T05:30"),
    ("Asia/Shanghai", OFFICE, "2026-11-20T10:00", "closed", "2026-11-23T01:00"),
    ("Asia/Kolkata", OFFICE, "2026-11-23T03:30", "open", "2026-11-23T06:30"),
    ("Asia/Kathmandu", OFFICE, "2026-11-23T03:14", "closed", "2026-11-23T03:15"),
    ("Australia/Lord_Howe", OFFICE, "2026-11-22T22:00", "open", "2026-11-23T01:00"),
    # over midnight
    ("Europe/Berlin", {"fri": ["22:00-02:00"]}, "2026-11-20T23:30", "open", "2026-11-21T01:00"),
    ("Europe/Berlin", {"fri": ["22:00-02:00"]}, "2026-11-21T01:00", "closed", "2026-11-27T21:00"),
    (
        "UTC",
        {"sun": ["22:00-02:00"], "mon": ["02:00-04:00"]},
        "2026-11-22T23:00",
        "open",
        "2026-11-23T04:00",
    ),
    # round the clock
    ("UTC", {"mon-sun": ["00:00-24:00"]}, "2026-11-23T12:00", "open", None),
    (
        "UTC",
        {"mon": ["00:00-24:00"], "tue": ["00:00-09:00"]},
        "2026-11-23T12:00",
        "open",
        "2026-11-24T09:00",
    ),
    ("UTC", {}, "2026-11-23T12:00", "closed", None),
    ("UTC", {"sat-mon": ["09:00-10:00"]}, "2026-11-24T12:00", "closed", "2026-11-28T09:00"),
    # clocks go forward in Berlin on 2026-03-29 at 02:00, back on 2026-10-25 at 03:00
    ("Europe/Berlin", {"sun": ["01:00-05:00"]}, "2026-03-29T00:00", "open", "2026-03-29T03:00"),
    ("Europe/Berlin", {"sun": ["02:30-05:00"]}, "2026-03-29T00:00", "closed", "2026-03-29T01:30"),
    ("Europe/Berlin", {"sun": ["01:00-02:30"]}, "2026-03-29T00:30", "open", "2026-03-29T01:30"),
    ("Europe/Berlin", {"sun": ["01:00-02:30"]}, "2026-10-25T01:00", "open", "2026-10-25T01:30"),
    ("Europe/Berlin", {"sun": ["02:30-05:00"]}, "2026-10-25T00:29", "closed", "2026-10-25T00:30"),
    ("Europe/Berlin", OFFICE, "2026-10-23T15:00", "open", "2026-10-23T16:00"),
    ("Europe/Berlin", OFFICE, "2026-10-26T07:30", "closed", "2026-10-26T08:00"),
]


@pytest.mark.parametrize(("zone", "week", "instant", "state", "change"), STATES)
def test_the_state_at_an_instant(
    zone: str,
    week: dict[str, list[str]],
    instant: str,
    state: str,
    change: str | None,
) -> None:
    found = opening(hours(zone, week), at(instant))
    assert found.open is (state == "open")
    assert found.changes == (at(change) if change else None)


def test_closed_days_and_working_days_out_of_turn() -> None:
    found = hours(
        "Asia/Shanghai",
        OFFICE,
        dates={"2026-10-01..2026-10-07": [], "2026-10-10": ["10:00-16:00"]},
    )
    holiday = opening(found, at("2026-10-01T10:00", "Asia/Shanghai"))
    assert (holiday.open, holiday.changes) == (False, at("2026-10-08T09:00", "Asia/Shanghai"))
    saturday = opening(found, at("2026-10-10T11:00", "Asia/Shanghai"))
    assert (saturday.open, saturday.changes) == (True, at("2026-10-10T16:00", "Asia/Shanghai"))


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),
    st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Pacific/Apia"]),
)
def test_the_change_is_a_change(moment: datetime, zone: str) -> None:
    found = hours(zone, {"mon-fri": ["09:00-18:00"], "sat": ["22:00-02:00"]})
    now = moment.replace(tzinfo=UTC)
    state = opening(found, now)
    assert state.changes is not None
    assert state.changes > now
    assert opening(found, state.changes).open is not state.open
    assert opening(found, state.changes - timedelta(seconds=1)).open is state.open


WRONG = [
    ({"zone": "Asia/Shanghai"}, (), "missing_key"),
    ({"zone": "", "week": {}}, ("zone",), "empty_text"),
    ({"zone": "../etc/passwd", "week": {}}, ("zone",), "not_one_of"),
    ({"zone": "UTC", "week": {"monday": ["09:00-18:00"]}}, ("week", "monday"), "not_one_of"),
    ({"zone": "UTC", "week": {"mon": ["9-18"]}}, ("week", "mon", 0), "not_one_of"),
    ({"zone": "UTC", "week": {"mon": ["09:00-24:30"]}}, ("week", "mon", 0), "not_one_of"),
    ({"zone": "UTC", "week": {"mon": ["09:00-09:00"]}}, ("week", "mon", 0), "not_one_of"),
    ({"zone": "UTC", "week": {"mon": "09:00-18:00"}}, ("week", "mon"), "not_a_list"),
    ({"zone": "UTC", "week": {"mon-tue": [], "tue": []}}, ("week", "tue"), "duplicate_key"),
    (
        {"zone": "UTC", "week": {}, "dates": {"2026-13-01": []}},
        ("dates", "2026-13-01"),
        "not_one_of",
    ),
    ({"zone": "UTC", "week": {}, "dates": {"20261001": []}}, ("dates", "20261001"), "not_one_of"),
    (
        {"zone": "UTC", "week": {}, "dates": {"2026-10-02..2026-10-01": []}},
        ("dates", "2026-10-02..2026-10-01"),
        "not_one_of",
    ),
    ({"zone": "UTC", "week": {}, "days": {}}, ("days",), "unknown_key"),
]


@pytest.mark.parametrize(("data", "path", "code"), WRONG)
def test_wrong_hours_are_noted_with_their_place(
    data: dict[str, Any], path: tuple[str | int, ...], code: str
) -> None:
    shape = Shape(("zh", "en"))
    read_hours(shape, data, ())
    assert [(where, what) for where, what, _ in shape.noted] == [(path, code)]


def test_an_unknown_zone_is_the_packs_fault() -> None:
    with pytest.raises(PackError) as raised:
        opening(hours("Mars/Olympus", OFFICE), at("2026-11-23T01:00"))
    assert raised.value.code == "official.errors.no_such_zone"


def test_a_machine_without_time_zone_data_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> zoneinfo.ZoneInfo:
        raise zoneinfo.ZoneInfoNotFoundError(name)

    monkeypatch.setattr(zoneinfo, "ZoneInfo", nothing)
    monkeypatch.setattr(zoneinfo, "available_timezones", set)
    with pytest.raises(UndeterminedError) as raised:
        opening(hours("Asia/Shanghai", OFFICE), datetime(2026, 11, 23, tzinfo=UTC))
    assert raised.value.code == "official.errors.no_zone_data"


def test_the_days_are_seven() -> None:
    assert len(DAYS) == len(hours("UTC", {}).week) == 7
