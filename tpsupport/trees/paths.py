"""How many ways lead through a tree, which ones, and how many questions they ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tpsupport.case import Visit
from tpsupport.pack.models import kind_of
from tpsupport.pack.pause import uncollected
from tpsupport.trees.graph import Key
from tpsupport.trees.ways import State, Ways


class Path(NamedTuple):
    """One way from the start to an end."""

    visits: tuple[Visit, ...]
    end: Key
    questions: int
    """How many things a person is asked: questions, and steps."""


class Questions(NamedTuple):
    """How many things people are asked."""

    fewest: int
    median: int
    """Half of the ends can be reached with at most that many, each by its shortest way."""
    most: int


def count(ways: Ways) -> int:
    """How many ways there are, exactly."""
    found: dict[State, int] = {}
    with uncollected():
        arrivals = Counter(state for onward in ways.onward.values() for _, state in onward)
        for state, onward in reversed(ways.onward.items()):
            found[state] = sum(found[following] for _, following in onward) if onward else 1
            for _, following in onward:
                arrivals[following] -= 1
                if not arrivals[following]:
                    del found[following]
    return found[ways.start]


def listed(ways: Ways) -> Iterator[Path]:
    """Each way when it is asked for, in the order of the file."""
    trail: list[Visit] = []
    questions = 0
    stack = [(ways.start, iter(ways.onward[ways.start]))]
    while stack:
        state, rest = stack[-1]
        step = next(rest, None)
        if step is None:
            if not ways.onward[state]:
                yield Path(tuple(trail), state.key, questions)
            stack.pop()
            if trail:
                trail.pop()
                questions -= ways.asks(stack[-1][0])
            continue
        outcome, following = step
        trail.append(_visit(ways, state, outcome))
        questions += ways.asks(state)
        stack.append((following, iter(ways.onward[following])))


def longest(ways: Ways) -> Path:
    """The first of those with the most questions."""
    ahead: dict[State, int] = {}
    for state, onward in reversed(ways.onward.items()):
        ahead[state] = ways.asks(state) + max((ahead[each] for _, each in onward), default=0)
    state, trail = ways.start, list[Visit]()
    while onward := ways.onward[state]:
        outcome, following = max(onward, key=lambda each: ahead[each[1]])
        trail.append(_visit(ways, state, outcome))
        state = following
    return Path(tuple(trail), state.key, ahead[ways.start])


def fewest(ways: Ways) -> Mapping[Key, int]:
    """For each end that can be reached: the fewest questions that lead to it."""
    asked = {ways.start: 0}
    found: dict[Key, int] = {}
    for state, onward in ways.onward.items():
        so_far = asked.pop(state)
        if not onward:
            found[state.key] = min(found.get(state.key, so_far), so_far)
        so_far += ways.asks(state)
        for _, following in onward:
            asked[following] = min(asked.get(following, so_far), so_far)
    return found


def questions(ways: Ways) -> Questions:
    """The fewest, the median and the most."""
    each = sorted(fewest(ways).values())
    return Questions(each[0], each[(len(each) - 1) // 2], longest(ways).questions)


def _visit(ways: Ways, state: State, outcome: str) -> Visit:
    tree, node = state.key
    return Visit(tree, node, kind_of(ways.node(state)), outcome)
