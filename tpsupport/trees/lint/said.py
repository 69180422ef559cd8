"""What the documents beside the trees say: no text of a pack asks for a secret or promises what
nobody can keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from tpsupport.pack.cache import cached
from tpsupport.pack.flaw import Flaw, FlawedPackError
from tpsupport.pack.library import ABOUT, PHRASES, Library
from tpsupport.pack.shape import Noted, placed
from tpsupport.pack.source import Path_, text_of
from tpsupport.trees.lint.stamp import stamp
from tpsupport.trees.lint.words import Sentence, worded

_TELLING = (ABOUT, "channels", "networks", "reply", "request")
_UNFILLED = (ABOUT, "channels", "networks", "request")
_PROSE = {"unreviewed_sentence", "never_said"}
"""All that can be asked of a text that may be part of a sentence."""


def said(library: Library) -> Iterator[Flaw]:
    """The flaws of what such a document, and every phrase, says; they are remembered."""
    phrases = sorted((library.directory / PHRASES).glob("[!.]*.yaml"))
    names = [*_TELLING, *(f"{PHRASES}/{file.stem}" for file in phrases)]
    rests = [name for name in (*names, "safety") if library.has(name)]
    try:
        key = " ".join(["said", str(stamp()), *rests, *map(library.digest, rests)])
    except FlawedPackError:
        return
    for name, noted in cached(key.encode(), partial(_all, library, names)):
        file = library.file(name)
        there: list[Noted] = [(tuple(path), code, details) for path, code, details in noted]
        yield from placed(there, text_of(file), str(file))


def _all(library: Library, names: Sequence[str]) -> list[tuple[str, list[Noted]]]:
    """The documents of which something is wrong, with that."""
    found = []
    for name in names:
        try:
            data = library.document(name) if library.has(name) else None
        except FlawedPackError:
            continue
        every = [*_texts(library, data, ())]
        noted: list[Noted] = [each for each in worded(library.safety, every) if each[1] in _PROSE]
        if name in _UNFILLED:
            noted += [(path, "no_placeholder_here", {}) for path, _, words in every if "{" in words]
        if noted:
            found.append((name, noted))
    return found


def _texts(library: Library, data: Any, path: Path_) -> Iterator[Sentence]:
    """Every text in ``data``, in each language."""
    match data:
        case dict():
            for key, inside in data.items():
                if key in library.languages and isinstance(inside, str):
                    yield (*path, key), key, inside
                else:
                    yield from _texts(library, inside, (*path, key))
        case list():
            for at, inside in enumerate(data):
                yield from _texts(library, inside, (*path, at))
