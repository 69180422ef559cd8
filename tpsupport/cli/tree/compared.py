"""Two versions of a tree, compared, for people and as a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from tpsupport.cli.session import Session
from tpsupport.pack.models import GIVEN, SKIPPED, End, Tree
from tpsupport.trees.difference.changes import Change
from tpsupport.trees.difference.moved import SOMETHING, Answer, Moved
from tpsupport.trees.difference.whole import Difference, Version
from tpsupport.trees.graph import as_written


class Pair(NamedTuple):
    """A tree in both versions; one is missing where the tree is new, or gone."""

    name: str
    old: Version | None
    new: Version | None
    difference: Difference | None

    @property
    def differs(self) -> bool:
        return self.difference is None or not self.difference.none


def report(session: Session, pair: Pair) -> Iterator[str]:
    """What a reviewer needs to see: where answers lead first, then nodes, then words."""
    if pair.difference is None or pair.old is None or pair.new is None:
        code = "tree_added" if pair.old is None else "tree_removed"
        yield session.say(f"tree_tools.diff.{code}", tree=pair.name)
        return
    old, new = pair.old.forest.tree, pair.new.forest.tree
    yield session.say("tree_tools.diff.tree", tree=pair.name)
    yield from _elsewhere(session, pair.difference, old, new)
    found = pair.difference.changes
    for name in found.added:
        yield session.say("tree_tools.diff.added", node=as_written(new, name))
    for name in found.removed:
        yield session.say("tree_tools.diff.removed", node=as_written(old, name))
    for name, former in found.renamed.items():
        names = {"old": as_written(old, former), "new": as_written(new, name)}
        yield session.say("tree_tools.diff.renamed", **names)
    yield from _changes(session, "", found.top)
    for name, some in found.nodes.items():
        yield from _changes(session, as_written(new, name), some)


def _elsewhere(session: Session, found: Difference, old: Tree, new: Tree) -> Iterator[str]:
    now = _names_now(found)
    for move in found.moved:
        ends = {"old": _end(session, old, move.old), "new": _end(session, new, now(move.new))}
        yield session.say("tree_tools.diff.moved", **ends)
        answers = ", ".join(_in_words(session, answer) for answer in move.answers)
        yield session.say("tree_tools.diff.answers", answers=answers)
    if not found.complete:
        yield session.say("tree_tools.diff.incomplete")
    for name in found.gained:
        yield session.say("tree_tools.diff.gained", end=_end(session, new, name))
    for name in found.lost:
        yield session.say("tree_tools.diff.lost", end=_end(session, old, name))


def _changes(session: Session, node: str, changes: Sequence[Change]) -> Iterator[str]:
    if changes:
        yield session.say("tree_tools.diff.changed" if node else "tree_tools.diff.top", node=node)
    for change in changes:
        nothing = session.say("tree_tools.diff.nothing")
        old, new = (nothing if each is None else each for each in (change.old, change.new))
        yield session.say("tree_tools.diff.change", at=change.at, old=old, new=new)


def _end(session: Session, tree: Tree, name: str) -> str:
    node = tree.nodes.get(name)
    if not isinstance(node, End):
        return name
    kind = session.say(f"tree_tools.word.{node.outcome}")
    title = session.words(node.title)
    named = {"end": as_written(tree, name), "kind": kind, "title": title}
    return session.say("tree_tools.diff.end", **named)


def _in_words(session: Session, answer: Answer) -> str:
    _, name, value = _plain(answer)
    known = value in (GIVEN, SKIPPED)
    return f"{name}={session.say(f'tree_tools.diff.{value}') if known else value}"


def _plain(answer: Answer) -> tuple[str, str, str]:
    """What was asked, its name, and the answer: for a written one, whether there was one."""
    (kind, name, *_), value = answer
    return kind, name, SKIPPED if value is None else GIVEN if value == SOMETHING else value


def _names_now(found: Difference) -> Callable[[str], str]:
    """From the names that both sides understand to those of the new one."""
    now = {former: name for name, former in found.changes.renamed.items()}
    return lambda name: now.get(name, name)


def document(pair: Pair) -> dict[str, Any]:
    """The same in JSON values."""
    if pair.difference is None or pair.old is None or pair.new is None:
        return {"tree": pair.name, "change": "added" if pair.old is None else "removed"}
    found, now = pair.difference, _names_now(pair.difference)
    return {
        "tree": pair.name,
        "change": "changed",
        "moved": [_moved(move, now(move.new)) for move in found.moved],
        "complete": found.complete,
        "gained": list(found.gained),
        "lost": list(found.lost),
        "added": list(found.changes.added),
        "removed": list(found.changes.removed),
        "renamed": [{"old": former, "new": name} for name, former in found.changes.renamed.items()],
        "changes": [
            {"node": name or None, **change._asdict()}
            for name, some in {"": found.changes.top, **found.changes.nodes}.items()
            for change in some
        ],
    }


def _moved(move: Moved, now: str) -> dict[str, Any]:
    answers = map(_plain, move.answers)
    rows = [{"kind": kind, "name": name, "answer": said} for kind, name, said in answers]
    return {"old": move.old, "new": now, "answers": rows}
