"""Strict YAML: a file's text, its plain data, and the place of every key when one is needed."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

from tpsupport.pack import MAX_BYTES
from tpsupport.pack.flaw import Path_, flawed

_FORBIDDEN = (
    "[^\t\n\r\x20-\x7e\xa0-\xac\xae-\u061b\u061d-\u180d\u180f-\u200a\u2010-\u2027\u202f-\u205f"
    "\u2070-\ud7ff\uf900-\ufefe\uff00-\ufff8\U00010000-\U000dffff\U000e0080-\U000effff]"
)
_LINE_BREAK = r"\r\n?|\n"


def read(file: Path) -> Any:
    """The plain data of ``file``: dict, list, str, int, bool and None.

    :raises FlawedPackError: with the one place at which the file stops being strict YAML.
    """
    return parse(text_of(file), str(file))


def text_of(file: Path) -> str:
    """The text of ``file``: UTF-8, of at most 1 MiB, without control or invisible characters."""
    return decoded(raw_of(file), str(file))


def raw_of(file: Path) -> bytes:
    """The bytes of ``file``, of which there are 1 MiB at most; no more than that is ever read."""
    name = str(file)
    try:
        if file.is_dir():
            raise flawed(name, "is_a_folder")
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise flawed(name, "unreadable", reason=reason) from None
    if len(raw) > MAX_BYTES:
        raise flawed(name, "too_large", limit=MAX_BYTES)
    return raw


def decoded(raw: bytes, name: str) -> str:
    """The text in ``raw``. What a reader of the file could not see is refused at its place."""
    raw = raw.removeprefix(BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _line_column(raw[: error.start].decode("utf-8", "replace"))
        raise flawed(name, "not_utf8", line, column) from None
    wrong = None if _plain(text) else re.search(_FORBIDDEN, text)
    if wrong:
        line, column = _line_column(text[: wrong.start()])
        code = f"U+{ord(wrong[0]):04X}"
        raise flawed(name, "control_character", line, column, character=code)
    return text


def _plain(text: str) -> bool:
    """Whether ``text`` surely has nothing that is forbidden; the pattern takes long to compile."""
    plain = text.replace("\n", "").replace("\r", "").replace("\t", "")
    return plain.isprintable() and "\ufffd" not in plain


def parse(text: str, name: str) -> Any:
    """The plain data of ``text``; ``name`` is the file's in errors."""
    from tpsupport.pack.fold import fold

    return fold(text, name)


def places(text: str, name: str) -> dict[Path_, tuple[int, int]]:
    """Line and column (from 1) of every value, and of every key of a mapping."""
    from tpsupport.pack.fold import fold

    marks: dict[Path_, tuple[int, int]] = {}
    fold(text, name, marks)
    return marks


def _line_column(before: str) -> tuple[int, int]:
    lines = re.split(_LINE_BREAK, before)
    return len(lines), len(lines[-1]) + 1


__all__ = ["MAX_BYTES", "Path_", "decoded", "parse", "places", "raw_of", "read", "text_of"]
