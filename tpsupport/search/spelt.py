"""A text as error messages are looked for in it: its letters, its words, and what it has in hex."""

from __future__ import annotations

from re import Match
from typing import NamedTuple
from unicodedata import normalize

from tpsupport.search.line import VARYING, Letters
from tpsupport.search.unhex import unhexed

CUT = "..."
_DENSE = 3
"""What a Chinese character says, in Latin letters."""
_MARKS = (": ", "{", "}", '"', "[", "]", "=", "_")


class Text(NamedTuple):
    """A text as messages are looked for in it."""

    glued: str
    """Its letters alone."""
    starts: frozenset[int]
    """Where words begin among them."""
    apart: str
    """Its words and numbers in Latin letters, each between spaces."""
    cut: int | None
    """How many letters stand before the first place where something was left out, if any was."""
    wrapped: bool
    """Whether it looks like a machine's, with quotes, braces and colons around it."""


def read(text: str, letters: Letters) -> Text:
    """``text`` as messages are looked for in it."""
    plain = folded(text, letters)
    wrapped = any(mark in plain for mark in _MARKS)
    bare = VARYING.sub(_blank, plain)
    starts = _starts(bare, _written(text))
    hidden = VARYING.sub(" ", " ".join(unhexed(plain)))
    starts |= {len(glue(bare)) + at for at in _starts(hidden, hidden)}
    before, dots, _ = bare.partition(CUT)
    cut = len(glue(before)) if dots else None
    whole = f"{bare} {hidden}"
    return Text(glue(whole), starts, apart(whole), cut, wrapped)


def _written(text: str) -> str:
    """``text`` with one way to write each character, and to say that something is not."""
    plain = normalize("NFKC", text).replace("\u2019", "'")
    return plain.replace("can't", "cannot").replace("n't", " not")


def folded(text: str, letters: Letters) -> str:
    """``text`` in small letters, each character read as ``letters`` say."""
    return _written(text).casefold().translate(letters)


def glue(plain: str) -> str:
    """The letters alone: numbers, punctuation and spaces are what differs."""
    return "".join(filter(str.isalpha, plain))


def weight(letters: str) -> int:
    """How much ``letters`` say, in Latin letters: a Chinese character says as much as three."""
    return sum(1 if each.isascii() else _DENSE for each in letters if each != " ")


def apart(plain: str) -> str:
    """The words and numbers in Latin letters, each between spaces."""
    kept = (each if each.isascii() and each.isalnum() else " " for each in plain)
    return f" {' '.join(''.join(kept).split())} "


def _blank(varying: Match[str]) -> str:
    return " " * len(varying[0])


def _starts(plain: str, written: str) -> frozenset[int]:
    """Where words begin among the letters alone, in namesLikeThis as well.

    Any Chinese character may begin one.
    """
    starts, at, before = set(), 0, ""
    if len(written) != len(plain):
        written = plain
    for character, as_written in zip(plain, written, strict=True):
        if character.isalpha():
            inside = before.isalpha() and before.isascii() and character.isascii()
            if not inside or (before.islower() and as_written.isupper()):
                starts.add(at)
            at += 1
        before = as_written
    return frozenset(starts)
