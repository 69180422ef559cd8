"""The strict reading of reply.yaml."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from tpsupport.case import OUTCOMES
from tpsupport.desk.reply.book import DOCUMENT, GIVEN, PARTS, TONES, Book, Channel, Count, Rule
from tpsupport.desk.reply.voice import Swaps, Voice, swaps
from tpsupport.pack.library import Library
from tpsupport.pack.shape import Shape
from tpsupport.pack.source import Path_
from tpsupport.text import Text

_KEYS = (
    *("code", "channels", "rules", "drop", "tells", "asks", "hints", "ask_at"),
    *("spare", "fallbacks", "joints", "voice", "never"),
)
_JOINTS = ("sentence", "item", "list", "hint")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads a book; flaws go to ``shape``."""

    shape: Shape
    trees: Collection[str] | None
    """The trees that may be named; any, in a book that another pack borrows."""

    @classmethod
    def of(cls, home: Library, library: Library) -> Reader:
        """The reader of the book in ``home``, for ``library``."""
        return cls(Shape(home.languages), home.tree_ids if home is library else None)

    def book(self, data: Any) -> Book:
        """The book in ``data``."""
        shape = self.shape
        top = shape.mapping(data, (), _KEYS, ("locales",))
        channels = shape.mapping(top.get("channels", {}), ("channels",), (), None)
        known = {name: self.channel(name, channels[name]) for name in channels}
        rules = shape.sequence(top.get("rules", []), ("rules",))
        tells = shape.sequence(top.get("tells", []), ("tells",), empty=True)
        return Book(
            code=shape.identifier(top.get("code", ""), ("code",)),
            channels=known,
            rules=[self.rule(each, ("rules", at), known) for at, each in enumerate(rules)],
            drop=self.names(top.get("drop", []), ("drop",), PARTS),
            tells=[shape.text(each, ("tells", at)) for at, each in enumerate(tells)],
            asks=self.texts(top.get("asks", {}), ("asks",)),
            hints=self.texts(top.get("hints", {}), ("hints",)),
            ask_at=self.names(top.get("ask_at", []), ("ask_at",), OUTCOMES),
            spare=self.names(top.get("spare", []), ("spare",), None),
            fallbacks=self.texts(top.get("fallbacks", {}), ("fallbacks",)),
            joints=self.joints(top.get("joints", {})),
            voices=self.voices(top.get("voice", {})),
            never=shape.words(top.get("never", {}), ("never",)),
            locales=self.locales(top.get("locales", {})),
        )

    def channel(self, name: str, data: Any) -> Channel:
        path: Path_ = ("channels", name)
        self.shape.identifier(name, path)
        found = self.shape.mapping(data, path, ("limit", "counts"), ("subject", "public"))
        counts = self.shape.one_of(found.get("counts", ""), (*path, "counts"), get_args(Count))
        return Channel(
            name,
            self.number(found.get("limit"), (*path, "limit")),
            counts,  # type: ignore[arg-type]
            subject=self.flag(found, path, "subject"),
            public=self.flag(found, path, "public"),
        )

    def rule(self, data: Any, path: Path_, channels: Collection[str]) -> Rule:
        found = self.shape.mapping(data, path, (), ("for", "order", "say"))
        order = self.shape.sequence(found.get("order", []), (*path, "order"), empty=True)
        say = self.shape.mapping(found.get("say", {}), (*path, "say"), (), PARTS)
        return Rule(
            when=self.when(found.get("for", {}), (*path, "for"), channels),
            order=[self.names(each, (*path, "order", at), PARTS) for at, each in enumerate(order)]
            or None,
            say={part: self.words(say[part], (*path, "say", part)) for part in say},
        )

    def when(
        self, data: Any, path: Path_, channels: Collection[str]
    ) -> Mapping[str, Collection[str]]:
        allowed: dict[str, Collection[str] | None] = {
            "tree": self.trees,
            "end": None,
            "outcome": OUTCOMES,
            "channel": channels,
            "tone": TONES,
            "missing": ("yes", "no"),
            "leaked": ("yes", "no"),
            "given": GIVEN,
        }
        found = self.shape.mapping(data, path, (), allowed)
        return {
            key: frozenset(
                self.names(
                    value if isinstance(value, list) else [value], (*path, key), allowed.get(key)
                )
            )
            for key, value in found.items()
        }

    def words(self, data: Any, path: Path_) -> Text | None:
        return None if data is None else self.shape.text(data, path)

    def texts(self, data: Any, path: Path_) -> Mapping[str, Text]:
        found = self.shape.mapping(data, path, (), None)
        return {key: self.shape.text(found[key], (*path, key)) for key in found}

    def names(self, data: Any, path: Path_, allowed: Collection[str] | None) -> tuple[str, ...]:
        items = enumerate(self.shape.sequence(data, path, empty=True))
        if allowed is None:
            return tuple(self.shape.string(each, (*path, at)) for at, each in items)
        return tuple(self.shape.one_of(each, (*path, at), allowed) for at, each in items)

    def joints(self, data: Any) -> Mapping[str, Mapping[str, str]]:
        found = self.shape.mapping(data, ("joints",), self.shape.languages)
        kept: dict[str, dict[str, str]] = {}
        for language, inside in found.items():
            marks = self.shape.mapping(inside, ("joints", language), _JOINTS)
            kept[language] = {key: str(marks.get(key, "")) for key in _JOINTS}
        return kept

    def voices(self, data: Any) -> Mapping[str, Voice]:
        found = self.shape.mapping(data, ("voice",), self.shape.languages)
        return {language: self.voice(found[language], ("voice", language)) for language in found}

    def voice(self, data: Any, path: Path_) -> Voice:
        inside = self.shape.mapping(data, path, ("aside", "note", "swaps"), ("address",))
        aside, note = (
            self.shape.string(inside.get(key, ""), (*path, key)) for key in ("aside", "note")
        )
        address, swapped = (self.swaps(inside, (*path, key)) for key in ("address", "swaps"))
        return Voice(address, swapped, aside, note)

    def swaps(self, inside: Mapping[str, Any], path: Path_) -> Swaps:
        found = self.shape.mapping(inside.get(str(path[-1]), {}), path, (), None)
        return swaps(
            {
                word: "" if said is None else self.shape.string(said, (*path, word))
                for word, said in found.items()
            }
        )

    def locales(self, data: Any) -> Mapping[str, int]:
        found = self.shape.mapping(data, ("locales",), (), self.shape.languages)
        return {key: self.number(found[key], ("locales", key)) for key in found}

    def number(self, data: Any, path: Path_) -> int:
        if isinstance(data, bool) or not isinstance(data, int) or data < 1:
            self.shape.note(path, "not_an_integer", found=str(data)[:40])
            return 1
        return data

    def flag(self, found: Mapping[str, Any], path: Path_, key: str) -> bool:
        return self.shape.flag(found[key], (*path, key)) if key in found else False


__all__ = ["DOCUMENT", "Reader"]


def read_book(library: Library) -> Book:
    """The book of the pack, or that of the pack beneath it.

    :raises FlawedPackError: with every flaw of the file.
    """
    home = library
    while not home.file(DOCUMENT).is_file() and home.beneath:
        home = home.beneath
    reader = Reader.of(home, library)
    book = reader.book(home.document(DOCUMENT))
    home.refuse(DOCUMENT, reader.shape.noted)
    return book
