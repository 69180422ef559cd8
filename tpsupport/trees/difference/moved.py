"""Which answers end elsewhere now: both versions of a tree are walked at once, answer by answer.

What counts is a pair of nodes, and of what was answered only that which either may still look at.
So there are hardly more steps than nodes, however many ways there are. A question that only one
version asks is answered for that one alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from tpsupport.case import Value
from tpsupport.pack.models import STEP_OUTCOMES
from tpsupport.pack.pause import uncollected
from tpsupport.trees.difference.side import Side, Thing

SOMETHING = ""
"""A written answer that no route looks for."""
MOST = 200_000
"""Steps after which the rest is left unseen."""

Answer = tuple[Thing, Value]


class Moved(NamedTuple):
    """What some answers led to, what they lead to now, and the fewest of them."""

    old: str
    new: str
    answers: Sequence[Answer]


class _Stand(NamedTuple):
    """Where both sides wait, or are over; and what either may still look at."""

    old: str
    new: str
    known: tuple[Answer, ...]


def moved(old: Side, new: Side) -> tuple[list[Moved], bool]:
    """Each pair of different ends that the same answers come to, with the fewest of them.

    And whether everything was looked at; if not, there may be more.
    """
    with uncollected():
        return _moved(old, new)


def _moved(old: Side, new: Side) -> tuple[list[Moved], bool]:
    first = _after(old, new, _Stand(old.tree.start, new.tree.start, ()), ())
    came: dict[_Stand, tuple[_Stand, Answer] | None] = {first: None} if first else {}
    waiting = deque(came)
    possible: dict[Thing, Sequence[Value]] = {}
    ended: dict[tuple[str, str], _Stand] = {}
    while waiting and len(came) < MOST:
        here = waiting.popleft()
        thing = _next(old, new, here)
        if thing is None:
            ended.setdefault((old.ending(here.old) or "", new.ending(here.new) or ""), here)
            continue
        if thing not in possible:
            possible[thing] = values(old, new, thing)
        for value in possible[thing]:
            there = _after(old, new, here, ((thing, value),))
            if there and there not in came:
                came[there] = here, (thing, value)
                waiting.append(there)
    found = [Moved(*ends, _answers(came, at)) for ends, at in ended.items() if ends[0] != ends[1]]
    return found, not waiting


def _next(old: Side, new: Side, here: _Stand) -> Thing | None:
    """What to answer next: what both wait for, or first what the other one never asks."""
    one, other = old.wanted(here.old), new.wanted(here.new)
    if one is None or other is None or one == other:
        return one or other
    return one if old.matters(here.old, other) else other


def _after(old: Side, new: Side, here: _Stand, answer: tuple[Answer, ...]) -> _Stand | None:
    """Where both stand with one more answer; nothing, if one of them has no such option."""
    known = dict((*here.known, *answer))
    one, other = old.onward(here.old, known), new.onward(here.new, known)
    if one is None or other is None:
        return None
    kept = [
        each for each in known.items() if old.matters(one, each[0]) or new.matters(other, each[0])
    ]
    return _Stand(one, other, tuple(sorted(kept, key=_by_name)))


def _by_name(answer: Answer) -> Thing:
    return answer[0]


def values(old: Side, new: Side, thing: Thing) -> Sequence[Value]:
    """Answers enough to come to everything that any answer comes to."""
    kind = thing[0]
    if kind == "step":
        return STEP_OUTCOMES
    found = {value: None for side in (old, new) for value in side.options(thing)}
    if kind == "check" or None not in found:
        return [*found]
    looked_for = {value for side in (old, new) for value in side.looked_for(thing)}
    return [*found, *_around(looked_for)]


def _around(looked_for: Collection[str | int]) -> Iterator[str]:
    """Written answers on each side of every number, each word, and another one."""
    numbers = {each for each in looked_for if isinstance(each, int)}
    for limit in sorted(numbers):
        yield from (f"{limit - 0.5}", f"{limit}", f"{limit + 0.5}")
    yield from sorted(each for each in looked_for if isinstance(each, str))
    if not numbers:
        yield SOMETHING


def _answers(
    came: Mapping[_Stand, tuple[_Stand, Answer] | None], stand: _Stand
) -> Sequence[Answer]:
    found: list[Answer] = []
    while step := came[stand]:
        stand, answer = step
        found.append(answer)
    return found[::-1]
