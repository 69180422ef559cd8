"""The proof of reply.yaml by itself: its words, and that what must be said always fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

from tpsupport.case import OUTCOMES
from tpsupport.desk.reply.book import GIVEN, KEPT, TONES, WORKED_OUT, Book, Occasion
from tpsupport.desk.reply.desk import Desk
from tpsupport.desk.reply.draft import PLACE
from tpsupport.desk.reply.measure import MEASURES
from tpsupport.pack.shape import Noted, near
from tpsupport.pack.source import Path_
from tpsupport.text import Text, in_language

_JOINED = re.compile(
    "[^\u3002\uff01\uff1f\uff1b!?;.\n} ] ?\\{(title|why|first|steps|note|safety|safety_short)\\}"
)
"""What an end says is a sentence of its own: so it was reviewed, and so it is said."""
_WIDE = "\u5b57" * 40
"""A value as long as they get."""


def proved_book(desk: Desk) -> Iterator[Noted]:
    """What is wrong with the book of the desk's pack."""
    yield from _names(desk)
    for path, text in _texts(desk.book):
        yield from _words(desk, path, text)
    for language, voice in desk.book.voices.items():
        for key, swaps in (("address", voice.address), ("swaps", voice.swaps)):
            for word, said in zip(swaps.words, swaps.said, strict=True):
                for sentence, secret in desk.library.safety.unreviewed(language, said):
                    place: Path_ = ("voice", language, key, word)
                    yield place, "unreviewed_sentence", {"word": secret, "sentence": sentence}
    seen: set[tuple[object, ...]] = set()
    for occasion in _occasions(desk):
        fitting = tuple(at for at, rule in enumerate(desk.book.rules) if rule.fits(occasion))
        same = (fitting, occasion.channel, occasion.given)
        if same not in seen:
            seen.add(same)
            yield from _kept(desk, occasion)


def _names(desk: Desk) -> Iterator[Noted]:
    """Facts that are named here are facts."""
    book, known = desk.book, desk.library.facts
    named: list[tuple[Path_, str]] = [(("spare", at), name) for at, name in enumerate(book.spare)]
    for key, found in (("asks", book.asks), ("hints", book.hints)):
        named += [((key, name), name) for name in found]
    named += [(("fallbacks", name), name) for name in book.fallbacks if name not in GIVEN]
    for path, name in named:
        if name not in known:
            yield path, "unknown_fact", {"fact": name, **near(name, known)}


def _texts(book: Book) -> Iterator[tuple[Path_, Text]]:
    for at, rule in enumerate(book.rules):
        yield from ((("rules", at, "say", part), text) for part, text in rule.say.items() if text)
    yield from ((("tells", at), text) for at, text in enumerate(book.tells))
    for key, found in (
        ("asks", book.asks),
        ("hints", book.hints),
        ("fallbacks", book.fallbacks),
    ):
        yield from (((key, name), text) for name, text in found.items())


def _words(desk: Desk, path: Path_, text: Text) -> Iterator[Noted]:
    """Places that can be filled, and no sentence that asks for a secret."""
    known = {*WORKED_OUT, *GIVEN, *desk.library.facts}
    for language, words in text.items():
        here = (*path, language)
        for name in PLACE.findall(words):
            if name not in known:
                yield here, "unknown_placeholder", {"fact": name, **near(name, known)}
        for sentence, word in desk.library.safety.unreviewed(language, words):
            yield here, "unreviewed_sentence", {"word": word, "sentence": sentence}
        for name in _JOINED.findall(words):
            yield here, "reply.not_a_sentence", {"name": name}
        for word in desk.book.never.get(language, ()):
            if word.casefold() in words.casefold():
                yield here, "reply.never", {"word": word, "text": words}


def _occasions(desk: Desk) -> Iterator[Occasion]:
    """One for each set of rules that can fit: any end, and those that a rule names."""
    book = desk.book
    given = (frozenset[str](), *(frozenset({one}) for one in GIVEN), frozenset(GIVEN))
    ways = [*product(book.channels, TONES, ("yes", "no"), ("yes", "no"), given)]
    for outcome in OUTCOMES:
        yield from (Occasion("", "", outcome, *way) for way in ways)
    for tree, end in sorted({place for rule in book.rules for place in _places(desk, rule.when)}):
        node = desk.end(tree, end)
        yield from (Occasion(tree, end, node.outcome, *way) for way in ways)


def _places(desk: Desk, when: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The ends that a rule is about by their names."""
    trees, names = when.get("tree"), when.get("end")
    if trees is None and names is None:
        return
    for tree in desk.library.tree_ids:
        if trees is None or tree in trees:  # type: ignore[operator]
            for name in desk.ends(tree):
                if names is None or name in names:  # type: ignore[operator]
                    yield tree, name


def _kept(desk: Desk, occasion: Occasion) -> Iterator[Noted]:
    """The parts that never go are there, can be filled, and fit."""
    words = desk.book.words
    parts = [part for row in desk.book.order(occasion) for part in row]
    place: Path_ = ("channels", occasion.channel)
    for part in KEPT:
        if part not in parts or words(part, occasion) is None:
            yield (
                place,
                "reply.part_missing",
                {
                    "part": part,
                    "channel": occasion.channel,
                    "tone": occasion.tone,
                    "outcome": occasion.outcome,
                },
            )
    said = {part: text for part in parts if (text := words(part, occasion))}
    for language in desk.library.languages:
        texts = [in_language(text, language) for text in said.values()]
        for name in {name for text in texts for name in PLACE.findall(text)}:
            if not _can_be_filled(desk, name, occasion, language):
                yield place, "reply.no_fallback", {"name": name}
        yield from _too_long(desk, occasion, said, language)


def _too_long(
    desk: Desk, occasion: Occasion, said: Mapping[str, Text], language: str
) -> Iterator[Noted]:
    channel = desk.book.channels[occasion.channel]
    stays = [text for part, text in said.items() if part in KEPT or part not in desk.book.drop]
    longest = [_longest(desk, in_language(text, language), language) for text in stays]
    length = MEASURES[channel.counts]("\n\n".join(longest))
    if length > channel.limit:
        place: Path_ = ("channels", channel.id)
        yield (
            place,
            "reply.too_long",
            {
                "length": length,
                "limit": channel.limit,
                "channel": channel.id,
                "tone": occasion.tone,
                "outcome": occasion.outcome,
            },
        )


def _can_be_filled(desk: Desk, name: str, occasion: Occasion, language: str) -> bool:
    official = desk.official[language]
    if name in official:
        return bool(official[name]) or name in desk.book.fallbacks
    return name in WORKED_OUT or name in occasion.given or name in desk.book.fallbacks


def _longest(desk: Desk, words: str, language: str) -> str:
    """``words`` with every place as full as it can be."""
    official = desk.official[language]
    return PLACE.sub(lambda found: official.get(found[1]) or _WIDE, words)
