"""The places in a draft, and what the case fills them with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tpsupport.case import Value
from tpsupport.desk.reply.draft import PLACE, Piece
from tpsupport.facts.show import show
from tpsupport.text import clean, in_language

if TYPE_CHECKING:
    from tpsupport.desk.reply.desk import Desk
    from tpsupport.desk.reply.letter import Letter

_LONG = 24
_HEAD, _TAIL = 8, 6
_MOST = 60
_BETWEEN_HAN = re.compile("(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_LISTS = ("facts", "needed", "needed_list")


class Filling:
    """Fills the places of one reply; ``open`` are those for which there was nothing."""

    def __init__(
        self, desk: Desk, letter: Letter, missing: tuple[str, ...], *, public: bool
    ) -> None:
        self.desk, self.letter, self.missing = desk, letter, missing
        self.facts: Mapping[str, Value] = {} if public else letter.facts
        self.joints = desk.book.joints[letter.language]
        self.open: set[str] = set()
        self.outside: list[str] = []
        """What was filled in that the pack did not write."""

    def fill(self, piece: Piece) -> str | None:
        """The words of a part, or ``None`` where it would list nothing."""
        if len(piece.texts) == 1:
            return piece.texts[0]
        said = list(piece.texts)
        for at in range(1, len(said), 2):
            name = said[at]
            value = self.value(name)
            if not value:
                if name in _LISTS:
                    return None
                self.open.add(name)
            said[at] = value
        return "".join(said)

    def value(self, name: str) -> str:
        """What stands in the place ``name``; empty if nothing is known."""
        match name:
            case "facts":
                return self.told()
            case "needed":
                return self.joints["item"].join(map(self.ask, self.missing))
            case "needed_list":
                return "\n".join(f"- {self.ask(fact)}{self.hint(fact)}" for fact in self.missing)
        found = self.letter.names.get(name) or self.shown(name)
        if found:
            self.outside.append(found)
            return found
        return self.fallback(name)

    def told(self) -> str:
        """What is said back of the customer's facts."""
        told: set[str] = set()
        lines = []
        for text in self.desk.book.tells:
            line = in_language(text, self.letter.language)
            names = PLACE.findall(line)
            values = {name: self.shown(name) for name in names if name not in told}
            if len(values) == len(names) and all(values.values()):
                told.update(names)
                parts = PLACE.split(line)
                parts[1::2] = [values[name] for name in names]
                lines.append(_BETWEEN_HAN.sub("", "".join(parts)))
        self.outside += lines
        return self.joints["list"].join(lines)

    def ask(self, name: str) -> str:
        """What a fact is called where it is asked for."""
        book, language = self.desk.book, self.letter.language
        if name in book.asks:
            return in_language(book.asks[name], language)
        return book.voices[language].tell(
            in_language(self.desk.library.facts[name].label, language)
        )

    def hint(self, name: str) -> str:
        """Where a fact that is asked for can be found, if the pack says it."""
        text = self.desk.book.hints.get(name)
        return self.joints["hint"] + in_language(text, self.letter.language) if text else ""

    def shown(self, name: str) -> str:
        """A fact in words, long hashes and addresses by their two ends; empty if not known."""
        value = self.facts.get(name)
        fact = self.desk.fact(self.letter.tree, name) if value is not None else None
        if value is None or fact is None:
            return ""
        said = " ".join(clean(show(fact, value, self.letter.language, self.desk.library)).split())
        if len(said) > _LONG and " " not in said:
            return f"{said[:_HEAD]}…{said[-_TAIL:]}"
        return said if len(said) <= _MOST else ""

    def fallback(self, name: str) -> str:
        """What the pack says where nothing is known."""
        text = self.desk.book.fallbacks.get(name)
        return in_language(text, self.letter.language) if text else ""
