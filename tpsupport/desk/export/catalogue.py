"""Every reply of a pack, in every language, without a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tpsupport.desk.reply.compose import Release, write
from tpsupport.desk.reply.desk import Desk
from tpsupport.desk.reply.letter import Letter
from tpsupport.pack.models import End
from tpsupport.text import in_language


class Entry(NamedTuple):
    """One canned reply in one language."""

    key: str
    """What it is called whatever the language: letters, digits, ``-`` and ``_``."""
    language: str
    tree: str
    end: str
    outcome: str
    group: str
    """The title of its tree."""
    title: str
    subject: str
    text: str

    @property
    def code(self) -> str:
        """What it is called; it stays the same as long as its tree and end are called the same."""
        return f"{self.key}-{self.language}"


class Catalogue(NamedTuple):
    """All entries, those of one end together, and what a system wants to know beside them."""

    product: str
    languages: tuple[str, ...]
    entries: tuple[Entry, ...]
    locales: Mapping[str, int]
    folder: int | None = None
    """The number of the folder that replies go to, where a system wants one."""


def catalogue(
    desk: Desk, sample: Letter, release: Release = str, folder: int | None = None
) -> Catalogue:
    """The catalogue for the channel, the tone and the names of ``sample``.

    Raises as ``write`` does: a place that nothing fills stops it.
    """
    library = desk.library
    return Catalogue(
        in_language(library.product, library.languages[0]),
        tuple(library.languages),
        tuple(_entries(desk, sample, release)),
        desk.book.locales,
        folder,
    )


def _entries(desk: Desk, sample: Letter, release: Release) -> Iterator[Entry]:
    library = desk.library
    for name in library.tree_ids:
        tree = library.tree(name)
        for node in tree.nodes.values():
            for language in library.languages if isinstance(node, End) else ():
                letter = sample._replace(tree=name, end=node.id, language=language)
                reply = write(desk, letter, release)
                yield Entry(
                    reply.code,
                    language,
                    name,
                    node.id,
                    reply.outcome,
                    in_language(tree.title, language),
                    reply.title,
                    reply.subject,
                    reply.text,
                )
