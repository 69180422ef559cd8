"""What became of a tree's examples, in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tpsupport.cli.session import Session

if TYPE_CHECKING:
    from tpsupport.cli.tree.authored import Authored
    from tpsupport.trees.trial import Trial


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
