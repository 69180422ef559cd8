"""How users speak, and what error messages mean: search.yaml and messages.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tpsupport.pack.shape import Shape
from tpsupport.pack.source import Path_
from tpsupport.text import Text

Words = Mapping[str, Sequence[str]]
"""Language to words and phrases."""


class Alarm(NamedTuple):
    """Words after which danger comes first, and the places to go, the gravest first."""

    words: Words
    unless: Words
    """Words beside which the others are no alarm."""
    go: Sequence[str]


class Kin(NamedTuple):
    """Words for one family of networks, and the trees and ends that are about no other."""

    words: Words
    of: Sequence[str]


class Vague(NamedTuple):
    """Words that tell nothing of what happened, and the places to offer, the likeliest first."""

    words: Words
    go: Sequence[str]


class Wordings(NamedTuple):
    """How users say what the trees are about."""

    letters: Mapping[str, str]
    """Characters, and those that are read in their place."""
    ignored: Words
    same: Sequence[Words]
    """Words that mean the same, in every language."""
    asked: Mapping[str, Words]
    """A tree, or one of its ends, to how it is asked for."""
    danger: Sequence[Alarm]
    apart: Sequence[Kin]
    """Families of which a question that names one is about no other."""
    vague: Sequence[Vague]
    beside: Words
    """Words that tell no more where they stand beside the vague ones."""
    spelled: Words
    """Words that are no slips, though the pack speaks of nothing by them."""


class Message(NamedTuple):
    """An error message: its fixed words, what it means, and where to go on."""

    id: str
    says: Sequence[str]
    means: Text
    go: str
    """A tree, or ``tree/end``."""
    source: str
    general: bool
    """Whether it only says that something failed: any other message beside it says more."""


NOTHING = Wordings({}, {}, (), {}, (), (), (), {}, {})


def read_wordings(shape: Shape, data: Any) -> Wordings:
    """The pack's search.yaml. Flaws go to ``shape``."""
    top = shape.mapping(data, (), (), tuple(Wordings._fields))
    asked = shape.mapping(top.get("asked", {}), ("asked",), (), None)
    danger = shape.sequence(top.get("danger", []), ("danger",), empty=True)
    same = shape.sequence(top.get("same", []), ("same",), empty=True)
    return Wordings(
        letters=_letters(shape, top.get("letters", []), ("letters",)),
        ignored=_words(shape, top.get("ignored", {}), ("ignored",)),
        same=[_words(shape, each, ("same", at)) for at, each in enumerate(same)],
        asked={key: _words(shape, each, ("asked", key)) for key, each in asked.items()},
        danger=[_alarm(shape, each, ("danger", at)) for at, each in enumerate(danger)],
        apart=[
            Kin(*_sent(shape, each, ("apart", at), "of"))
            for at, each in enumerate(shape.sequence(top.get("apart", []), ("apart",), empty=True))
        ],
        vague=[
            Vague(*_sent(shape, each, ("vague", at), "go"))
            for at, each in enumerate(shape.sequence(top.get("vague", []), ("vague",), empty=True))
        ],
        beside=_words(shape, top.get("beside", {}), ("beside",)),
        spelled=_words(shape, top.get("spelled", {}), ("spelled",)),
    )


def read_messages(shape: Shape, data: Any) -> Mapping[str, Message]:
    """The pack's messages.yaml. Flaws go to ``shape``."""
    top = shape.mapping(data, (), ("messages",))
    entries = shape.mapping(top.get("messages", {}), ("messages",), (), None)
    return {
        shape.identifier(key, ("messages", key)): _message(shape, entries[key], ("messages", key))
        for key in entries
    }


def _words(shape: Shape, data: Any, path: Path_) -> Words:
    """Lists of words in languages of the pack; a language may have none."""
    found = shape.mapping(data, path, (), shape.languages)
    return {
        language: [
            shape.string(word, (*path, language, at))
            for at, word in enumerate(shape.sequence(found[language], (*path, language)))
        ]
        for language in found
    }


def _letters(shape: Shape, data: Any, path: Path_) -> Mapping[str, str]:
    """Two lines of as many characters make a pair: the first is read as the second."""
    found: dict[str, str] = {}
    lines = [
        shape.string(each, (*path, at))
        for at, each in enumerate(shape.sequence(data, path, empty=True))
    ]
    for at, (given, read) in enumerate(zip(lines[::2], lines[1::2], strict=False)):
        if len(given) != len(read):
            shape.note((*path, 2 * at), "letters_differ", one=len(given), other=len(read))
        found |= dict(zip(given, read, strict=False))
    return found


def _sent(shape: Shape, data: Any, path: Path_, key: str) -> tuple[Words, Sequence[str]]:
    """Words, and the places that stand under ``key``."""
    found = shape.mapping(data, path, ("words", key))
    places = shape.sequence(found.get(key, []), (*path, key), empty=True)
    return _words(shape, found.get("words", {}), (*path, "words")), [
        shape.string(each, (*path, key, at)) for at, each in enumerate(places)
    ]


def _alarm(shape: Shape, data: Any, path: Path_) -> Alarm:
    found = shape.mapping(data, path, ("words", "go"), ("unless",))
    go = shape.sequence(found.get("go", []), (*path, "go"))
    return Alarm(
        words=_words(shape, found.get("words", {}), (*path, "words")),
        unless=_words(shape, found.get("unless", {}), (*path, "unless")),
        go=[shape.string(each, (*path, "go", at)) for at, each in enumerate(go)],
    )


def _message(shape: Shape, data: Any, path: Path_) -> Message:
    found = shape.mapping(data, path, ("says", "means", "go", "source"), ("general",))
    says = shape.sequence(found.get("says", []), (*path, "says"))

    def text(key: str) -> str:
        return shape.string(found[key], (*path, key)) if key in found else ""

    return Message(
        id=str(path[-1]),
        says=[shape.string(each, (*path, "says", at)) for at, each in enumerate(says)],
        means=shape.text(found["means"], (*path, "means")) if "means" in found else {},
        go=text("go"),
        source=text("source"),
        general="general" in found and shape.flag(found["general"], (*path, "general")),
    )
