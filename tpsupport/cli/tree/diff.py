"""``tpsupport tree diff``: which answers end elsewhere now, and what else a reviewer must see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tpsupport.cli.session import Session
from tpsupport.pack.library import Library

if TYPE_CHECKING:
    from tpsupport.cli.tree.authored import Authored
    from tpsupport.cli.tree.compared import Pair


def diff(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="tree.old")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="tree.new")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Compare two versions of a tree, or of every tree of a pack."""
    from tpsupport.cli.finding import dump
    from tpsupport.cli.tree.compared import document, report

    session: Session = ctx.obj
    found = [pair for pair in _pairs(session, old, new) if pair.differs]
    if as_json:
        rows = [document(pair) for pair in found]
        session.publish(dump({"schema_version": 1, "same": not found, "trees": rows}))
    elif found:
        session.publish("\n".join(line for pair in found for line in report(session, pair)))
    else:
        session.tell(session.say("tree_tools.diff.same"))
    return int(bool(found))


def _pairs(session: Session, old: str, new: str) -> Iterator[Pair]:
    """What is to be compared: one tree, or all that either of two packs has."""
    from tpsupport.cli.tree.authored import Authored, authored

    before, after = _pack(old), _pack(new)
    if before and after:
        for name in dict.fromkeys([*before.tree_ids, *after.tree_ids]):
            yield _pair(
                Authored(before, name) if name in before.tree_ids else None,
                Authored(after, name) if name in after.tree_ids else None,
            )
    elif before:
        one = authored(session, new)
        yield _pair(Authored(before, one.name), one)
    else:
        one = authored(session, old)
        yield _pair(one, Authored(after, one.name) if after else authored(session, new))


def _pack(word: str) -> Library | None:
    folder = Path(word)
    return Library.open(folder) if folder.is_dir() else None


def _pair(old: Authored | None, new: Authored | None) -> Pair:
    from tpsupport.cli.tree.compared import Pair
    from tpsupport.trees.difference.whole import Version, difference

    one, other = (each and Version(each.forest(), each.library) for each in (old, new))
    both = difference(one, other) if one and other else None
    name = next(each.name for each in (new, old) if each)
    return Pair(name, one, other, both)
