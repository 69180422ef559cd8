"""The trees that an author speaks of: by their ids in the pack, or by their files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tpsupport.cli.session import Session
from tpsupport.errors import UsageError
from tpsupport.pack.library import ABOUT, Library
from tpsupport.text import clean

if TYPE_CHECKING:
    from tpsupport.pack.source import Path_
    from tpsupport.trees.forest import Forest

SUFFIX = ".yaml"


class Authored(NamedTuple):
    """A tree by its id, and the pack that it is read in."""

    library: Library
    name: str

    @property
    def file(self) -> Path:
        return self.library.file(self.name)

    @property
    def shown_file(self) -> str:
        """The file as seen from here."""
        near = os.path.relpath(self.file)
        return clean(str(self.file) if near.startswith("..") else near)

    def forest(self) -> Forest:
        """The tree, as far as it can be walked.

        :raises UsageError: if there is no such tree.
        :raises FlawedPackError: with what keeps it from being walked.
        """
        from tpsupport.checks.registry import declarations
        from tpsupport.trees.draft import draft

        return draft(self.library, self.name, declarations())

    def places(self) -> dict[Path_, tuple[int, int]]:
        """Line and column, from 1, of everything in the file."""
        from tpsupport.pack.source import places, text_of

        return places(text_of(self.file), str(self.file))


def authored(session: Session, word: str) -> Authored:
    """The tree that ``word`` means. A file belongs to the pack in whose folder it lies.

    A file that lies elsewhere is read as if it were in the pack of this run. Its tree is called as
    it says itself, so that two versions can lie side by side.

    :raises FlawedPackError: if it is a file that cannot be read.
    """
    if not word.endswith(SUFFIX):
        return Authored(session.library, word)
    file = Path(word)
    inside = (file.parent / f"{ABOUT}{SUFFIX}").is_file()
    home = Library.open(file.parent) if inside else session.library
    name = _own_name(file)
    return Authored(home.with_tree(file, name), name)


def _own_name(file: Path) -> str:
    from tpsupport.pack.cache import load
    from tpsupport.pack.shape import IDENTIFIER

    data = load(file)
    said = data.get("tree") if isinstance(data, dict) else None
    return said if isinstance(said, str) and IDENTIFIER.fullmatch(said) else file.stem


def all_authored(session: Session, words: Sequence[str] | None) -> list[Authored]:
    """The trees that ``words`` mean; every tree of the pack, if there is none."""
    return [authored(session, word) for word in words or session.library.tree_ids]


def own_folder(session: Session) -> Path:
    """The folder of the pack, if it is the author's own.

    :raises UsageError: if it was installed with the program.
    """
    from tpsupport.pack.library import default_directory

    folder = session.library.directory
    program = Path(__file__).resolve().parent.parent.parent
    if folder.resolve() == default_directory() and folder.resolve().is_relative_to(program):
        raise UsageError("tree_tools.errors.shipped", folder=str(folder)[:200])
    return folder
