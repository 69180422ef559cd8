"""Folding: letters that look alike become one letter, so that disguises fall off a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

_BETWEEN = re.compile(r"[\W_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


@dataclass(frozen=True, slots=True)
class Folding:
    """The tables, and the three depths to which a name is folded."""

    letters: Mapping[int, str]
    """Code point to the Latin letter it looks like."""
    sounds: Mapping[int, str]
    """Cyrillic code point to the Latin letter it sounds like."""
    digits: Mapping[int, str]
    """Digit or sign to the letter that it stands for."""
    pairs: tuple[tuple[str, str], ...]
    """Two letters that together look like one."""
    merged: Mapping[int, str]
    """Letters that are the same in many fonts."""

    def plain(self, text: str) -> str:
        """``text`` in lower case and compatibility form, without marks over its letters."""
        if text.isascii():
            return text.lower()
        whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
        bare = "".join(each for each in whole if not unicodedata.combining(each))
        return unicodedata.normalize("NFC", bare)

    def latin(self, text: str) -> str:
        """``text`` with every look-alike letter as the Latin one."""
        plain = self.plain(text)
        return plain if plain.isascii() else plain.translate(self.letters)

    def skeleton(self, text: str) -> str:
        """``text`` as the eye takes it in: one string for everything that looks the same."""
        return self._bones(self.latin(text))

    def bare(self, text: str) -> str:
        """The skeleton without pairs: each letter for itself."""
        return _BETWEEN.sub("", self.latin(text).translate(self.digits)).translate(self.merged)

    def heard(self, text: str) -> str:
        """The skeleton of Cyrillic ``text`` by its sound; empty if it has no such letter."""
        plain = self.plain(text)
        return self._bones(plain.translate(self.sounds)) if _CYRILLIC.search(plain) else ""

    def joined(self, text: str) -> str:
        """The Latin form without anything between its letters and digits."""
        return _BETWEEN.sub("", self.latin(text))

    def _bones(self, latin: str) -> str:
        found = latin.translate(self.digits)
        for pair, letter in self.pairs:
            if pair in found:
                found = found.replace(pair, letter)
        return _BETWEEN.sub("", found).translate(self.merged)
