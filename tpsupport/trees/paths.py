"""How many ways lead through a tree, which ones, and how many questions they ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import MAX_EMAX, Context, Decimal, localcontext
from typing import NamedTuple

from tpsupport.case import Visit
from tpsupport.pack.models import kind_of
from tpsupport.pack.pause import uncollected
from tpsupport.trees.graph import Key
from tpsupport.trees.ways import Ways

DIGITS = 28


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


def count(ways: Ways) -> Decimal:
    """How many ways there are: exactly, or the first digits of what has more than ``DIGITS``."""
    spare = 1  # where CANNOT counts for nothing
    found = [Decimal()] * (len(ways.at) + spare)
    one, none = Decimal(1), Decimal()
    with uncollected(), localcontext(Context(prec=DIGITS, Emax=MAX_EMAX)):
        for state in reversed(ways.order):
            following = ways.following[state]
            found[state] = sum([found[each] for each in following], none) if following else one
    return found[0]


def listed(ways: Ways) -> Iterator[Path]:
    """Each way when it is asked for, in the order of the file."""
    trail: list[Visit] = []
    questions = 0
    stack = [(0, ways.onward(0))]
    while stack:
        state, rest = stack[-1]
        step = next(rest, None)
        if step is None:
            if not ways.following[state]:
                yield Path(tuple(trail), ways.key(state), questions)
            stack.pop()
            if trail:
                trail.pop()
                questions -= ways.asks(stack[-1][0])
            continue
        outcome, following = step
        trail.append(_visit(ways, state, outcome))
        questions += ways.asks(state)
        stack.append((following, ways.onward(following)))


def longest(ways: Ways) -> Path:
    """The first of those with the most questions."""
    ahead = [0] * len(ways.at)
    for state in reversed(ways.order):
        most = max((ahead[each] for _, each in ways.onward(state)), default=0)
        ahead[state] = ways.asks(state) + most
    state, trail = 0, list[Visit]()
    while ways.following[state]:
        outcome, following = max(ways.onward(state), key=lambda each: ahead[each[1]])
        trail.append(_visit(ways, state, outcome))
        state = following
    return Path(tuple(trail), ways.key(state), ahead[0])


def fewest(ways: Ways) -> Mapping[Key, int]:
    """For each end that can be reached: the fewest questions that lead to it."""
    asked: dict[int, int] = {0: 0}
    found: dict[Key, int] = {}
    for state in ways.order:
        so_far = asked.pop(state)
        if not ways.following[state]:
            key = ways.key(state)
            found[key] = min(found.get(key, so_far), so_far)
        so_far += ways.asks(state)
        for _, each in ways.onward(state):
            asked[each] = min(asked.get(each, so_far), so_far)
    return found


def questions(ways: Ways) -> Questions:
    """The fewest, the median and the most."""
    each = sorted(fewest(ways).values())
    return Questions(each[0], each[(len(each) - 1) // 2], longest(ways).questions)


def _visit(ways: Ways, state: int, outcome: str) -> Visit:
    tree, node = ways.key(state)
    return Visit(tree, node, kind_of(ways.node(state)), outcome)
