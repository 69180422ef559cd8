"""``tpsupport tree lint``: every flaw of a pack, or of some of its files."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from tpsupport.cli.session import Session
from tpsupport.pack.flaw import Flaw
from tpsupport.pack.library import Library

FORMATS = ("text", "github", "json")
_INVALID = 3


def lint(
    ctx: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH", help="tree.paths")] = None,
    *,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="tree.lint_format")
    ] = "text",
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Prove the pack, or the files and folders in ``paths``."""
    from tpsupport.cli.options import one_of
    from tpsupport.pack.flaw import in_order

    session: Session = ctx.obj
    chosen = "json" if as_json else one_of("--format", form, FORMATS)
    flaws: list[Flaw] = []
    trees = 0
    for library, wanted in _subjects(session, [Path(each) for each in paths or ()]):
        found, count = _prove(library, wanted)
        flaws += found
        trees += count
    _show(session, in_order(flaws), trees, chosen)
    return _INVALID if flaws else 0


def _show(session: Session, flaws: Sequence[Flaw], trees: int, form: str) -> None:
    import sys

    from tpsupport.cli.flaws import rows, with_excerpts, workflow_commands
    from tpsupport.cli.screen import columns_of

    if form == "json":
        from tpsupport.cli.finding import dump

        found = {"schema_version": 1, "trees": trees, "flaws": [*rows(session, flaws)]}
        session.publish(dump(found))
        return
    if flaws:
        width = columns_of(sys.stdout) - 1
        text = form == "text"
        lines = with_excerpts(session, flaws, width) if text else workflow_commands(session, flaws)
        session.publish("\n".join(lines))
    code = "errors.flawed" if flaws else "cli.tree.right"
    session.tell(session.say(code, count=len(flaws) or trees))


def _subjects(session: Session, paths: Sequence[Path]) -> Iterator[tuple[Library, Sequence[str]]]:
    """What is to be proved: packs, each with those of its trees that are wanted; none for all."""
    from tpsupport.pack.library import ABOUT, NOT_TREES, PHRASES

    whole: dict[Path, None] = {}
    alone: dict[Path, None] = {}
    for path in paths:
        home = path if path.is_dir() else path.parent
        if home.name == PHRASES and (home.parent / f"{ABOUT}.yaml").is_file():
            home = home.parent
        inside = (home / f"{ABOUT}.yaml").is_file()
        part = path.parent == home and path.stem not in NOT_TREES
        if path.is_dir() or (inside and not part):
            whole[home] = None
        else:
            alone[path] = None
    if not paths:
        yield session.library, ()
    yield from ((Library.open(home), ()) for home in whole)
    for file in alone:
        if file.parent not in whole:
            inside = (file.parent / f"{ABOUT}.yaml").is_file()
            library = Library.open(file.parent) if inside else session.library
            yield library.with_tree(file), (file.stem,)


def _prove(library: Library, wanted: Sequence[str]) -> tuple[Sequence[Flaw], int]:
    """The flaws, and how many trees were looked at."""
    from tpsupport.checks.registry import declarations
    from tpsupport.cli.tree.documents import addresses, document_flaws
    from tpsupport.desk.reply.lint import lint as prove_replies
    from tpsupport.pack.flaw import FlawedPackError
    from tpsupport.trees.lint import lint as prove

    count = len(wanted)
    try:
        count = count or len(library.tree_ids)
        flaws = prove(library, declarations(), wanted)
        if not flaws:
            flaws = tuple(addresses(library, wanted) if wanted else document_flaws(library))
        return flaws or tuple(prove_replies(library, wanted)), count
    except FlawedPackError as error:
        return error.flaws, count
