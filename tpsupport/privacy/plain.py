"""The plain form of a text: widths, letters and invisible characters folded, with the way back."""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

_MOST_CACHED = 20_000
_MOST_REPLACED = 60
_LONGEST_WORD = 24
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SCRIPTS = {
    "latin": (("\0", "\x7f"),),
    "kana": (("ぁ", "ヺ"), ("ｦ", "ﾟ")),
    "hangul": (("가", "힣"), ("ᄀ", "ᇿ")),
    "han": (("㐀", "鿿"), ("豈", "﫿")),
}
"""Ranges of the characters by which a script is known; any text may hold Latin letters."""
_FIXED = (("一", "鿿"), ("가", "힣"), ("\U00020000", "\U0002f7ff"), ("\U0002fa20", "\U000dffff"))
_ODD = re.compile("[^\x00-\x7f]+")
_BLOB = re.compile("[0-9a-z+/]{28,}")
_JAMO = re.compile("[\u1100-\u11ff]+")


class Plain(NamedTuple):
    """``text`` keeps the case; ``low`` has as many characters, lower case, without diacritics."""

    text: str
    low: str
    pieces: tuple[tuple[int, int, int], ...] = ()
    """Where each piece starts here, where in the original, and its end there if it was replaced."""
    scripts: frozenset[str] = frozenset({"latin"})
    """Of ``latin``, ``kana``, ``hangul`` and ``han`` those that may occur."""
    blobs: tuple[tuple[int, int], ...] = ()
    """Where 28 or more of ``0-9a-z+/`` stand in a row in ``low``: keys, hashes, glued words."""

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in the original."""
        if not self.pieces:
            return start, end
        here, there, until = self._piece(start)
        first = there if until else there + start - here
        here, there, until = self._piece(end - 1)
        return first, until or there + end - here

    def _piece(self, index: int) -> tuple[int, int, int]:
        return self.pieces[bisect_right(self.pieces, (index, 1 << 60, 0)) - 1]


class _Fold(dict[int, str]):
    """A translation table that works out each character once."""

    def __missing__(self, code: int) -> str:
        if len(self) > _MOST_CACHED:
            self.clear()
        folded = self[code] = _fold(chr(code))
        return folded


class _Low(dict[int, str]):
    """The same for lower case: always one character for one."""

    def __missing__(self, code: int) -> str:
        if len(self) > _MOST_CACHED:
            self.clear()
        folded = self[code] = _lower(chr(code))
        return folded


def _fold(char: str) -> str:
    mark = _alike("marks").get(ord(char))
    if mark or any(first <= char <= last for first, last in _FIXED):
        return mark or char
    kind = unicodedata.category(char)
    if kind in {"Zl", "Zp"}:
        return "\n"
    if kind == "Zs" or char in "\u115f\u1160\u3164\u2800\uffa0":
        return " "
    folded = unicodedata.normalize("NFKC", char).replace("İ", "I")
    if kind in {"Cf", "Mn", "Me"} or unicodedata.combining(folded[:1] or " "):
        return ""
    if kind == "Cc" and char not in "\t\n\r\v\f\x85":
        return ""
    return f" {folded} " if kind == "Nl" and len(folded) > 1 else folded


def _lower(char: str) -> str:
    if "一" <= char <= "鿿" or "가" <= char <= "힣":
        return char
    parts = unicodedata.normalize("NFD", char)
    if any(unicodedata.category(mark) != "Mn" for mark in parts[1:]):
        return char
    base = parts[0]
    if "ァ" <= base <= "ヶ":
        base = chr(ord(base) - 0x60)
    base = base.lower()[0]
    return base.translate(_alike("latin"))


_FOLD = _Fold()
_LOW = _Low()


@cache
def _alike(name: str) -> dict[int, str]:
    """Letters of other scripts, or odd letters of ours, and the plain ones that they look like."""
    path = Path(__file__).with_name("data") / "letters.json"
    pairs: str = json.loads(path.read_text(encoding="utf-8"))[name]
    return {ord(pair[0]): pair[1] for pair in pairs.split()}


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, _alike('foreign')))}]")


def plain(text: str) -> Plain:
    """The plain form of ``text``, in linear time."""
    if text.isascii() and not _CONTROL.search(text):
        low = text.lower()
        return Plain(text, low, blobs=_blobs(low))
    known = set(text)
    changing = {char for char in known if len(_FOLD[ord(char)]) != 1}
    folded = _mapped(text, known - changing, _FOLD)
    pieces: tuple[tuple[int, int, int], ...] = ()
    if changing or any("\u1100" <= char <= "\u11ff" for char in known):
        folded, pieces = _pieces(folded, "".join(changing))
    low = _lowered(folded, set("".join(_FOLD[ord(char)] for char in known)))
    return Plain(folded, low, pieces, _scripts(known), _blobs(low))


def _mapped(text: str, known: Iterable[str], table: dict[int, str]) -> str:
    """``text`` with each of its ``known`` characters as ``table`` has it, one for one."""
    changed = [char for char in known if table[ord(char)] != char]
    if len(changed) > _MOST_REPLACED:
        return _ODD.sub(lambda run: run[0].translate(table), text)
    for char in changed:
        text = text.replace(char, table[ord(char)])
    return text


def _blobs(low: str) -> tuple[tuple[int, int], ...]:
    return tuple(hit.span() for hit in _BLOB.finditer(low))


def _scripts(chars: set[str]) -> frozenset[str]:
    return frozenset(
        script
        for script, ranges in _SCRIPTS.items()
        if script == "latin"
        or any(first <= char <= last for first, last in ranges for char in chars)
    )


def _pieces(text: str, changing: str) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    jamo = [_JAMO.pattern] if _JAMO.search(text) else []
    pattern = re.compile("|".join([f"[{re.escape(changing)}]+"] * bool(changing) + jamo))
    out: list[str] = []
    pieces = []
    here = last = 0
    for hit in pattern.finditer(text):
        for part, start, end in (
            (text[last : hit.start()], last, 0),
            (_replaced(hit[0]), hit.start(), hit.end()),
        ):
            if part:
                pieces.append((here, start, end))
                out.append(part)
                here += len(part)
        last = hit.end()
    pieces.append((here, last, 0))
    out.append(text[last:])
    return "".join(out), tuple(pieces)


def _replaced(run: str) -> str:
    if _JAMO.match(run):
        return unicodedata.normalize("NFC", run)
    return run.translate(_FOLD)


def _lowered(text: str, known: set[str]) -> str:
    if text.isascii():
        return text.lower()
    letters = {char for char in known if not char.isascii()}
    low = _mapped(text, letters, _LOW).lower()
    foreign = _alike("foreign")
    return _undisguised(low) if any(ord(_LOW[ord(char)]) in foreign for char in letters) else low


def _undisguised(low: str) -> str:
    """``low`` with the words that letters of other scripts only pretend to write."""
    out: list[str] = []
    last = 0
    for hit in _foreign().finditer(low):
        if hit.start() < last:
            continue
        start, end = _word_around(low, hit.start())
        word = low[start:end].translate(_alike("foreign"))
        if word.isascii():
            out += (low[last:start], word)
            last = end
    return "".join((*out, low[last:])) if out else low


def _word_around(low: str, at: int) -> tuple[int, int]:
    """The word about a letter, as far as alphabets go: Chinese next to it is none of it."""
    start, end = at, at + 1
    while start > 0 and at - start < _LONGEST_WORD and _alphabetic(low[start - 1]):
        start -= 1
    while end < len(low) and end - at < _LONGEST_WORD and _alphabetic(low[end]):
        end += 1
    return start, end


def _alphabetic(char: str) -> bool:
    return char < "\u2000" and char.isalpha()
