"""``tpsupport tree translate``: what a language lacks, as a table; and the table back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tpsupport.cli.session import Session
from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from tpsupport.trees.translation.table import Table
    from tpsupport.trees.translation.texts import Entry

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_MOST = 1 << 26
"""Bytes of a table."""


def translate(
    ctx: typer.Context,
    to: Annotated[str | None, typer.Option("--to", metavar="LANG", help="tree.to")] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="tree.output")
    ] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="TABLE", help="tree.from")] = None,
    *,
    bom: Annotated[bool, typer.Option("--bom", help="tree.bom")] = False,
    anyway: Annotated[bool, typer.Option("--anyway", help="tree.anyway")] = False,
) -> int:
    """Write the table for a translator, or take it back into the pack."""
    from tpsupport.cli.options import writable
    from tpsupport.cli.tree.taking_back import take_back
    from tpsupport.trees.translation.texts import missing

    session: Session = ctx.obj
    file = writable(output)
    table = _read(from_) if from_ else None
    language = to or (table.language if table else "")
    if not language:
        raise UsageError("tree_tools.errors.no_language")
    if not _LANGUAGE.fullmatch(language) or (table and table.language != language):
        raise UsageError("tree_tools.errors.bad_language", value=language[:40])
    entries = list(missing(session.library, language))
    if table and not file:
        return take_back(session, entries, table, from_ or "", anyway=anyway)
    if not entries:
        session.tell(session.say("tree_tools.translate.nothing", language=language))
        return 0
    _hand_out(session, language, entries, table, file, bom=bom)
    return 0


def _read(name: str) -> Table:
    """The table in a file.

    :raises UsageError: if it is none.
    """
    from tpsupport.trees.translation.table import read

    try:
        with Path(name).open("rb") as stream:
            raw = stream.read(_MOST)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise UsageError("file_unreadable", file=name[:200], reason=reason) from None
    try:
        table = read(raw.decode("utf-8"))
    except UnicodeDecodeError:
        table = None
    if table is None:
        raise UsageError("tree_tools.errors.no_table", file=name[:200])
    return table


def _hand_out(
    session: Session,
    language: str,
    entries: list[Entry],
    table: Table | None,
    file: str | None,
    *,
    bom: bool,
) -> None:
    """Write the table; what an earlier one says and still holds stands in it already."""
    from tpsupport.cli.saving import save
    from tpsupport.trees.translation.merge import kept
    from tpsupport.trees.translation.table import BOM, FIXED, write

    sources = session.library.languages
    said = kept(entries, table) if table else {}
    lines = _lines(session, entries)
    rows = [
        [each.id, f"{each.file}:{lines[each.id]}", each.form]
        + [each.said.get(source, "") for source in sources if source != language]
        + [said.get(each.id, "")]
        for each in entries
    ]
    header = [*FIXED, *(source for source in sources if source != language), language]
    text = write(header, rows, tabs=bool(file and file.endswith(".tsv")))
    text = BOM + text if bom else text
    if not file:
        session.publish(text)
        return
    save(session, file, text)
    counts = {"count": len(entries), "done": len(said), "language": language}
    session.tell(session.say("tree_tools.translate.written", **counts))


def _lines(session: Session, entries: list[Entry]) -> dict[str, int]:
    """The line at which each text stands."""
    from tpsupport.pack.source import places, text_of

    marks = {}
    for name in {entry.file for entry in entries}:
        file = session.library.directory / name
        marks[name] = places(text_of(file), str(file))
    return {entry.id: marks[entry.file][entry.path][0] for entry in entries}
