"""``tpsupport tree paths``: how many ways lead through a tree, which ones, and how long."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tpsupport.cli.session import Session

if TYPE_CHECKING:
    from decimal import Decimal

    from tpsupport.trees.paths import Path
    from tpsupport.trees.ways import Ways

_AT_ONCE = 200
"""Lines that are written together; the next are sought when these are gone."""
_LEGIBLE = 10**18
"""Of a larger number people are told how large it is."""


def paths(
    ctx: typer.Context,
    tree: Annotated[str, typer.Argument(metavar="TREE", help="tree.tree")],
    limit: Annotated[str, typer.Option("--limit", metavar="COUNT", help="tree.limit")] = "20",
    *,
    every: Annotated[bool, typer.Option("--all", help="tree.all")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Count and list the ways through a tree."""
    from tpsupport.cli.options import whole
    from tpsupport.cli.tree.authored import authored
    from tpsupport.trees.graph import graph
    from tpsupport.trees.ways import ways

    session: Session = ctx.obj
    most = None if every else whole("--limit", limit)
    subject = authored(session, tree)
    found = ways(graph(subject.forest()))
    if as_json:
        from tpsupport.cli.finding import dump

        session.publish(dump(_document(subject.name, found, most)))
    else:
        _report(session, subject.name, found, most)
    return 0


def _report(session: Session, name: str, found: Ways, most: int | None) -> None:
    """Figures first; then the ways, each found when it is to be shown."""
    from tpsupport.trees.paths import count, fewest, listed, longest, questions

    total = count(found)
    counts = {"count": _legible(session, total), "ends": len(fewest(found))}
    session.publish(session.say("tree_tools.paths.count", tree=name, **counts))
    session.publish(session.say("tree_tools.paths.questions", **questions(found)._asdict()))
    session.publish(session.say("tree_tools.paths.longest", way=line(name, longest(found))))
    for tree, node in found.never():
        session.publish(session.say("tree_tools.paths.never", node=f"{tree}/{node}"))
    numbered = (f"{at:5}. {line(name, each)}" for at, each in enumerate(listed(found), 1))
    shown = islice(numbered, most)
    while lines := list(islice(shown, _AT_ONCE)):
        session.publish("\n".join(lines))
    if most is not None and total > most:
        more = _legible(session, total - most)
        session.tell(session.say("tree_tools.paths.more", count=more))


def line(name: str, path: Path) -> str:
    """One way: node=outcome of each node, and the end; with the tree where it is another."""
    stations = [(visit.tree, f"{visit.node}={visit.outcome}") for visit in path.visits]
    stations.append(path.end)
    return " → ".join(words if tree == name else f"{tree}/{words}" for tree, words in stations)


def _legible(session: Session, number: Decimal) -> str:
    if number < _LEGIBLE:
        return f"{number:,}"
    return session.say("tree_tools.paths.huge", power=number.adjusted())


def _document(name: str, found: Ways, most: int | None) -> dict[str, Any]:
    from tpsupport.trees.paths import count, fewest, listed, longest, questions

    return {
        "schema_version": 1,
        "tree": name,
        "count": str(count(found)),
        "ends": len(fewest(found)),
        "never": [f"{tree}/{node}" for tree, node in found.never()],
        "questions": questions(found)._asdict(),
        "longest": _row(longest(found)),
        "paths": [_row(path) for path in islice(listed(found), most)],
    }


def _row(path: Path) -> dict[str, Any]:
    tree, node = path.end
    return {
        "end": f"{tree}/{node}",
        "questions": path.questions,
        "path": [
            {"tree": visit.tree, "node": visit.node, "outcome": visit.outcome}
            for visit in path.visits
        ],
    }
