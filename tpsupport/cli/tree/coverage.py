"""``tpsupport tree coverage``: every edge that no example crosses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tpsupport.cli.session import Session

if TYPE_CHECKING:
    from tpsupport.cli.tree.authored import Authored
    from tpsupport.trees.trial import Edge


def uncrossed(
    ctx: typer.Context,
    trees: Annotated[list[str] | None, typer.Argument(metavar="TREE", help="tree.trees")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Name the edges that the examples leave out, each with its place."""
    from tpsupport.cli.finding import dump
    from tpsupport.cli.tree.authored import all_authored
    from tpsupport.trees.trial import edges

    session: Session = ctx.obj
    found = [(tree, edges(tree.forest())) for tree in all_authored(session, trees)]
    if as_json:
        rows = [_document(tree, some) for tree, some in found]
        session.publish(dump({"schema_version": 1, "trees": rows}))
    else:
        lines = [line for tree, some in found for line in report(session, tree, some)]
        session.publish("\n".join(lines))
    return int(any(not edge.crossed for _, some in found for edge in some))


def report(session: Session, tree: Authored, edges: Sequence[Edge]) -> Iterator[str]:
    """A line for the tree, and one for each edge that no example crosses."""
    left = [edge for edge in edges if not edge.crossed]
    counts = {"tree": tree.name, "crossed": len(edges) - len(left), "count": len(edges)}
    yield session.say("tree_tools.coverage.tree", **counts)
    places = tree.places() if left else {}
    for edge in left:
        line, column = places[edge.path]
        way = {"node": edge.node, "outcome": edge.outcome, "target": edge.target}
        said = session.say("tree_tools.coverage.edge", **way)
        yield f"{tree.shown_file}:{line}:{column}: {said}"


def _document(tree: Authored, edges: Sequence[Edge]) -> dict[str, Any]:
    places = tree.places()
    return {
        "tree": tree.name,
        "file": tree.shown_file,
        "crossed": sum(edge.crossed > 0 for edge in edges),
        "edges": [
            {
                "node": edge.node,
                "outcome": edge.outcome,
                "target": edge.target,
                "examples": edge.crossed,
                "line": places[edge.path][0],
                "column": places[edge.path][1],
            }
            for edge in edges
        ],
    }
