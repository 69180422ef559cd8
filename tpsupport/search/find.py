"""From a question in somebody's own words to the nearest answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from tpsupport.search.entry import Entry
from tpsupport.search.index import Index
from tpsupport.search.lexicon import alarmed, offered
from tpsupport.search.line import Letters, line_of
from tpsupport.search.message import Heard, heard
from tpsupport.search.rank import Place, Question, ask, chosen, mended, ordered
from tpsupport.search.spelt import read
from tpsupport.search.torn import torn

_LONG, _SHORT = 12, 8
_MUCH, _MOST = 0.33, 0.6
"""Letters of an error message, and its share of the text, that make it what the text is about."""
_SAID = 0.4
"""How much an error message must answer whose words do not all stand there."""
_ALL = 0.9
"""Its share of a text that is an error message and nothing else."""
_FEW = 3
"""So many ends of a tree are named."""
_NOISE = 0.2
"""What answers so much less than the first is not worth a look."""
_AHEAD, _ENOUGH = 1.35, 0.35
"""How far the first must be ahead of another tree, and how much it must answer, to be sure."""
_CLEAR = 2.0
"""How far, to be clear even where next to nothing was said."""


class Hit(NamedTuple):
    """One thing found."""

    entry: Entry
    answer: Entry | None
    """The end that says what to do: the hit itself, or where an error message leads."""
    possible: Sequence[Entry]
    """Of a tree, the ends that come nearest: which of them it is, the tree finds out."""
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
    line = mended(index, line_of(text, lexicon.letters))
    question = ask(index, lexicon, line)
    messages = _messages(index, question, text, lexicon.letters)
    question = question._replace(own=_with(question.own, messages))
    places = ordered(index, question)
    alarms = _known(index, alarmed(line, lexicon.alarms))
    about = _about(question, messages)
    first = [*alarms, *(_placed(index, places, number) for number in about)]
    offers = [] if first else _known(index, offered(line, lexicon))
    vague = [] if _ahead(question, places, _CLEAR) else offers
    top = max(map(question.score, places), default=0.0)
    places = [place for place in places if question.score(place) >= _NOISE * top]
    places.sort(key=lambda place: _is_guess(index, question, messages, place))
    places = [*dict.fromkeys([*first, *vague, *places])]
    hits = [
        Hit(
            _entry(index, place, messages.get(place.number)),
            _answer(index, place),
            _possible(index, place, places),
            round(question.score(place), 3),
            place in alarms,
        )
        for place in chosen(places, most)
    ]
    sure = bool(first) or (not offers and _ahead(question, places, _AHEAD))
    return Answer(hits, sure, question.known)


def _messages(index: Index, question: Question, text: str, letters: Letters) -> dict[int, Heard]:
    """The messages in ``text``, or the one of which it holds a piece, the longest first.

    A network's own are none of a text that names another, unless they are all of it.
    """
    seen = read(text, letters)
    found = heard(seen, index.sayings)
    general = {number for number, *_, general in index.sayings if general}
    if general.issuperset(each.number for each in found):
        found = torn(seen, index.sayings, said_enough=bool(found)) or found
    here = (each for each in found if each.number not in question.elsewhere or _is_all(each))
    return {each.number: each for each in here}


def _about(question: Question, messages: Mapping[int, Heard]) -> list[int]:
    """The messages that a text is about; where it is about a network that it names, its own."""
    about = [number for number, each in messages.items() if _is_about(each)]
    if max(question.trees, key=question.trees.__getitem__, default=None) in question.here:
        about = [each for each in about if each in question.here or _is_all(messages[each])]
    return sorted(about, key=lambda number: number not in question.here)


def _known(index: Index, names: Sequence[str]) -> list[Place]:
    """The places of these names, as far as the pack has them."""
    trees = (name.partition("/")[0] for name in names)
    return [
        Place(index.places[name], index.places[tree])
        for name, tree in zip(names, trees, strict=True)
        if name in index.places
    ]


def _placed(index: Index, places: Sequence[Place], number: int) -> Place:
    """The place of an entry, wherever it stands among ``places``."""
    found = (place for place in places if place.number == number)
    return next(found, None) or Place(number, index.homes[number][0])


def _with(own: Mapping[int, float], messages: Mapping[int, Heard]) -> dict[int, float]:
    """The scores, where error messages count by how much of the text they are."""
    top = max(own.values(), default=1.0)
    gains = {number: top * each.share for number, each in messages.items()}
    return {**own, **{each: own.get(each, 0.0) + gain for each, gain in gains.items()}}


def _is_about(message: Heard) -> bool:
    """Whether a text with this error message in it is about nothing else."""
    if message.length < _SHORT:
        return message.framed or message.share >= _MOST
    return message.wrapped or message.length >= _LONG or message.share >= _MUCH


def _is_guess(
    index: Index, question: Question, messages: Mapping[int, Heard], place: Place
) -> bool:
    """Whether it is an error message of which the text has a few words only."""
    there = index.kinds[place.number] != "m" or place.number in messages
    return not there and question.score(place) < _SAID


def _is_all(message: Heard) -> bool:
    """Whether the text is an error message, whatever networks it names."""
    return message.wrapped or message.share >= _ALL


def _entry(index: Index, place: Place, said: Heard | None) -> Entry:
    """The entry as it is shown: in its home, and a message as it was heard."""
    entry = index.entry(place.number)
    home = index.entry(place.home).tree
    others = [tree for tree in (entry.tree, *entry.also) if tree != home]
    title = dict.fromkeys(entry.title, said.text) if said else entry.title
    return entry._replace(tree=home, also=others, title=title)


def _answer(index: Index, place: Place) -> Entry | None:
    """The end to which ``place`` leads for certain."""
    if index.kinds[place.number] == "e":
        return _entry(index, place, None)
    end = index.places.get(index.entry(place.number).place)
    if end is None or index.kinds[end] != "e":
        return None
    return _entry(index, Place(end, place.home), None)


def _possible(index: Index, place: Place, places: Sequence[Place]) -> list[Entry]:
    """Where a tree may end, the nearest first; an end at which nothing is wrong is no answer."""
    if index.kinds[place.number] != "t":
        return []
    near = (each for each in places if each.home == place.home and index.kinds[each.number] == "e")
    ends = (_entry(index, each, None) for each in near)
    return [*islice((end for end in ends if end.outcome != "resolved"), _FEW)]


def _ahead(question: Question, places: Sequence[Place], far: float) -> bool:
    """Whether the first answers enough, and ``far`` more than any other tree."""
    if not places:
        return False
    first = places[0]
    score = question.trees.get(first.home, 0.0)
    others = max((each for tree, each in question.trees.items() if tree != first.home), default=0.0)
    return score >= _ENOUGH and score >= far * others
