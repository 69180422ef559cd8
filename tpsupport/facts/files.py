"""Files to attach: each is there, readable, small enough, and of a kind that can be attached."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tpsupport.errors import UsageError
from tpsupport.facts import magic
from tpsupport.facts.rules import Answer, Rules, excerpt, refusal
from tpsupport.pack.library import Library
from tpsupport.text import clean

MOST = 10
"""Files in one answer."""
LARGEST = 20 * 1024 * 1024
"""Bytes of one file."""
_LOOKED_AT = 262_144
"""Bytes of a text that are searched for secrets before it is taken."""
_ESCAPED = re.compile(r"\\(.)")
_WORDS = re.compile(r"'[^']*'|\"[^\"]*\"|(?:\\.|[^\s\\'\",，、;；])+")


class File(NamedTuple):
    """One file as people see it: ``size`` in bytes, ``kind`` by its content."""

    name: str
    size: int
    kind: str


def read(answer: Answer) -> str:
    """The absolute paths, one on each line. The first file that cannot be taken is told."""
    paths = tuple(dict.fromkeys(_paths(answer.text, answer.rules.directory)))
    if len(paths) > MOST:
        raise refusal("files_too_many", count=len(paths), limit=MOST)
    for path in paths:
        _admit(path, answer.rules)
    return "\n".join(str(path) for path in paths)


def look(path: Path) -> File:
    """The file at ``path``.

    :raises UsageError: if it is not there, not readable, no regular file, empty, larger than
        ``LARGEST``, or of no kind that can be attached.
    """
    name = base_name(str(path))
    head, size = _head(path, name, magic.ENOUGH)
    kind = magic.kind(head, path.suffix)
    if kind is None:
        raise refusal("files_kind", name=name, kinds=", ".join(magic.KINDS))
    return File(name, size, kind)


def describe(value: str, language: str, library: Library) -> str:
    """Each file of a canonical ``value``: its name, and if it is still there, its kind and size.

    A name without its folder is of a file elsewhere: none of this machine is looked at for it.
    """
    shown = []
    for line in value.split("\n"):
        name = base_name(line)
        try:
            file = look(Path(line)) if Path(line).is_absolute() else None
        except UsageError:
            file = None
        if file is None:
            shown.append(name)
            continue
        size = readable(file.size)
        shown.append(
            library.phrase("facts.show.file", language, file=name, kind=file.kind, size=size)
        )
    return library.phrase("facts.show.comma", language).join(shown)


def base_name(path: str) -> str:
    """The last part of a path of any system."""
    return excerpt(re.split(r"[/\\]", path.rstrip("/\\"))[-1], 100)


def readable(size: int) -> str:
    """``size`` bytes in the unit that suits it."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def _admit(path: Path, rules: Rules) -> None:
    file = look(path)
    if rules.admit and file.kind in magic.TEXTS:
        head, _ = _head(path, file.name, _LOOKED_AT)
        rules.admit(magic.decoded(head) or "", "text")


def _head(path: Path, name: str, length: int) -> tuple[bytes, int]:
    """The first bytes of a regular file, and the size of all of it."""
    try:
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
    except (FileNotFoundError, NotADirectoryError):
        raise refusal("files_missing", name=name) from None
    except (OSError, ValueError):
        code = "files_not_regular" if _holds(path.is_dir) else "files_unreadable"
        raise refusal(code, name=name) from None
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            raise refusal("files_not_regular", name=name)
        if about.st_size > LARGEST:
            size, limit = readable(about.st_size), readable(LARGEST)
            raise refusal("files_too_large", name=name, size=size, limit=limit)
        if not about.st_size:
            raise refusal("files_empty", name=name)
        return os.read(handle, length), about.st_size
    except OSError:
        raise refusal("files_unreadable", name=name) from None
    finally:
        os.close(handle)


def _paths(text: str, directory: Path) -> Iterator[Path]:
    for line in re.split(r"[\r\n]+", text):
        if line.strip():
            yield from _on_line(line, directory)


def _on_line(line: str, directory: Path) -> Iterator[Path]:
    """One path, or several: quoted, escaped as a terminal does for a dropped file, or bare."""
    whole = (line, line.strip(), _unquoted(line.strip()))
    for each in dict.fromkeys(whole):
        path = _absolute(each, directory)
        if _holds(path.exists):
            yield path
            return
    found = [_unquoted(each) for each in _WORDS.findall(line)]
    for each in found or [line.strip()]:
        yield _absolute(each, directory)


def _unquoted(word: str) -> str:
    if len(word) > 1 and word[0] == word[-1] and word[0] in "'\"":
        return word[1:-1]
    return word if os.sep == "\\" else _ESCAPED.sub(r"\1", word)


def _absolute(word: str, directory: Path) -> Path:
    """The path that ``word`` names, with ``~`` and ``file:`` understood."""
    if word.lower().startswith("file://"):
        from urllib.request import url2pathname

        word = url2pathname(re.sub(r"^file://(?:localhost)?", "", word, flags=re.IGNORECASE))
    if not word.isprintable() or word != clean(word):
        raise refusal("files_name", name=base_name(word))
    path = Path(word)
    with contextlib.suppress(RuntimeError):
        path = path.expanduser()
    return Path(os.path.abspath(directory / path))  # noqa: PTH100 - links are kept as they are


def _holds(test: Callable[[], bool]) -> bool:
    """The answer of the file system; no for a name that it cannot take."""
    try:
        return test()
    except (OSError, ValueError):
        return False
