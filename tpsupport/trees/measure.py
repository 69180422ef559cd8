"""How large a tree is: the most questions that can still come, and how many ways lead to an end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tpsupport.pack.models import JUMP, Ask, Step
from tpsupport.pack.pause import uncollected
from tpsupport.trees.forest import Forest

Key = tuple[str, str]
"""Tree and node."""

Measures = Mapping[Key, int]

MOST = 10**18
"""Paths are counted no further: a ladder of questions has more than anybody can imagine."""


def longest(forest: Forest) -> Measures:
    """For each node (tree, node): the most questions and steps from it to an end, it included."""
    measures: dict[Key, int] = {}
    with uncollected():
        for key, targets in _deepest_first(forest):
            node = forest.trees[key[0]].nodes[key[1]]
            ahead = max([measures[target] for target in targets], default=0)
            measures[key] = ahead + isinstance(node, Ask | Step)
    return measures


def paths(forest: Forest) -> int:
    """How many different ways lead from the start to an end, at most ``MOST``."""
    found: dict[Key, int] = {}
    with uncollected():
        order = _deepest_first(forest)
        arrivals = Counter(target for _, targets in order for target in targets)
        for key, targets in order:
            found[key] = min(sum(found[target] for target in targets), MOST) if targets else 1
            for target in targets:
                arrivals[target] -= 1
                if not arrivals[target]:
                    del found[target]
    return found[forest.start, forest.tree.start]


def _targets(forest: Forest, key: Key) -> list[Key]:
    tree, name = key
    found = []
    for target in forest.trees[tree].nodes[name].next.values():
        if target.startswith(JUMP):
            other = target[len(JUMP) :]
            found.append((other, forest.trees[other].start))
        else:
            found.append((tree, target))
    return found


def _deepest_first(forest: Forest) -> Sequence[tuple[Key, Sequence[Key]]]:
    """Every node that can be reached with its targets, after all of them."""
    order: list[tuple[Key, Sequence[Key]]] = []
    first = (forest.start, forest.tree.start)
    seen = {first}
    targets = _targets(forest, first)
    stack = [(first, targets, iter(targets))]
    while stack:
        key, targets, rest = stack[-1]
        for target in rest:
            if target not in seen:
                seen.add(target)
                further = _targets(forest, target)
                stack.append((target, further, iter(further)))
                break
        else:
            order.append((key, targets))
            stack.pop()
    return order
