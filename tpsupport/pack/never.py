"""What no text may say: what nobody can keep, and ways to support that do not exist."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

GAP, OR = "…", "|"
"""Between the words of a pattern: some others of the same sentence; either this one or that."""

_END = "[^\0\u3002\uff01\uff1f!?\uff1b;\n]*?"

_CLAUSE = ("\uff0c", "\uff1a", ": ")
"""What divides a sentence; a denial counts in its own part."""


class Never:
    """By language: ``words`` that no sentence may hold, ``unless`` it denies them there.

    ``fold`` gives a text as it is compared.
    """

    def __init__(
        self,
        words: Mapping[str, Sequence[str]],
        unless: Mapping[str, Sequence[str]],
        fold: Callable[[str], str] = str.casefold,
    ) -> None:
        self._fold = fold
        self._words = {
            language: re.compile(OR.join(_pattern(each, fold) for each in said))
            for language, said in words.items()
            if said
        }
        self._unless = {
            language: re.compile(OR.join(_whole(fold(each)) for each in said))
            for language, said in unless.items()
            if said
        }

    def suspicious(self, language: str, texts: Sequence[str]) -> Iterator[int]:
        """The positions of those ``texts`` that may say what they must not: one look at all."""
        words = self._words.get(language)
        if words and words.search(self._fold("\0".join(texts))):
            yield from (at for at, text in enumerate(texts) if words.search(self._fold(text)))

    def said(self, language: str, sentence: str) -> str:
        """What ``sentence`` must not say, or an empty text."""
        folded = self._fold(sentence)
        words, unless = self._words.get(language), self._unless.get(language)
        for found in words.finditer(folded) if words else ():
            first = max(folded.rfind(mark, 0, found.start()) for mark in _CLAUSE) + 1
            ends = [at for mark in _CLAUSE if (at := folded.find(mark, found.end())) >= 0]
            if not (unless and unless.search(folded, first, min(ends, default=len(folded)))):
                return found[0]
        return ""


def _pattern(line: str, fold: Callable[[str], str]) -> str:
    pieces = (map(fold, each.split(OR)) for each in line.split(GAP))
    return _END.join(f"(?:{OR.join(map(_word, each))})" for each in pieces)


def _word(word: str) -> str:
    """One in letters begins where a word begins."""
    return ("(?<![a-z0-9])" if word[:1].isascii() else "") + re.escape(word)


def _whole(word: str) -> str:
    return _word(word) + ("(?![a-z0-9])" if word[-1:].isascii() else "")
