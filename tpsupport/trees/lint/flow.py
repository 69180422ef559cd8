"""Rule 3: no loops, through jumps as well; every node can be reached, and every path ends."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from tpsupport.pack.models import JUMP, edge_path
from tpsupport.trees.lint.mend import harmed_without
from tpsupport.trees.lint.subject import Subject

_LONGEST = 12
"""A loop of more edges is not held against the examples, and not told in full."""


def flow(subject: Subject) -> list[str]:
    """The nodes in an order in which every edge leads onward; empty where there is a loop."""
    subject.reached = arrivals = _reachable(subject)
    for name in subject.written:
        if name not in arrivals:
            subject.note(("nodes", name), "unreachable", node=name)
    _jump_loops(subject)
    order, caught = _ordered(subject.onward, arrivals)
    if caught:
        _note_loop(subject, caught)
        return []
    _note_start(subject, arrivals)
    return order


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


def _ordered(
    onward: Mapping[str, Sequence[str]], arrivals: Mapping[str, int]
) -> tuple[list[str], set[str]]:
    """The nodes in an order in which every edge leads onward; and those that a loop catches."""
    order: list[str] = []
    left = dict(arrivals)
    waiting = [name for name, edges in left.items() if not edges]
    while waiting:
        name = waiting.pop()
        order.append(name)
        for target in onward[name]:
            left[target] -= 1
            if not left[target]:
                waiting.append(target)
    return order, {name for name, edges in left.items() if edges}


def _note_start(subject: Subject, arrivals: Collection[str]) -> None:
    """Nothing leads to the node at which a walk begins."""
    start = subject.tree.start
    for name, node in subject.written.items():
        if name not in arrivals and start in node.next.values():
            others = [each for each in subject.noted if each[1] != "unreachable"]
            subject.noted[:] = others
            subject.note(("start",), "start_inside", node=start, before=name)
            return


def _note_loop(subject: Subject, caught: set[str]) -> None:
    """The loop is wrong where it leads on against the examples; else where it leads back up."""
    loop = _loop(subject, caught)
    ways = []
    for name, target in zip(loop, [*loop[1:], loop[0]], strict=True):
        node = subject.tree.nodes[name]
        ways += [(name, outcome) for outcome, to in node.next.items() if to == target]
    name, outcome = ways[-1]
    if len(ways) <= _LONGEST and subject.tree.examples:
        breaking = [way for way in ways if _breaks(subject, *way)]
        harmed = {way: harmed_without(subject, *way) for way in breaking}
        name, outcome = min(reversed(breaking), key=harmed.__getitem__, default=(name, outcome))
    path = edge_path(subject.tree.nodes[name], outcome)
    subject.note(path, "loop", loop=" → ".join([*loop[:_LONGEST], loop[0]]))


def _breaks(subject: Subject, name: str, outcome: str) -> bool:
    """Whether there is no loop any more once this edge is gone."""
    lost = subject.tree.nodes[name].next[outcome]
    others = [*subject.onward[name]]
    others.remove(lost)
    onward = {**subject.onward, name: others}
    arrivals = dict.fromkeys(onward, 0)
    for targets in onward.values():
        for target in targets:
            arrivals[target] += 1
    return not _ordered(onward, arrivals)[1]


def _loop(subject: Subject, caught: set[str]) -> list[str]:
    """Walk backwards inside ``caught``: each node there is entered from within, so one recurs.

    The loop begins with the one of its nodes that stands first in the file.
    """
    before = {target: name for name in caught for target in subject.onward[name]}
    order = {name: at for at, name in enumerate(subject.tree.nodes)}
    name = min(caught, key=order.__getitem__)
    trail: dict[str, int] = {}
    while name not in trail:
        trail[name] = len(trail)
        name = before[name]
    loop = list(trail)[trail[name] :][::-1]
    at = loop.index(min(loop, key=order.__getitem__))
    return [*loop[at:], *loop[:at]]


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
