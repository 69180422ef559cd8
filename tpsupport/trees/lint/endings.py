"""The endings that trees share: each is proved once, where it stands, and must be of use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from tpsupport.pack.cache import cached
from tpsupport.pack.flaw import Flaw, FlawedPackError
from tpsupport.pack.library import ENDINGS, Library
from tpsupport.pack.models import End
from tpsupport.pack.shape import Noted, placed
from tpsupport.pack.source import Path_, text_of
from tpsupport.text import Text
from tpsupport.trees.basis import Basis
from tpsupport.trees.lint.danger import saving_first
from tpsupport.trees.lint.known import texts
from tpsupport.trees.lint.names import said
from tpsupport.trees.lint.stamp import stamp
from tpsupport.trees.lint.subject import Ground, Notes
from tpsupport.trees.lint.words import spoken


def unreadable(library: Library) -> Iterator[Flaw]:
    """The flaws of shape in every ending."""
    try:
        names = [*library.endings]
    except FlawedPackError as error:
        yield from error.flaws
        return
    for name in names:
        try:
            library.endings[name]
        except FlawedPackError as error:
            yield from error.flaws


def endings(library: Library, ground: Ground, basis: Basis) -> Iterator[Flaw]:
    """The flaws of the endings that trees take in; they are remembered."""
    taken: dict[str, End] = {}
    for tree in ground.trees.values():
        for name in tree.endings:
            node = tree.nodes[name]
            if isinstance(node, End):
                taken[name] = node
    if not taken:
        return
    what = " ".join(["endings", str(stamp()), *sorted(taken)])
    key = basis.on(what, {ENDINGS: library.digest(ENDINGS)}, ())
    file = library.file(ENDINGS)
    there: list[Noted] = [
        (tuple(path), code, details)
        for path, code, details in cached(key, partial(_prove, ground, taken))
    ]
    if there:
        yield from placed(there, text_of(file), str(file))


def _prove(ground: Ground, taken: Mapping[str, End]) -> Sequence[Noted]:
    notes = Notes(ground)
    for name, end in taken.items():
        said(notes, (ENDINGS, name), end)
        saving_first(notes, (ENDINGS, name), end)
    spoken(notes, _texts(taken))
    return notes.noted


def _texts(taken: Mapping[str, End]) -> Iterator[tuple[Path_, Text]]:
    for name, end in taken.items():
        for path, text in texts(end):
            yield (ENDINGS, name, *path), text
