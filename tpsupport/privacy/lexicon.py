"""What each word says about a run of words: is it from a list, from a list but common, or prose?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from tpsupport.privacy import tables

LISTED, FOREIGN, PREFIX, INTERFACE, COMMON, GRAMMAR = 4.0, 3.5, 3.0, 2.0, 0.0, -2.5
FILLER = -0.3
NEAR, NEAR_FOREIGN, UNKNOWN, STRANGE, FUNCTION = 0.5, -1.5, -5.5, -6.0, -9.0
INFLECTED = -4.0
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
SCRIPTS = {
    "latin": ("english", "spanish", "french", "italian", "portuguese", "czech"),
    "kana": ("japanese",),
    "hangul": ("korean",),
}
_WEIGHTS = {
    "I": INTERFACE,
    "C": COMMON,
    "P": PREFIX,
    "x": FILLER,
    "s": FILLER,
    "f": FUNCTION,
    "g": GRAMMAR,
}
_SHORTEST, _LONGEST, _USUAL_LENGTH = 3, 12, 5


class Lexicon(NamedTuple):
    """The lists of one script, and the words of prose that are in none.

    ``classes`` says of each known word what it is: L listed, I listed but usual in programs,
    C listed but common, P the first four letters of a listed word, x neither for nor against,
    s a single letter, f a word of prose.
    """

    languages: tuple[str, ...]
    classes: Mapping[str, str]
    unknown: float

    def listed(self, word: str) -> bool:
        """Whether ``word`` is in one of the lists."""
        return self.classes.get(word, "u") in "LIC"

    def kind(self, word: str) -> str:
        """The class of ``word``; g if it is listed, but holds sentences together; u if unknown."""
        kind = self.classes.get(word, "u")
        return "g" if kind in "CP" and word in _grammar() else kind

    def weight(self, word: str, language: str) -> float:
        """How much likelier ``word`` is in a phrase than in prose (log2).

        Misspelt ones are looked for in ``language``.
        """
        kind = self.kind(word)
        if kind == "u":
            return INFLECTED if _inflected(word, language) else _near(word, language, self.unknown)
        if kind == "L":
            return LISTED if word in places("english") else FOREIGN
        return _WEIGHTS[kind]

    def belongs(self, word: str, language: str) -> bool:
        """Whether ``word`` may be one of a phrase that stands right beside it."""
        kind = self.classes.get(word)
        return kind in tuple("LICP") if kind else _near(word, language, self.unknown) >= COMMON

    def main(self, words: Iterable[str]) -> str:
        """The language that most of ``words`` belong to."""
        known = [word for word in words if self.listed(word)]
        best, most = self.languages[0], -1
        for language in self.languages:
            count = sum(map(places(language).__contains__, known))
            if count > most:
                best, most = language, count
            if most == len(known):
                break
        return best


@cache
def lexicon(script: str) -> Lexicon:
    """The lexicon of one of ``SCRIPTS``."""
    classes: dict[str, str] = {}
    if script == "latin":
        prose = tables.table("prose")
        classes |= dict.fromkeys(prose["functions"].split(), "f")
        classes |= dict.fromkeys(counters(), "x") | dict.fromkeys(LETTERS, "s")
        classes |= dict.fromkeys([word[:4] for word in tables.words("english")], "P")
    for language in SCRIPTS[script]:
        classes |= dict.fromkeys(tables.words(language), "L")
    if script == "latin":
        classes |= dict.fromkeys(tables.table("prose")["interface"].split(), "I")
        classes |= dict.fromkeys(tables.common(), "C")
    return Lexicon(SCRIPTS[script], classes, UNKNOWN if script == "latin" else STRANGE)


@cache
def counters() -> frozenset[str]:
    """Words that only count the others, even where they are listed themselves."""
    return LETTERS | frozenset(tables.table("prose")["fillers"].split())


@cache
def _grammar() -> frozenset[str]:
    """Words that hold sentences together although a list has them, or words that begin so."""
    return frozenset(tables.table("prose")["grammar"].split())


@cache
def places(language: str) -> Mapping[str, int]:
    """The index of each word of a list."""
    return {word: index for index, word in enumerate(tables.words(language))}


def parts(word: str, language: str) -> int:
    """How many listed words ``word`` is glued of, without a rest: 2 or 3, or 0."""
    members = places(language)
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        if word[:at] in members:
            if word[at:] in members:
                return 2
            if any(
                word[at:cut] in members and word[cut:] in members
                for cut in range(at + _SHORTEST, len(word) - _SHORTEST + 1)
            ):
                return 3
    return 0


@lru_cache(maxsize=10_000)
def _near(word: str, language: str, unknown: float) -> float:
    if not _SHORTEST <= len(word) <= 2 * _LONGEST:
        return unknown
    if parts(word, language):
        return NEAR
    if len(word) > _LONGEST or not _one_edit(word, language):
        return unknown
    near = NEAR if language == "english" else NEAR_FOREIGN
    return near + 0.5 * (len(word) - _USUAL_LENGTH)


def _inflected(word: str, language: str) -> bool:
    """Whether ``word`` is a listed one as sentences bend it: “gives”, “used”; no slip of a key."""
    return (
        word[-1:] in tuple("sdr")
        and (word[-1] == "s" or word[-2:-1] == "e")
        and (word[:-1] in places(language))
    )


@cache
def _wild(language: str) -> frozenset[str]:
    return frozenset(
        f"{word[:at]}?{word[at + 1 :]}"
        for word in tables.words(language)
        for at in range(len(word))
    )


def _one_edit(word: str, language: str) -> bool:
    wild, members = _wild(language), places(language)
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if f"{head}?{tail}" in wild or f"{head}?{tail[1:]}" in wild or head + tail[1:] in members:
            return True
        if len(tail) > 1 and head + tail[1] + tail[0] + tail[2:] in members:
            return True
    return False
