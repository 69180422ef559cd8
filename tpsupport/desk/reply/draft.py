"""A reply before the case: for one end, language, channel and tone, with places to be filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from tpsupport.desk.reply.book import Book, Channel, Occasion
from tpsupport.pack.models import End
from tpsupport.text import in_language

PLACE = re.compile(r"\{(\w+)\}")
_MAY_BE_EMPTY = ("why", "steps", "first", "brief", "note")
_DOUBLED = re.compile("([\uff01\uff1f!?\u2026])[\u3002.]")
_SENTENCES = re.compile(r"(?<=[\u3002\uff01\uff1f])|(?<=[.!?])\s+(?=\W?[A-Z])")
_FULL_STOPS = "\u3002."


class Piece(NamedTuple):
    """A part of a reply: text and names of places in turn, text first."""

    part: str
    texts: Sequence[str]

    @property
    def places(self) -> Sequence[str]:
        """The places to be filled."""
        return self.texts[1::2]


class Draft(NamedTuple):
    """Everything of a reply that does not depend on the case."""

    occasion: Occasion
    language: str
    channel: Channel
    title: str
    subject: Piece | None
    paragraphs: Sequence[Sequence[Piece]]
    joint: str
    """What stands between two sentences."""


def draft(
    book: Book, end: End, occasion: Occasion, language: str, official: Mapping[str, str]
) -> Draft:
    """The draft of a reply from ``end``; what is fixed is filled in already.

    ``official`` are the places that the pack fills: the safety lines, the channels.
    """
    voice = book.voices[language]
    title = voice.tell(in_language(end.title, language)).rstrip(_FULL_STOPS)
    fixed = {**official, **_of(book, end, language), "title": title}

    def piece(part: str) -> Piece | None:
        words = book.words(part, occasion)
        if words is None:
            return None
        said = in_language(words, language)
        if any(not fixed[name] for name in PLACE.findall(said) if name in _MAY_BE_EMPTY):
            return None
        return Piece(part, PLACE.split(_filled(said, fixed)))

    pieces = ([piece(part) for part in paragraph] for paragraph in book.order(occasion))
    channel = book.channels[occasion.channel]
    return Draft(
        occasion,
        language,
        channel,
        title,
        piece("subject") if channel.subject else None,
        tuple(row for each in pieces if (row := tuple(one for one in each if one))),
        book.joints[language]["sentence"],
    )


def _of(book: Book, end: End, language: str) -> Mapping[str, str]:
    """What the end says, in the desk's voice."""
    voice = book.voices[language]
    steps, aside = voice.steps([in_language(each, language) for each in end.advice])
    return {
        "why": voice.tell(voice.bare(in_language(end.because, language))),
        "steps": "\n".join(_numbered(steps)),
        "first": steps[0] if steps else "",
        "brief": _SENTENCES.split(steps[0])[0] if steps else "",
        "note": voice.note if aside else "",
    }


def _numbered(steps: Sequence[str]) -> Iterator[str]:
    if len(steps) == 1:
        yield steps[0]
        return
    yield from (f"{number}. {step}" for number, step in enumerate(steps, 1))


def _filled(words: str, fixed: Mapping[str, str]) -> str:
    """``words`` with what is fixed; a sentence that ends twice ends once."""
    said = PLACE.sub(partial(_one, fixed), words)
    return _DOUBLED.sub(r"\1", said)


def _one(fixed: Mapping[str, str], found: re.Match[str]) -> str:
    return fixed.get(found[1], found[0])
