"""Rule 9: each example reaches its end and uses all its rows; together they cross every edge."""

from __future__ import annotations

from collections.abc import Iterator

from tpsupport.pack.models import Ask, Example, Node, Step, check_of, edge_path
from tpsupport.trees.forest import Forest
from tpsupport.trees.lint.blame import Played, blame
from tpsupport.trees.lint.rows import known_row, rows, valid
from tpsupport.trees.lint.subject import Subject
from tpsupport.trees.stub import Stubs
from tpsupport.trees.walk import Walk, walk


def play(forest: Forest, example: Example) -> tuple[Walk, Stubs]:
    """Walk an example; the stubs say which of its findings were used."""
    stubs = Stubs(example.found)
    return walk(forest, example.given, stubs), stubs


def examples(subject: Subject) -> None:
    """Note examples that are wrong; if none is, every edge that none of them crosses."""
    trees = {name: subject.ground.trees[name] for name in (subject.tree.id, *subject.behind)}
    forest = Forest(subject.tree.id, trees, subject.ground.facts)
    before = len(subject.noted)
    if not subject.tree.examples and any(subject.targets()):
        subject.note(("examples",), "no_examples")
        return
    _named_once(subject)
    played = [
        _played(subject, at, example, forest)
        for at, example in enumerate(subject.tree.examples)
        if valid(subject, at, example, forest)
    ]
    if len(subject.noted) > before:
        blame(subject, forest, played, _fits)
        return
    crossed = {
        (visit.tree, visit.node, visit.outcome) for each in played for visit in each.done.path
    }
    for name, outcome, _ in subject.targets():
        if (subject.tree.id, name, outcome) not in crossed and name in subject.reached:
            path = edge_path(subject.tree.nodes[name], outcome)
            subject.note(path, "edge_without_example", node=name, outcome=outcome)


def _played(subject: Subject, at: int, example: Example, forest: Forest) -> Played:
    done, stubs = play(forest, example)
    right = _ends(subject, at, example, done)
    idle = [*unused(forest, example, done, stubs)]
    for part, row in idle:
        path = ("examples", at, part, row)
        if not known_row(forest, part, row):
            subject.miss(path, "unknown_row", row, rows(subject, forest), row=row)
        elif done.end:
            subject.note(path, "unused_row", row=row, name=example.name)
    for _, row in idle:
        _retest(subject, row)
    answers = frozenset(row for part, row in idle if part == "given")
    return Played(example, done, answers, right=right)


def _fits(forest: Forest, example: Example) -> bool:
    """Whether the example comes to its end, and uses each of its rows."""
    done, stubs = play(forest, example)
    at_end = _comes(done, example, forest.start)
    return at_end and not any(unused(forest, example, done, stubs))


def _comes(done: Walk, example: Example, tree: str) -> bool:
    there = f"{done.tree.id}/{done.node.id}"
    return done.end is not None and there in (example.reaches, f"{tree}/{example.reaches}")


def _retest(subject: Subject, row: str) -> None:
    """A row for a retest that its step does not have."""
    step, _, check = row.partition(":")
    node = subject.tree.nodes.get(step)
    if check and isinstance(node, Step) and node.retest != check:
        subject.note(("nodes", step, "step"), "no_such_retest", step=step, check=check)


def _ends(subject: Subject, at: int, example: Example, done: Walk) -> bool:
    """Whether the example comes to its end."""
    if _comes(done, example, subject.tree.id):
        return True
    there = f"{done.tree.id}/{done.node.id}"
    path = ("examples", at, "reaches")
    if not done.end:
        part, row = _wanted(done.node)
        details = {"name": example.name, "node": there, "part": part, "row": row}
        subject.note(path, "example_stops", **details)
    else:
        subject.note(path, "example_ends_elsewhere", name=example.name, end=there)
    return False


def _wanted(node: Node) -> tuple[str, str]:
    """The row that a walk wants at ``node``: ``given`` or ``found``, and its name."""
    check = None if isinstance(node, Step) else check_of(node)
    return ("found", check) if check else ("given", node.fact if isinstance(node, Ask) else node.id)


def unused(forest: Forest, example: Example, done: Walk, stubs: Stubs) -> Iterator[tuple[str, str]]:
    """The rows that made no difference: ``given`` or ``found``, and the row's name."""
    for row in example.given:
        if row not in done.facts and not _stepped(forest, row, done, stubs):
            yield "given", row
    yield from (("found", row) for row in example.found if row not in stubs.used)


def _stepped(forest: Forest, row: str, done: Walk, stubs: Stubs) -> bool:
    """The walk went through the step ``row``, and no retest said what it did."""
    for visit in done.path:
        if visit.node == row and visit.kind == "step":
            node = forest.trees[visit.tree].nodes[row]
            return f"{row}:{check_of(node)}" not in stubs.used
    return False


def _named_once(subject: Subject) -> None:
    named: set[str] = set()
    for at, example in enumerate(subject.tree.examples):
        if example.name in named:
            subject.note(("examples", at, "name"), "example_named_twice", name=example.name)
        named.add(example.name)
