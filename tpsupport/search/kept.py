"""The index of a pack as it is kept: made once for each content, and read as it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tpsupport import __version__
from tpsupport.pack.cache import cached
from tpsupport.search.index import Index, dumps, loads

if TYPE_CHECKING:
    from tpsupport.pack.library import Library

FORMAT = 7
"""Changes with how an index is made."""
_BESIDE = ("pack", "endings", "safety", "search", "messages")
"""The documents, beside the trees, of which an index is made."""


def index_of(library: Library) -> Index:
    """The index of ``library``.

    :raises FlawedPackError: if what it is made of cannot be read.
    """

    def make() -> Index:
        from tpsupport.search.build import build

        return build(library)

    index: Index = cached(_made_of(library), make, loads, dumps)
    return index


def _made_of(library: Library) -> bytes:
    """All that the index depends on."""
    names = [*library.tree_ids, *_BESIDE]
    parts = [f"search {FORMAT} {__version__} {' '.join(names)}".encode()]
    for name in names:
        file = library.file(name)
        parts.append(file.read_bytes() if file.is_file() else b"")
    return b"\0".join(parts)
