from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import pytest

from tpsupport.errors import UsageError
from tpsupport.facts import magic
from tpsupport.facts.files import LARGEST, MOST, base_name, readable

from .conftest import Clerk

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
CONTENTS = {
    "png": PNG,
    "jpg": b"\xff\xd8\xff\xe0" + b"\0" * 20,
    "gif": b"GIF89a" + b"\0" * 20,
    "webp": b"RIFF\0\0\0\0WEBPVP8 ",
    "heic": b"\0\0\0\x18ftypheic\0\0\0\0",
    "mp4": b"\0\0\0\x18ftypisom\0\0\0\0",
    "pdf": b"%PDF-1.7\n",
    "txt": "出错了".encode(),
    "log": b"2026-11-22 error\n",
}

posix = pytest.mark.skipif(sys.platform == "win32", reason="paths as POSIX shells write them")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "my shot (1).png").write_bytes(PNG)
    (tmp_path / "截图.jpg").write_bytes(CONTENTS["jpg"])
    (tmp_path / "it's.log").write_bytes(CONTENTS["log"])
    return tmp_path


@posix
@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("a.png", ["a.png"]),
        ("./a.png", ["a.png"]),
        (" a.png \n", ["a.png"]),
        ("'a.png'", ["a.png"]),
        ("my shot (1).png", ["my shot (1).png"]),
        ('"my shot (1).png"', ["my shot (1).png"]),
        (r"my\ shot\ \(1\).png", ["my shot (1).png"]),
        (r"my\ shot\ \(1\).png 截图.jpg", ["my shot (1).png", "截图.jpg"]),
        ("it's.log", ["it's.log"]),
        ("a.png 截图.jpg", ["a.png", "截图.jpg"]),
        ("a.png, 截图.jpg", ["a.png", "截图.jpg"]),
        ("a.png、截图.jpg", ["a.png", "截图.jpg"]),
        ("a.png\n截图.jpg\r\n", ["a.png", "截图.jpg"]),
        ("a.png a.png", ["a.png"]),
        ("'a.png' \"my shot (1).png\"", ["a.png", "my shot (1).png"]),
    ],
)
def test_paths_as_people_and_terminals_write_them(
    clerk: Clerk, folder: Path, typed: str, names: list[str]
) -> None:
    at_home = clerk.inside(folder)
    canonical = at_home.take("attachments", typed)
    assert canonical.split("\n") == [str(folder / name) for name in names]
    assert at_home.take("attachments", canonical) == canonical


@posix
def test_absolute_paths_links_and_home(
    clerk: Clerk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot = folder / "my shot (1).png"
    monkeypatch.setenv("HOME", str(folder))
    (folder / "link.png").symlink_to(shot)
    for typed in (str(shot), shlex.quote(str(shot)), shot.as_uri(), f"~/{shot.name}"):
        assert clerk.take("attachments", typed) == str(shot)
    assert clerk.inside(folder).take("attachments", "link.png") == str(folder / "link.png")


@pytest.mark.parametrize(("kind", "content"), CONTENTS.items())
def test_kinds_by_content(clerk: Clerk, tmp_path: Path, kind: str, content: bytes) -> None:
    file = tmp_path / ("any.log" if kind == "log" else "any.exe")
    file.write_bytes(content)
    canonical = clerk.inside(tmp_path).take("attachments", file.name)
    assert clerk.show("attachments", canonical) == f"{file.name} ({kind}, {len(content)} B)"


def test_every_kind_is_told() -> None:
    assert set(CONTENTS) == set(magic.KINDS)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("中文".encode("gbk"), "中文"),
        ("中文".encode()[:-1], "中"),
        (b"\xff\xfe" + "hi".encode("utf-16-le"), "hi"),
        (b"\xef\xbb\xbfhi", "hi"),
        (b"a\0b", None),
        (b"\xff\xff\xff\xff\xff", None),
        (b"\x7fELF\x01", None),
    ],
)
def test_texts_in_usual_encodings(data: bytes, text: str | None) -> None:
    assert magic.decoded(data) == text


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("x.png", b"MZ\x90\0\x03", "files_kind"),
        ("x.mov", b"\0\0\0\x14ftypqt  ", "files_kind"),
        ("x.png", b"", "files_empty"),
    ],
)
def test_refuses_contents(
    clerk: Clerk, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert clerk.inside(tmp_path).code("attachments", name) == code


def test_refuses_what_is_no_file(clerk: Clerk, tmp_path: Path) -> None:
    at_home = clerk.inside(tmp_path)
    assert at_home.refuse("attachments", "no/such/file.png").details == {"name": "file.png"}
    assert at_home.code("attachments", "gone.png") == "files_missing"
    assert at_home.code("attachments", str(tmp_path)) == "files_not_regular"
    assert at_home.code("attachments", "x" * 5000) in ("files_unreadable", "files_missing")
    assert at_home.code("attachments", "evil\u202egnp.exe") == "files_name"
    assert at_home.code("attachments", "a\ud800.png") == "files_name"
    assert at_home.code("attachments", "\x1b]52;c;eA==\x07a.png") == "files_name"
    assert at_home.code("attachments", " ".join(f"{n}.png" for n in range(MOST + 1))) == (
        "files_too_many"
    )


@posix
def test_never_waits_for_a_device(clerk: Clerk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert clerk.inside(tmp_path).code("attachments", "pipe.png") == "files_not_regular"
    assert clerk.code("attachments", "/dev/zero") == "files_not_regular"


def test_the_size_has_a_limit(clerk: Clerk, tmp_path: Path) -> None:
    file = tmp_path / "large.png"
    with file.open("wb") as stream:
        stream.write(PNG)
        stream.truncate(LARGEST)
    assert clerk.take("attachments", str(file)) == str(file)
    with file.open("ab") as stream:
        stream.write(b"\0")
    assert clerk.code("attachments", str(file)) == "files_too_large"


def test_a_text_with_a_secret_is_refused_and_its_path_is_not_masked(
    clerk: Clerk, tmp_path: Path
) -> None:
    seen = []

    def admit(text: str, slot: str) -> str:
        seen.append(slot)
        if "secret" in text:
            raise UsageError("privacy.errors.password")
        return "masked"

    guarded = Clerk(clerk.rules._replace(admit=admit, directory=tmp_path))
    (tmp_path / "13800138000.txt").write_text("fine", encoding="utf-8")
    (tmp_path / "backup.txt").write_text("the secret is", encoding="utf-8")
    assert guarded.take("attachments", "13800138000.txt").endswith("13800138000.txt")
    with pytest.raises(UsageError, match="privacy"):
        guarded.take("attachments", "backup.txt")
    assert seen == ["files", "text", "files", "text"]


def test_shown_without_folders_and_without_content(clerk: Clerk, folder: Path) -> None:
    canonical = clerk.inside(folder).take("attachments", "a.png\n截图.jpg")
    assert clerk.show("attachments", canonical) == "a.png (png, 28 B), 截图.jpg (jpg, 24 B)"
    (folder / "a.png").unlink()
    assert clerk.show("attachments", canonical, "zh") == "a.png、截图.jpg（jpg，24 B）"
    assert clerk.show("attachments", "C:\\Users\\me\\shot.png") == "shot.png"


@pytest.mark.parametrize(
    ("size", "words"), [(1, "1 B"), (1023, "1023 B"), (1024, "1 KB"), (1300000, "1.2 MB")]
)
def test_sizes(size: int, words: str) -> None:
    assert readable(size) == words


def test_base_names_of_every_system() -> None:
    assert base_name("/a/b/") == "b"
    assert base_name("C:\\a\\b.png") == "b.png"
    assert base_name("a\x1b[31m\nb") == "a b"
