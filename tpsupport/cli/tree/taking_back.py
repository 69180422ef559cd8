"""A translator's table taken back into the pack: tried on a copy, and only then written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tpsupport.cli.session import Session
from tpsupport.pack.flaw import Flaw
from tpsupport.pack.library import ABOUT, Library

if TYPE_CHECKING:
    from tpsupport.trees.translation.merge import Merged, Problem
    from tpsupport.trees.translation.table import Table
    from tpsupport.trees.translation.texts import Entry

_REFUSED, _INVALID = 1, 3
_SHOWN = 40
"""Problems that are told; who has more mends these first."""


def take_back(
    session: Session, entries: Sequence[Entry], table: Table, name: str, *, anyway: bool
) -> int:
    """Put the translations where their texts stand, unless lint has something against it.

    ``anyway``: also then, and as far as rows can be used.
    """
    from tpsupport.cli.saving import write
    from tpsupport.cli.tree.authored import own_folder
    from tpsupport.trees.translation.merge import merged

    folder = own_folder(session)
    found = merged(entries, table)
    _tell_problems(session, found.problems, name)
    if found.problems and not anyway:
        session.tell(session.say("tree_tools.translate.refused"))
        return _REFUSED
    files = {folder / name: text for name, text in _files(session, found, table.language)}
    flaws = _tried(folder, files)
    _tell_flaws(session, flaws)
    if flaws and not anyway:
        session.tell(session.say("tree_tools.translate.refused"))
        return _INVALID
    for file, text in files.items():
        write(file, text)
    count = sum(map(len, found.additions.values()))
    said = {"count": count, "files": len(files), "open": found.open, "language": table.language}
    session.tell(session.say("tree_tools.translate.taken", **said))
    return _INVALID if flaws else 0


def _files(session: Session, found: Merged, language: str) -> Iterator[tuple[str, str]]:
    """Each file that changes, with its new text; the pack's list of languages as well."""
    from tpsupport.pack.source import text_of
    from tpsupport.trees.translation.insert import inserted

    additions = {name: dict(texts) for name, texts in found.additions.items()}
    if additions and language not in session.library.languages:
        additions.setdefault(f"{ABOUT}.yaml", {})[("languages",)] = language
    for name, texts in additions.items():
        file = session.library.directory / name
        yield name, inserted(text_of(file), str(file), language, texts)


def _tried(folder: Path, files: Mapping[Path, str]) -> Sequence[Flaw]:
    """What lint says of a copy of the pack with its new files; places are those of the pack."""
    from tpsupport.checks.registry import declarations
    from tpsupport.trees.lint import lint

    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "pack"
        shutil.copytree(folder, copy)
        for file, text in files.items():
            (copy / file.relative_to(folder)).write_text(text, encoding="utf-8", newline="")
        flaws = lint(Library.open(copy), declarations())
        return [
            flaw._replace(
                place=flaw.place._replace(file=flaw.place.file.replace(str(copy), str(folder)))
            )
            for flaw in flaws
        ]


def _tell_problems(session: Session, problems: Sequence[Problem], name: str) -> None:
    for each in problems[:_SHOWN]:
        place = f"{name}:{each.row.line}: {each.row.id}"
        session.tell(f"{place}: {session.say(f'tree_tools.translate.{each.code}')}")
    if len(problems) > _SHOWN:
        session.tell(session.say("tree_tools.translate.more", count=len(problems) - _SHOWN))


def _tell_flaws(session: Session, flaws: Sequence[Flaw]) -> None:
    from tpsupport.cli.flaws import flaw_lines

    for line in flaw_lines(session, flaws[:_SHOWN]):
        session.tell(line)
    if len(flaws) > _SHOWN:
        session.tell(session.say("tree_tools.translate.more", count=len(flaws) - _SHOWN))
