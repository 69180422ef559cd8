"""``tpsupport tree test``: does every example still come to the end that it names?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tpsupport.cli.session import Session

if TYPE_CHECKING:
    from tpsupport.cli.authored import Authored
    from tpsupport.trees.trial import Trial


def walk_examples(
    ctx: typer.Context,
    trees: Annotated[list[str] | None, typer.Argument(metavar="TREE", help="tree.trees")] = None,
    *,
    watch: Annotated[bool, typer.Option("--watch", help="tree.watch")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="json")] = False,
) -> int:
    """Walk every example of the trees."""
    from tpsupport.cli.authored import all_authored
    from tpsupport.cli.finding import dump
    from tpsupport.trees.trial import trials

    session: Session = ctx.obj
    if watch:
        from tpsupport.cli.vigil import keep_watch

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


def report(
    session: Session, tree: Authored, tried: Sequence[Trial], *, only_failed: bool = False
) -> Iterator[str]:
    """A line for the tree, one for each example, and more where one went elsewhere."""
    failed = sum(not trial.passed for trial in tried)
    say, counts = session.say, {"tree": tree.name, "count": len(tried), "failed": failed}
    yield say("tree_tools.test.tree_failed" if failed else "tree_tools.test.tree", **counts)
    places = tree.places() if failed else {}
    for trial in tried:
        if only_failed and trial.passed:
            continue
        mark = say(f"cli.status.{'ok' if trial.passed else 'fail'}")
        yield f"  [{mark}] {trial.example.name} → {trial.wanted}"
        if not trial.passed:
            line, column = places[("examples", trial.at)]
            yield f"      {tree.shown_file}:{line}:{column}"
            yield from (f"      {words}" for words in _why(session, trial))


def _why(session: Session, trial: Trial) -> Iterator[str]:
    """What became of an example that failed."""
    way = [f"{visit.node}={visit.outcome}" for visit in trial.done.path]
    if way:
        yield session.say("tree_tools.test.way", way=" → ".join(way))
    if not trial.done.end:
        yield session.say("tree_tools.test.stopped", node=trial.came_to)
    elif trial.came_to != trial.wanted:
        yield session.say("tree_tools.test.elsewhere", end=trial.came_to)
    for part, row in trial.unused:
        yield session.say("tree_tools.test.unused", part=part, row=row)


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
