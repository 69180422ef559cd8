"""How large a tree is: the most questions and steps that can still come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tpsupport.pack.models import JUMP, Ask, Step
from tpsupport.pack.pause import uncollected
from tpsupport.trees.forest import Forest

Key = tuple[str, str]
"""Tree and node."""

Measures = Mapping[Key, int]


def longest(forest: Forest) -> Measures:
    """For each node (tree, node): the most questions and steps from it to an end, it included."""
    start = (forest.start, forest.tree.start)
    measures: dict[Key, int] = {}
    ahead = [0]
    with uncollected():
        stack = [(start, _targets(forest, start))]
        while stack:
            key, waiting = stack[-1]
            for target in waiting:
                if target not in measures:
                    stack.append((target, _targets(forest, target)))
                    ahead.append(0)
                    break
                ahead[-1] = max(ahead[-1], measures[target])
            else:
                stack.pop()
                node = forest.trees[key[0]].nodes[key[1]]
                measures[key] = ahead.pop() + isinstance(node, Ask | Step)
                if ahead:
                    ahead[-1] = max(ahead[-1], measures[key])
    return measures


def _targets(forest: Forest, key: Key) -> Iterator[Key]:
    """Where the edges of a node lead."""
    tree, name = key
    for target in forest.trees[tree].nodes[name].next.values():
        if target.startswith(JUMP):
            other = target[len(JUMP) :]
            yield other, forest.trees[other].start
        else:
            yield tree, target
