"""``tpsupport tree play``: walk a tree as its users will, from anywhere, without looking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tpsupport.cli.session import Session
from tpsupport.errors import SupportError, UsageError

if TYPE_CHECKING:
    from tpsupport.cli.tree.stage import Stage


def play(
    ctx: typer.Context,
    tree: Annotated[str, typer.Argument(metavar="TREE", help="tree.tree")],
    at: Annotated[str | None, typer.Option("--at", metavar="NODE", help="tree.at")] = None,
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="tree.set")
    ] = None,
    found: Annotated[
        list[str] | None, typer.Option("--found", metavar="CHECK=RESULT", help="tree.found")
    ] = None,
    *,
    live: Annotated[bool, typer.Option("--live", help="tree.live")] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="diagnose.no_input")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="tree.watch")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Ask as a diagnosis does, and say which way it went; nothing is kept."""
    from tpsupport.cli.answers import read_set
    from tpsupport.cli.tree.stage import Stage, document, verdict

    session: Session = ctx.obj
    pairs, codes = read_set(set_ or ()), _codes(found or ())
    stage = Stage(session, tree, at, pairs, codes, live=live, alone=no_input)
    if watch:
        from tpsupport.cli.tree.authored import authored
        from tpsupport.cli.tree.watching import again, files_of

        subject = authored(session, tree)
        again(lambda: files_of(subject.library, subject.file), lambda: _once(session, stage))
    talk, done = stage.perform()
    if as_json:
        from tpsupport.cli.finding import dump

        session.publish(dump(document(talk, done)))
    else:
        session.result("\n".join(verdict(talk, done)))
    return 0


def _once(session: Session, stage: Stage) -> None:
    """One play of many: what keeps it from its end is told, and may be mended."""
    from tpsupport.cli.flaws import flaw_lines
    from tpsupport.cli.tree.stage import verdict

    try:
        session.result("\n".join(verdict(*stage.perform())))
    except SupportError as error:
        flaws = getattr(error, "flaws", ())
        session.tell("\n".join([*flaw_lines(session, flaws), session.explain(error)]))
    session.tell(session.say("tree_tools.watch.waiting"))


def _codes(pairs: Sequence[str]) -> dict[str, str]:
    """The ``check=status.cause`` pairs of ``--found``."""
    found = {}
    for pair in pairs:
        name, equals, code = pair.partition("=")
        if not equals or not name.strip():
            raise UsageError("tree_tools.errors.bad_found", value=pair.strip()[:40])
        found[name.strip()] = code.strip()
    return found
