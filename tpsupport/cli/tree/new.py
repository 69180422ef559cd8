"""``tpsupport tree new``: the beginnings of a tree, written into the pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tpsupport.cli.session import Session
from tpsupport.errors import UsageError
from tpsupport.text import Text, clean, in_language

if TYPE_CHECKING:
    from tpsupport.trees.skeleton import Ground

_INVALID = 3


def new(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="ID", help="tree.new_id")],
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME.LANG=VALUE", help="tree.new_set")
    ] = None,
    *,
    no_input: Annotated[bool, typer.Option("--no-input", help="diagnose.no_input")] = False,
) -> int:
    """Ask a few things, and write a tree that lint has nothing against."""
    from tpsupport.cli.answers import read_set
    from tpsupport.cli.saving import write
    from tpsupport.cli.tree.interview import interview
    from tpsupport.trees.skeleton import skeleton

    session: Session = ctx.obj
    file = _file(session, name)
    seed = interview(session, name, read_set(set_ or ()), alone=no_input)
    content = skeleton(seed, _ground(session), lambda word: _said(session, word))
    write(file, content, new=True)
    return _tell(session, name, file)


def _file(session: Session, name: str) -> Path:
    """Where the tree will lie.

    :raises UsageError: if it cannot have this name, or the pack is not the author's own.
    """
    from tpsupport.cli.tree.authored import own_folder
    from tpsupport.pack.library import NOT_TREES
    from tpsupport.pack.shape import IDENTIFIER

    if not IDENTIFIER.fullmatch(name) or name in NOT_TREES:
        raise UsageError("tree_tools.errors.bad_id", name=name[:80])
    return own_folder(session) / f"{name}.yaml"


def _ground(session: Session) -> Ground:
    from tpsupport.trees.skeleton import Ground

    library = session.library
    need = next(iter(library.facts))
    if library.has("request"):
        need = next(iter(library.document("request").get("always", ())), need)
    return Ground(next(iter(library.sources)), need, session.say("tree_tools.new.sources"))


def _said(session: Session, word: str) -> Text:
    """A phrase of the skeleton in every language of the pack."""
    found = session.library.phrase_text(f"tree_tools.skeleton.{word}")
    if found is None:
        raise KeyError(word)
    return {language: in_language(found, language) for language in session.library.languages}


def _tell(session: Session, name: str, file: Path) -> int:
    """What was written and what comes next; or what lint says against it."""
    from tpsupport.checks.registry import declarations
    from tpsupport.cli.flaws import flaw_lines
    from tpsupport.pack.library import Library
    from tpsupport.trees.lint import lint

    session.publish(clean(str(file)))
    flaws = lint(Library.open(session.library.directory), declarations(), (name,))
    if flaws:
        session.tell("\n".join([*flaw_lines(session, flaws), session.say("tree_tools.new.mend")]))
        return _INVALID
    session.tell(session.say("tree_tools.new.next", tree=name, file=file))
    return 0
