"""``tpsupport tree test``: does every example still come to the end that it names?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tpsupport.cli.session import Session

if TYPE_CHECKING:
    from tpsupport.cli.tree.authored import Authored
    from tpsupport.trees.trial import Trial


def walk_examples(
    ctx: typer.Context,
    trees: Annotated[list[str] | None, typer.Argument(metavar="TREE", help="tree.trees")] = None,
    *,
    watch: Annotated[bool, typer.Option("--watch", help="tree.watch")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Walk every example of the trees."""
    from tpsupport.cli.finding import dump
    from tpsupport.cli.tree.authored import all_authored
    from tpsupport.cli.tree.tried import report
    from tpsupport.trees.trial import trials

    session: Session = ctx.obj
    if watch:
        from tpsupport.cli.tree.vigil import keep_watch

        keep_watch(session, trees)
    tried = [(each, list(trials(each.forest()))) for each in all_authored(session, trees)]
    everything = [trial for _, some in tried for trial in some]
    failed = sum(not trial.passed for trial in everything)
    if as_json:
        counted = {"passed": len(everything) - failed, "failed": failed}
        rows = [_document(tree, some) for tree, some in tried]
        session.publish(dump({"schema_version": 1, **counted, "trees": rows}))
    else:
        lines = [line for tree, some in tried for line in report(session, tree, some)]
        session.publish("\n".join(lines))
    return int(failed > 0)


def _document(tree: Authored, tried: Sequence[Trial]) -> dict[str, Any]:
    places = tree.places()
    return {
        "tree": tree.name,
        "file": tree.shown_file,
        "examples": [
            {
                "name": trial.example.name,
                "line": places[("examples", trial.at)][0],
                "passed": trial.passed,
                "reaches": trial.wanted,
                "came_to": trial.came_to,
                "ended": trial.done.end is not None,
                "unused": [f"{part}.{row}" for part, row in trial.unused],
                "path": [
                    {"tree": visit.tree, "node": visit.node, "outcome": visit.outcome}
                    for visit in trial.done.path
                ],
            }
            for trial in tried
        ],
    }
