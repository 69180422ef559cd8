"""``tpsupport tree lint``: every flaw of a pack, or of some of its files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tpsupport.cli.session import Session
from tpsupport.pack.flaw import Flaw

_INVALID = 3


def lint(
    ctx: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH", help="tree.paths")] = None,
) -> int:
    """Prove the pack, or the files and folders in ``paths``."""
    from tpsupport.cli.flaws import flaw_lines

    session: Session = ctx.obj
    flaws: list[Flaw] = []
    count = 0
    for path in [Path(each) for each in paths or ()] or [session.library.directory]:
        found, trees = _prove(session, path)
        flaws += found
        count += trees
    if not flaws:
        session.tell(session.say("cli.tree.right", count=count))
        return 0
    session.result("\n".join(flaw_lines(session, flaws)))
    session.tell(session.say("errors.flawed", count=len(flaws)))
    return _INVALID


def _prove(session: Session, path: Path) -> tuple[tuple[Flaw, ...], int]:
    """The flaws of a pack's folder, or of one tree's file; and how many trees were looked at."""
    from tpsupport.checks.registry import declarations
    from tpsupport.pack.flaw import FlawedPackError
    from tpsupport.pack.library import ABOUT, NOT_TREES, Library
    from tpsupport.trees.lint import lint as prove

    try:
        if path.is_dir():
            library = Library.open(path)
            return prove(library, declarations()), len(library.tree_ids)
        home = path.parent
        inside = (home / f"{ABOUT}.yaml").is_file()
        library = Library.open(home) if inside else session.library
        if inside and path.stem in NOT_TREES:
            return prove(library, declarations()), len(library.tree_ids)
        return prove(library.with_tree(path), declarations(), (path.stem,)), 1
    except FlawedPackError as error:
        return error.flaws, 1
