"""Rule 3: no loops, through jumps as well; every node can be reached, and every path ends."""

from __future__ import annotations

from tpsupport.pack.models import JUMP, edge_path
from tpsupport.trees.lint.subject import Subject


def flow(subject: Subject) -> list[str]:
    """The nodes in an order in which every edge leads onward; empty where there is a loop."""
    seen = _reachable(subject)
    for name in subject.written:
        if name not in seen:
            subject.note(("nodes", name), "unreachable", node=name)
    _jump_loops(subject)
    return _ordered(subject, seen)


def _reachable(subject: Subject) -> dict[str, int]:
    """The nodes that the start leads to, with the number of edges that lead to each."""
    arrivals = {subject.tree.start: 0}
    waiting = [subject.tree.start]
    while waiting:
        for target in subject.onward[waiting.pop()]:
            if target not in arrivals:
                arrivals[target] = 0
                waiting.append(target)
            arrivals[target] += 1
    return arrivals


def _ordered(subject: Subject, arrivals: dict[str, int]) -> list[str]:
    order: list[str] = []
    waiting = [name for name, edges in arrivals.items() if not edges]
    while waiting:
        name = waiting.pop()
        order.append(name)
        for target in subject.onward[name]:
            arrivals[target] -= 1
            if not arrivals[target]:
                waiting.append(target)
    if len(order) == len(arrivals):
        return order
    _note_loop(subject, {name for name, edges in arrivals.items() if edges})
    return []


def _note_loop(subject: Subject, caught: set[str]) -> None:
    """Walk backwards inside ``caught``: each node there is entered from within, so one recurs.

    The loop is wrong where it leads back to the one of its nodes that stands first in the file.
    """
    before = {target: name for name in caught for target in subject.onward[name]}
    order = {name: at for at, name in enumerate(subject.tree.nodes)}
    name = min(caught, key=order.__getitem__)
    trail: dict[str, int] = {}
    while name not in trail:
        trail[name] = len(trail)
        name = before[name]
    loop = list(trail)[trail[name] :][::-1]
    first = min(loop, key=order.__getitem__)
    at = loop.index(first)
    loop = [*loop[at:], *loop[:at]]
    last = subject.tree.nodes[loop[-1]]
    outcome = next(outcome for outcome, target in last.next.items() if target == first)
    subject.note(edge_path(last, outcome), "loop", loop=" → ".join([*loop[:12], first]))


def _jump_loops(subject: Subject) -> None:
    """A loop through other trees is noted in each tree that it passes."""
    start = subject.tree.id
    came_from: dict[str, str] = {}
    waiting = [start]
    while waiting:
        name = waiting.pop()
        for jump in subject.ground.jumps.get(name, ()):
            if jump == start:
                _note_jump_loop(subject, name, came_from)
                return
            if jump not in came_from:
                came_from[jump] = name
                waiting.append(jump)


def _note_jump_loop(subject: Subject, last: str, came_from: dict[str, str]) -> None:
    start = subject.tree.id
    loop = [last]
    while loop[-1] != start:
        loop.append(came_from[loop[-1]])
    names = [*loop[::-1], start]
    for name, outcome, target in subject.targets():
        if target == f"{JUMP}{names[1]}":
            path = edge_path(subject.tree.nodes[name], outcome)
            subject.note(path, "jump_loop", loop=" → ".join(names))
            return
