"""The pack's own words for searching, folded and ready: meanings, what to ignore, alarms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from tpsupport.search.line import Letters, words_of
from tpsupport.search.terms import MEANING, Meanings, first_term

if TYPE_CHECKING:
    from tpsupport.pack.search_reader import Wordings, Words

GAP, OR = "…", "|"
"""Stand in an alarm's words for a few others, and between those of which one is enough."""
_NEAR, _APART = 10, 32
"""Characters that the gap may be wide, in Chinese and between English words."""

Way = Sequence[Sequence[str]]
"""The parts around the gaps, each with the words of which one must stand there."""
Alarms = Sequence[tuple[Sequence[Way], Sequence[str], Sequence[str]]]
"""Ways to say it, words beside which it is not meant, and where to go."""


Offers = Sequence[tuple[Sequence[str], Sequence[str]]]
"""Words that tell nothing of what happened, and the places to offer then."""


class Lexicon(NamedTuple):
    """What a text is read with."""

    letters: Letters
    ignored: Sequence[str]
    meanings: Meanings
    alarms: Alarms
    careful: Sequence[str]
    """Words beside which a secret may stand."""
    vague: Offers
    beside: Sequence[str]
    """Words that tell no more beside the vague ones, the longest first."""


def lexicon_of(wordings: Wordings, secret_words: Words) -> Lexicon:
    """The lexicon that ``wordings`` make; ``secret_words`` are those of safety.yaml."""
    letters = {ord(one): other for one, other in wordings.letters.items()}
    ignored = phrases(wordings.ignored, letters)
    meanings: dict[str, list[tuple[str, str]]] = {}
    for at, words in enumerate(wordings.same):
        for each in dict.fromkeys(phrase(word, letters) for word in _all(words)):
            if each.strip():
                meanings.setdefault(first_term(each), []).append((each, f"{MEANING}{at}"))
    alarms = [
        (
            [_way(each, letters) for each in _all(alarm.words)],
            phrases(alarm.unless, letters),
            alarm.go,
        )
        for alarm in wordings.danger
    ]
    vague = [(phrases(each.words, letters), each.go) for each in wordings.vague]
    beside = [*phrases(wordings.beside, letters), *ignored, *chain(*(each[0] for each in vague))]
    return Lexicon(
        letters,
        sorted(ignored, key=len, reverse=True),
        meanings,
        alarms,
        phrases(secret_words, letters),
        vague,
        sorted(set(beside), key=len, reverse=True),
    )


def phrases(words: Words, letters: Letters) -> list[str]:
    """Every one of ``words`` as a phrase; what is no word to search stands for nothing."""
    found = (phrase(each, letters) for each in _all(words))
    return [each for each in found if each.strip()]


def phrase(text: str, letters: Letters) -> str:
    """``text`` as it stands in a line: whole words in Latin letters, and any run of Chinese."""
    words = words_of(text, letters)
    before = " " if words and words[0].isascii() else ""
    after = " " if words and words[-1].isascii() else ""
    return f"{before}{' '.join(words)}{after}"


def alarmed(line: str, alarms: Alarms) -> list[str]:
    """The places to which the alarms in ``line`` send, the gravest first."""
    places = [
        place
        for ways, unless, go in alarms
        if any(_stands(way, line) for way in ways) and not any(each in line for each in unless)
        for place in go
    ]
    return [*dict.fromkeys(places)]


def offered(line: str, lexicon: Lexicon) -> Sequence[str]:
    """The places to offer for a ``line`` that tells nothing of what happened; else none."""
    rest = _bare(line, lexicon.beside)
    if rest.strip():
        return ()
    return next((go for words, go in lexicon.vague if any(each in line for each in words)), ())


def without(line: str, ignored: Sequence[str]) -> str:
    """``line`` without the words that say nothing of what it is about; all of it if only those."""
    rest = _bare(line, ignored)
    return rest if rest.strip() else line


def spoken(lexicon: Lexicon) -> set[str]:
    """Every word in Latin letters that the phrases of ``lexicon`` hold."""
    meant = (each for row in lexicon.meanings.values() for each, _ in row)
    alarms = (word for ways, _, _ in lexicon.alarms for part in chain(*ways) for word in part)
    vague = (word for words, _ in lexicon.vague for word in words)
    held = " ".join(chain(lexicon.ignored, lexicon.beside, lexicon.careful, meant, alarms, vague))
    return {word for word in held.split() if word.isascii()}


def packed(lexicon: Lexicon) -> list[Any]:
    """The lexicon in JSON values."""
    letters = {chr(code): other for code, other in lexicon.letters.items()}
    return [letters, *lexicon[1:]]


def unpacked(values: list[Any]) -> Lexicon:
    """The lexicon that was packed."""
    letters, *rest = values
    return Lexicon({ord(one): other for one, other in letters.items()}, *rest)


def _bare(line: str, words: Sequence[str]) -> str:
    for each in words:
        line = line.replace(each, "  " if each.startswith(" ") else " ")
    return line


def _way(text: str, letters: Letters) -> list[list[str]]:
    return [[phrase(word, letters) for word in part.split(OR)] for part in text.split(GAP)]


def _stands(way: Way, line: str) -> bool:
    """Whether the parts stand in ``line`` in this order, with no more than a gap between two."""
    first, *others = way
    ends = {end for word in first for end in _ends(word, line)}
    for part in others:
        ends = {end for word in part for at in ends for end in _ends(word, line, at)}
    return bool(ends)


def _ends(word: str, line: str, after: int | None = None) -> Iterator[int]:
    """Where ``word`` ends wherever it stands in ``line``, or within a gap ``after`` some place."""
    spaced = word.startswith(" ")
    start = 0 if after is None else max(after - spaced, 0)
    until = len(line) if after is None else after + len(word) + (_APART if spaced else _NEAR)
    at = line.find(word, start, until)
    while at >= 0:
        yield at + len(word)
        at = line.find(word, at + 1, until)


def _all(words: Words) -> Iterator[str]:
    for each in words.values():
        yield from each
