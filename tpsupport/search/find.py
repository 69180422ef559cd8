"""From a question in somebody's own words to the nearest answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tpsupport.search.entry import Entry
from tpsupport.search.index import Index
from tpsupport.search.lexicon import alarmed
from tpsupport.search.line import line_of
from tpsupport.search.message import Heard, heard
from tpsupport.search.rank import Place, ask, chosen

_LONG, _MUCH = 16, 0.4
"""Letters of an error message, or its share of the text, that make it what the text is about."""
_AHEAD, _ENOUGH = 1.25, 0.3
"""How far the first must be ahead of another tree, and how much it must answer, to be sure."""


class Hit(NamedTuple):
    """One thing found."""

    entry: Entry
    answer: Entry | None
    """The end that says what to do: the hit itself, where it leads, or the nearest of its tree."""
    score: float
    """How much of the question it answers; comparable within one search only."""
    alarm: bool
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
    messages = {each.number: each for each in heard(text, index.sayings)}
    scores = _with(question.scores, messages)
    first = [*alarms, *(number for number, each in messages.items() if _is_about(each))]
    order = sorted(scores, key=lambda number: -scores[number])
    order = [*dict.fromkeys([*first, *order])]
    hits = [
        Hit(
            _entry(index, place, messages.get(place.number)),
            _answer(index, place, order),
            round(scores.get(place.number, 0.0), 3),
            place.number in alarms,
        )
        for place in chosen(index, question, order, most)
    ]
    return Answer(hits, bool(first) or _ahead(index, order, scores), question.known)


def _with(scores: Mapping[int, float], messages: Mapping[int, Heard]) -> dict[int, float]:
    """The scores, where error messages count by how much of the text they are."""
    top = max(scores.values(), default=1.0)
    gains = {number: top * each.share for number, each in messages.items()}
    return {**scores, **{each: scores.get(each, 0.0) + gain for each, gain in gains.items()}}


def _is_about(message: Heard) -> bool:
    return message.length >= _LONG or message.share >= _MUCH


def _entry(index: Index, place: Place, said: Heard | None) -> Entry:
    """The entry as it is shown: in its home, and a message as it was heard."""
    entry = index.entry(place.number)
    home = index.entry(place.home).tree
    others = [tree for tree in (entry.tree, *entry.also) if tree != home]
    title = dict.fromkeys(entry.title, said.text) if said else entry.title
    return entry._replace(tree=home, also=others, title=title)


def _answer(index: Index, place: Place, order: Sequence[int]) -> Entry | None:
    """The end that answers best where ``place`` leads."""
    if index.kinds[place.number] == "e":
        return _entry(index, place, None)
    if index.kinds[place.number] == "m":
        end = index.places.get(index.entry(place.number).place)
    else:
        inside = (at for at in order if index.kinds[at] == "e" and place.home in index.homes[at])
        end = next(inside, None)
    if end is None or index.kinds[end] != "e":
        return None
    return _entry(index, Place(end, place.home), None)


def _ahead(index: Index, order: Sequence[int], scores: Mapping[int, float]) -> bool:
    """Whether the first answers enough, and clearly more than what is of other trees."""
    if not order:
        return False
    homes = set(index.homes[order[0]])
    others = (scores[each] for each in order if not homes.intersection(index.homes[each]))
    score = scores[order[0]]
    return score >= _ENOUGH and score >= _AHEAD * next(others, 0.0)
