"""The cache: a faster way to the same data, and never anything else."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tpsupport.pack import cache
from tpsupport.pack.cache import KEEP, cached, directory

from .small import Pack

DATA = {"a": [1, None, True, "灯"]}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TPSUPPORT_CACHE_DIR", str(tmp_path / "deep" / "cache"))
    return tmp_path / "deep" / "cache"


class Maker:
    """Makes the data, and counts how often."""

    def __init__(self, data: Any = DATA) -> None:
        self.data = data
        self.made = 0

    def __call__(self) -> Any:
        self.made += 1
        return self.data


def kept(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_what_was_made_once_is_not_made_again(folder: Path) -> None:
    make = Maker()
    assert [cached(b"raw", make) for _ in range(3)] == [DATA] * 3
    assert make.made == 1
    assert len(kept(folder)) == 1
    cached(b"other", make)
    assert make.made == 2


@pytest.mark.parametrize("junk", [b"", b"{", b"\x00" * 40, b"\xff\xfe", b"[" * 100_000, b"[1,"])
def test_a_damaged_entry_is_made_again_and_mended(junk: bytes, folder: Path) -> None:
    make = Maker()
    cached(b"raw", make)
    [file] = kept(folder)
    file.write_bytes(junk)
    assert cached(b"raw", make) == DATA
    assert make.made == 2
    assert json.loads(file.read_bytes()) == DATA


def test_an_entry_of_another_format_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cached(b"raw", Maker({"old": 1}))
    monkeypatch.setattr(cache, "FORMAT", cache.FORMAT + 1)
    assert cached(b"raw", Maker()) == DATA
    assert len(kept(folder)) == 2


def test_a_folder_in_place_of_an_entry(folder: Path) -> None:
    make = Maker()
    cached(b"raw", make)
    [file] = kept(folder)
    file.unlink()
    file.mkdir()
    assert cached(b"raw", make) == DATA
    assert kept(folder) == [file], "the draft is gone"


@pytest.mark.parametrize("where", ["/proc/nowhere", "/dev/null/cache", "file"])
def test_where_nothing_can_be_written_nothing_is_said(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("TPSUPPORT_CACHE_DIR", str(tmp_path / where))
    make = Maker()
    assert [cached(b"raw", make) for _ in range(2)] == [DATA] * 2
    assert make.made == 2


def test_an_error_of_the_maker_is_the_caller_s(folder: Path) -> None:
    def fail() -> Any:
        raise KeyError("made")

    with pytest.raises(KeyError):
        cached(b"raw", fail)
    assert not folder.exists()


def test_old_entries_make_room(folder: Path) -> None:
    cached(b"first", Maker())
    [first] = kept(folder)
    os.utime(first, (1, 1))
    for at in range(KEEP):
        (folder / f"{at}.json").write_text("1", "utf-8")
    cached(b"last", Maker())
    assert len(kept(folder)) == KEEP
    assert not first.exists()
    make = Maker()
    cached(b"last", make)
    assert make.made == 0


def test_many_may_write_at_once(folder: Path) -> None:
    stop = time.monotonic() + 0.3
    wrong: list[Any] = []
    big = {"a": ["灯" * 50] * 500}

    def work() -> None:
        at = 0
        while time.monotonic() < stop:
            at += 1
            if at % 3 == 0:
                for file in folder.glob("*.json"):
                    file.unlink(missing_ok=True)
            if (found := cached(b"raw", lambda: big)) != big:
                wrong.append(found)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_other_users_cannot_look_into_it(folder: Path) -> None:
    cached(b"raw", Maker())
    if sys.platform != "win32":
        assert folder.stat().st_mode & 0o077 == 0


def test_one_file_cannot_answer_for_another(pack: Pack, folder: Path) -> None:
    before = pack.library().document("fuse")
    pack.edit("fuse", "Put in a new one.", "Put in an old one.")
    after = pack.library().document("fuse")
    assert before["nodes"]["change"]["advice"] != after["nodes"]["change"]["advice"]


HOMES = [
    ("linux", {"HOME": "/h"}, "/h/.cache/tpsupport"),
    ("linux", {"HOME": "/h", "XDG_CACHE_HOME": "/x"}, "/x/tpsupport"),
    ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/tpsupport"),
    ("linux", {}, None),
    ("linux", {"HOME": ""}, None),
    ("darwin", {"HOME": "/h"}, "/h/Library/Caches/tpsupport"),
    ("darwin", {}, None),
    ("win32", {"LOCALAPPDATA": "/l"}, "/l/tpsupport/Cache"),
    ("win32", {"USERPROFILE": "/u"}, "/u/AppData/Local/tpsupport/Cache"),
    ("win32", {}, None),
    ("linux", {"HOME": "/h", "TPSUPPORT_CACHE_DIR": "/mine"}, "/mine"),
]


@pytest.mark.parametrize(("platform", "environ", "where"), HOMES)
def test_the_folder_is_each_platform_s(
    platform: str, environ: dict[str, str], where: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert directory(environ) == (where and Path(where))


def test_without_a_home_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TPSUPPORT_CACHE_DIR", "HOME", "USERPROFILE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    make = Maker()
    assert [cached(b"raw", make) for _ in range(2)] == [DATA] * 2
    assert make.made == 2
    assert list(tmp_path.iterdir()) == []
