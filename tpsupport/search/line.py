"""A text as search sees it: one line, folded, without the numbers and addresses that vary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import normalize

Letters = Mapping[int, str]
"""Code point to the character that search reads in its place."""

VARYING = re.compile(
    r"https?://\S+|0x[0-9a-f]{12,}|(?<![a-z0-9])(?=(?:[a-z]*[0-9]){4})[a-z0-9]{24,}"
)
"""Links, addresses and hashes, in small letters: they tell one case from another, and no more."""
_ZERO = re.compile(r"(?<![0-9a-z.,])0(?:\.0+)?(?![0-9a-z.,])")
_WORD = re.compile(r"[a-z][a-z0-9]*(?:'[a-z]+)?|(?:[^\W\d_a-z]|[\u0900-\u0fff\u1780-\u17ff])+")
"""A word in Latin letters, or a run of letters of any other script."""
_ACCENTED = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")
_ACCENTS = re.compile(r"[\u0300-\u036f]")
_TINY = re.compile(r"(?<![0-9a-z.])0[.,]000[0-9]*")
_VOWELS = frozenset("aeiouy")
ZERO, TINY = "zero", "tiny"
"""What is read for amounts that tell something: nothing, and next to nothing."""


def line_of(text: str, letters: Letters) -> str:
    """The words of ``text`` with a space around each; Chinese stays together as it is written."""
    return spaced(words_of(text, letters))


def words_of(text: str, letters: Letters) -> list[str]:
    """The words of ``text``: stems in Latin letters without accents, and runs of other letters."""
    if _ACCENTED.search(text):
        text = _ACCENTS.sub("", normalize("NFD", text))
    folded = normalize("NFKC", text).casefold().translate(letters).replace("\u2019", "'")
    folded = _TINY.sub(f" {TINY} ", _ZERO.sub(f" {ZERO} ", VARYING.sub(" ", folded)))
    return [stem(each) if each.isascii() else each for each in _WORD.findall(folded)]


def spaced(words: list[str]) -> str:
    """One line of ``words``."""
    return f" {' '.join(words)} "


def stem(word: str) -> str:
    """An English word without the endings that tell its forms apart."""
    word = word.partition("'")[0] if word.endswith("'s") else word.replace("'", "")
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = f"{word[:-3]}y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ation", "ating", "ated", "ing", "ed", "ate"):
        root = word[: -len(ending)]
        if word.endswith(ending) and len(root) > 2 and not _VOWELS.isdisjoint(root):
            word = root[:-1] if root[-1] == root[-2] and root[-1] not in "ls" else root
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word
