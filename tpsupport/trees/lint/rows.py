"""What an example may say: rows that something is called by, values that these have, a real end."""

from __future__ import annotations

from tpsupport.pack.models import SHARED, STEP_OUTCOMES, Check, End, Example, Step, check_of
from tpsupport.pack.source import Path_
from tpsupport.trees.forest import Forest
from tpsupport.trees.lint.subject import Subject


def valid(subject: Subject, at: int, example: Example, forest: Forest) -> bool:
    """Each row has a value that it can have, and the end is one; else it is noted."""
    before = len(subject.noted)
    _reaches(subject, ("examples", at, "reaches"), example.reaches, forest)
    network = example.given.get("network")
    for row, value in example.given.items():
        fact = forest.fact(row)
        if fact and value is not None and not subject.ground.typed(fact, value, network):
            path = ("examples", at, "given", row)
            subject.note(path, "no_answer", value=value, fact=row, type=fact.type)
            continue
        allowed = subject.values(fact) if fact else _step_values(forest, row)
        if allowed is None or value in allowed or (value is None and fact and not fact.options):
            continue
        path = ("examples", at, "given", row)
        subject.miss(path, "unknown_option", value or "", allowed, option=value or "null")
    for row, code in example.found.items():
        path = ("examples", at, "found", row)
        checks, name = subject.ground.checks, row.rpartition(":")[2]
        if name not in checks:
            node = subject.tree.nodes.get(row)
            meant = check_of(node) if isinstance(node, Check) else None
            subject.miss(path, "unknown_check", meant or name, checks, check=name)
        elif code not in subject.ground.outcomes(name):
            allowed = subject.ground.outcomes(name)
            subject.miss(path, "unknown_outcome", code, allowed, outcome=code)
    return len(subject.noted) == before


def _reaches(subject: Subject, path: Path_, end: str, forest: Forest) -> None:
    """Note a place to come to that is no end."""
    own = subject.tree.id
    other = end.partition("/")[0]
    if not end.strip() or (other in subject.ground.tree_ids and other not in forest.trees):
        return
    word = end.removeprefix(f"{own}/")
    tree, _, node = word.rpartition("/")
    there = forest.trees.get(tree or own)
    if not there or (tree == own) or not isinstance(there.nodes.get(node), End):
        ends = {
            name if each.id == own else f"{each.id}/{name}"
            for each in forest.trees.values()
            for name, node_ in each.nodes.items()
            if isinstance(node_, End)
        }
        name = word.removeprefix(SHARED)
        inside = name in subject.tree.nodes and name not in ends
        subject.miss(path, "reaches_no_end" if inside else "unknown_end", name, ends, end=end)


def known_row(forest: Forest, part: str, row: str) -> bool:
    """Whether something is called as the row of ``part`` is: a fact, a question or a step."""
    return part == "found" or bool(forest.fact(row) or _step_values(forest, row))


def rows(subject: Subject, forest: Forest) -> set[str]:
    """What an answer of an example may be called."""
    steps = {
        name
        for tree in forest.trees.values()
        for name, node in tree.nodes.items()
        if isinstance(node, Step)
    }
    return {*subject.facts(), *steps}


def _step_values(forest: Forest, row: str) -> tuple[str, ...] | None:
    nodes = (tree.nodes.get(row) for tree in forest.trees.values())
    return STEP_OUTCOMES if any(isinstance(node, Step) for node in nodes) else None
