"""The contact sheet: as text, Markdown and JSON; with a desk's own hours; what it never says."""

from __future__ import annotations

import json
import re
import shutil
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tpsupport.desk.contact import markdown, sheet, text
from tpsupport.errors import PackError
from tpsupport.official.channels import allow_list
from tpsupport.official.judge import judge_all
from tpsupport.pack.library import Library, default_directory

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
LANGUAGES = ("zh", "en")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TPSUPPORT_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def library() -> Library:
    return Library.open()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A copy of the pack in which the support mailbox has hours."""
    pack = tmp_path / "desk"
    shutil.copytree(default_directory(), pack)
    file = pack / "channels.yaml"
    told = file.read_text(encoding="utf-8").replace(
        "    address: service@tokenpocket.pro\n",
        "    address: service@tokenpocket.pro\n"
        "    hours:\n"
        "      zone: Asia/Shanghai\n"
        '      week: {mon-fri: ["09:00-12:00", "13:30-18:00"], sat: ["22:00-02:00"]}\n'
        '      dates: {"2026-11-30": [], "2026-12-25": []}\n'
        "    answers: {zh: 一个工作日内, en: within one working day}\n",
        1,
    )
    file.write_text(told, encoding="utf-8")
    return pack


def shown(library: Library, language: str, at: datetime = NOON) -> Iterator[str]:
    found = sheet(library, language, at, BERLIN)
    yield text(found, library, language)
    yield markdown(found, library, language)


def test_the_mailbox_comes_first_and_nothing_unpublished_is_claimed(library: Library) -> None:
    told = text(sheet(library, "zh", NOON, BERLIN), library, "zh").splitlines()
    start = told.index("找客服")
    assert told[start + 1] == "- 客服邮箱：service@tokenpocket.pro"
    assert told[start + 3] == "  服务时间和多久回复：都未公布"
    assert "我的 → 关于我们 → 官方渠道（位置可能随版本变化）" in "\n".join(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_channel_is_shown_with_its_standing(library: Library, language: str) -> None:
    found = sheet(library, language, NOON, BERLIN)
    told = text(found, library, language)
    for channel in found["channels"]:
        assert channel["address"] in told
        assert channel["good_for"] in told
        standing = library.phrase(f"contact.standing.{channel['standing']}", language)
        assert (
            library.phrase("contact.line.seen", language, standing=standing, seen=channel["seen"])
            in told
        )
    for absent in found["absent"]:
        assert absent["name"] in told
    for line in (*found["verify"], *found["ready"], *found["never"]):
        assert f"- {line}" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_on_the_sheet_is_unofficial(library: Library, language: str) -> None:
    names = allow_list(library)
    for told in shown(library, language):
        kinds = {
            verdict.kind
            for line in told.splitlines()
            for verdict in judge_all(line, names)
            if verdict.subject.type in {"link", "email", "handle", "package"}
        }
        assert kinds <= {"official", "formerly_official"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_must_never_be_said(library: Library, language: str) -> None:
    places = r"tpglobalwallet|tpstatic|mytokenpocket\.vip|zendesk|gitbook\.io"
    never = rf"{places}|24/7|24 小时|7×24|在线客服|live chat"
    for told in shown(library, language):
        assert not re.search(never, told.replace("vip.mytokenpocket", ""))
        assert not re.search(r"[{}]", told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_is_json(library: Library, language: str) -> None:
    found = sheet(library, language, NOON, BERLIN)
    assert json.loads(json.dumps(found)) == found
    assert found["at"] == "2026-11-23T05:00:00+01:00"
    assert found["channels"][0]["hours"] is None
    assert {each["for"] for each in found["channels"]} == {
        "support",
        "community",
        "news",
        "other",
        "authorities",
    }


HOURS = [
    (NOON, "zh", "服务时间：现在没人，1 小时 30 分钟后开始（你那边的 11月23日周一 06:30）；"),
    (NOON, "en", "Hours: closed now, opens in 1 h 30 min (Mon 2026-11-23 06:30 your time); "),
    (
        datetime(2026, 11, 23, 9, 59, 30, tzinfo=UTC),
        "zh",
        "服务时间：现在有人，1 分钟后结束（你那边的 11月23日周一 11:00）；",
    ),
    (
        datetime(2026, 11, 28, 18, 30, tzinfo=UTC),
        "en",
        "Hours: closed now, opens in 2 d 6 h (Tue 2026-12-01 02:00 your time); ",
    ),
]


@pytest.mark.parametrize(("at", "language", "expected"), HOURS)
def test_a_desks_hours_in_the_readers_time(
    desk: Path, at: datetime, language: str, expected: str
) -> None:
    library = Library.open(desk)
    told = text(sheet(library, language, at, BERLIN), library, language)
    assert f"  {expected}" in told


def test_the_timetable_in_words(desk: Path) -> None:
    library = Library.open(desk)
    chinese = text(sheet(library, "zh", NOON, BERLIN), library, "zh")
    week = "周一至周五 09:00–12:00、13:30–18:00；周六 22:00–次日 02:00；周日 休息"
    assert f"{week}；11月30日 休息（Asia/Shanghai 时间）" in chinese
    assert "12月25日" not in chinese
    assert "  多久回复：一个工作日内" in chinese
    english = text(sheet(library, "en", NOON, BERLIN), library, "en")
    assert (
        "Mon to Fri 09:00–12:00 and 13:30–18:00; Sat 22:00–02:00 the next day; Sun closed"
        in english
    )


def test_a_desks_hours_in_json(desk: Path) -> None:
    found = sheet(Library.open(desk), "en", NOON, BERLIN)["channels"][0]["hours"]
    assert found["zone"] == "Asia/Shanghai"
    assert found["week"]["sat"] == ["22:00-02:00"]
    assert found["dates"] == {"2026-11-30": [], "2026-12-25": []}
    assert (found["open"], found["changes"]) == (False, "2026-11-23T06:30:00+01:00")


def test_the_clock_change_of_the_reader_counts(desk: Path) -> None:
    """In Berlin summer time ends between the question and the opening."""
    at = datetime(2026, 10, 24, 19, 0, tzinfo=UTC)
    found = sheet(Library.open(desk), "en", at, BERLIN)["channels"][0]["hours"]
    assert found["changes"] == "2026-10-26T02:00:00+01:00"


def test_without_time_zone_data_the_rest_is_still_told(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(name: str) -> zoneinfo.ZoneInfo:
        raise zoneinfo.ZoneInfoNotFoundError(name)

    monkeypatch.setattr(zoneinfo, "ZoneInfo", nothing)
    monkeypatch.setattr(zoneinfo, "available_timezones", set)
    library = Library.open(desk)
    found = sheet(library, "zh", NOON, BERLIN)
    assert found["channels"][0]["hours"]["open"] is None
    assert (
        "服务时间：这台电脑没有时区数据，算不出现在有没有人（可以安装 tzdata）；周一至周五"
        in text(found, library, "zh")
    )


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("zone: Asia/Shanghai", "zone: Asia/Shangai"), ('"22:00-02:00"', '"22:00-26:00"')],
)
def test_wrong_hours_are_the_packs_fault(desk: Path, right: str, wrong: str) -> None:
    file = desk / "channels.yaml"
    told = file.read_text(encoding="utf-8")
    at = told.index("    hours:\n")
    file.write_text(told[:at] + told[at:].replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(PackError):
        sheet(Library.open(desk), "zh", NOON, BERLIN)


def test_markdown_is_whole_and_harmless(library: Library) -> None:
    told = markdown(sheet(library, "en", NOON, BERLIN), library, "en")
    assert told.startswith("# Official contacts of TokenPocket\n\n")
    assert "<https://t.me/tokenPocket_cn>" in told
    assert told.count("\n## ") == 10
    assert "**" not in told
    assert markdown(sheet(library, "zh", NOON, BERLIN), library, "zh").count("<https://") > 10


def test_the_machines_own_zone_is_the_default(library: Library) -> None:
    found = sheet(library, "en", NOON)
    assert datetime.fromisoformat(found["at"]) == NOON
