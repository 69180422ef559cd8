"""The words that are understood in amounts and times: they stand in the pack, in every language."""

from __future__ import annotations

import re

from tpsupport.pack.library import Library


def words(library: Library, name: str) -> tuple[str, ...]:
    """The words of ``facts.words.<name>``, which ``|`` parts, in every language; longest first."""
    text = library.phrase_text(f"facts.words.{name}") or {}
    found = {word.strip().casefold() for each in text.values() for word in each.split("|")}
    return tuple(sorted(found - {""}, key=lambda word: (-len(word), word)))


def any_of(library: Library, *names: str) -> str:
    """A pattern for one of these words, as a group that captures nothing.

    A word of letters is only found where no other letter touches it.
    """
    found = sorted({word for name in names for word in words(library, name)}, key=len, reverse=True)
    patterns = (
        rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
        for word in found
    )
    return f"(?:{'|'.join(patterns) or '(?!)'})"
