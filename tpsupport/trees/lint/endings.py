"""The endings that trees share: each is proved once, where it stands, and must be of use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tpsupport.pack.flaw import Flaw, FlawedPackError
from tpsupport.pack.library import ENDINGS, Library
from tpsupport.pack.models import End
from tpsupport.pack.shape import placed
from tpsupport.pack.source import Path_, text_of
from tpsupport.text import Text
from tpsupport.trees.lint.danger import saving_first
from tpsupport.trees.lint.known import texts
from tpsupport.trees.lint.names import said
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


def endings(library: Library, ground: Ground) -> Iterator[Flaw]:
    """The flaws of the endings that trees take in."""
    taken: dict[str, End] = {}
    for tree in ground.trees.values():
        for name in tree.endings:
            node = tree.nodes[name]
            if isinstance(node, End):
                taken[name] = node
    notes = Notes(ground)
    for name, end in taken.items():
        said(notes, (ENDINGS, name), end)
        saving_first(notes, (ENDINGS, name), end)
    spoken(notes, _texts(taken))
    if notes.noted:
        file = library.file(ENDINGS)
        yield from placed(notes.noted, text_of(file), str(file))


def _texts(taken: Mapping[str, End]) -> Iterator[tuple[Path_, Text]]:
    for name, end in taken.items():
        for path, text in texts(end):
            yield (ENDINGS, name, *path), text
