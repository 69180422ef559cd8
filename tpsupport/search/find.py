"""From a question in somebody's own words to the nearest answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tpsupport.search.entry import Entry
from tpsupport.search.index import Index
from tpsupport.search.lexicon import alarmed
from tpsupport.search.line import line_of
from tpsupport.search.message import heard
from tpsupport.search.rank import Question, ask, chosen

_LONG, _MUCH = 16, 0.4
"""Letters of an error message, or its share of the text, that make it what the text is about."""
_AHEAD, _ENOUGH = 1.25, 0.3
"""How far the first must be ahead of another tree, and how much it must answer, to be sure."""


class Hit(NamedTuple):
    """One thing found."""

    entry: Entry
    score: float
    """How much of the question it answers; comparable within one search only."""
    alarm: bool = False
    """It comes first because of what the text says, not because of its score."""


class Answer(NamedTuple):
    """What was found, the best first."""

    hits: Sequence[Hit]
    sure: bool
    """Whether the first is clearly what was meant."""
    familiar: float
    """The share of the text that the pack itself has words for, from 0 to 1."""


def find(index: Index, text: str, most: int = 5) -> Answer:
    """The nearest answers to ``text``; none only if no word of it is known."""
    lexicon = index.read_with()
    line = line_of(text, lexicon.letters)
    question = ask(index, lexicon, line)
    alarms = [index.places[each] for each in alarmed(line, lexicon.alarms) if each in index.places]
    scores = dict(question.scores)
    first = [*alarms, *_messages(index, text, scores)]
    order = [
        *first,
        *sorted((each for each in scores if each not in first), key=lambda each: -scores[each]),
    ]
    numbers = chosen(index, order, most)
    hits = [
        Hit(index.entry(each), round(scores.get(each, 0.0), 3), each in alarms) for each in numbers
    ]
    sure = bool(first) or _ahead(index, order, question)
    return Answer(hits, sure, question.known)


def _messages(index: Index, text: str, scores: dict[int, float]) -> list[int]:
    """The error messages that ``text`` is about; others in it only gain."""
    first = []
    top = max(scores.values(), default=1.0)
    for each in heard(text, index.sayings):
        if each.length >= _LONG or each.share >= _MUCH:
            first.append(each.number)
        scores[each.number] = scores.get(each.number, 0.0) + top * each.share
    return first


def _ahead(index: Index, order: Sequence[int], question: Question) -> bool:
    if not order:
        return False
    best = order[0]
    homes = set(index.homes[best])
    others = (question.scores[each] for each in order if not homes.intersection(index.homes[each]))
    score = question.scores[best]
    return score >= _ENOUGH and score >= _AHEAD * next(others, 0.0)
