"""The strict dialect: libyaml's events folded into plain data, or refused where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from tpsupport.pack.flat import meant
from tpsupport.pack.flaw import FlawedPackError, Path_, flawed
from tpsupport.text import clean

MAX_DEPTH = 64

Marks = dict[Path_, tuple[int, int]]
"""Line and column, from 1, of every key and of every value that has none."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_TEXT = frozenset("-0123456789tfn")
"""What every plain scalar begins with that means something else than its text."""
_NOTE, _NOTE_HERE = r"\S[ \t]+#[^\s#]", r"[ \t]+#[^\s#]"
"""A note behind something, without a space in front of its words: the words may be meant."""
_OPENED = re.compile(
    r"while scanning a (quoted.*\nfound unexpected|simple key\n)|while parsing a flow"
)
"""How libyaml tells of a quote, a key or a bracket without an end: what it did, what is wrong."""


def fold(text: str, name: str, marks: Marks | None = None) -> Any:
    """The plain data of ``text``; ``name`` is the file's in errors, ``marks`` takes the places.

    :raises FlawedPackError: with the one place at which ``text`` stops being strict YAML.
    """
    loader = None
    try:
        loader = _LOADER(text)
        notes = text.split("\n") if re.search(_NOTE, text) else ()
        return _Fold(name, loader.get_event, marks, "\\" in text, notes).document()
    except yaml.MarkedYAMLError as error:
        raise _not_yaml(name, text, error) from None
    except (yaml.YAMLError, UnicodeError):
        raise flawed(name, "not_yaml", slip="other") from None
    finally:
        if loader is not None:
            loader.dispose()


@dataclass(slots=True)
class _Fold:
    """Takes one event after another; ``marks`` is filled where somebody wants it.

    Only where the file ``escapes`` anything can a text hold a character that the file does not.
    ``notes`` are the lines of a file in which a note may be meant as text.
    """

    name: str
    take: Callable[[], Any]
    marks: Marks | None
    escapes: bool
    notes: Sequence[str] = ()

    def document(self) -> Any:
        self.take()
        if type(self.take()) is StreamEndEvent:
            raise flawed(self.name, "empty")
        data = self.value(self.take(), (), 0)
        self.take()
        extra = self.take()
        if type(extra) is not StreamEndEvent:
            raise self.flaw("second_document", extra)
        return data

    def value(self, event: Any, path: Path_, depth: int) -> Any:
        kind = type(event)
        if self.marks is not None and path not in self.marks:
            self.marks[path] = _place(event)
        if kind is ScalarEvent:
            text = self.text(event)
            return meant(text) if text[:1] in _NOT_TEXT and event.implicit[0] else text
        self.bare(event)
        if depth >= MAX_DEPTH:
            raise self.flaw("too_deep", event, limit=MAX_DEPTH)
        inside = self.mapping if kind is MappingStartEvent else self.sequence
        return inside(path, depth + 1)

    def sequence(self, path: Path_, depth: int) -> list[Any]:
        items: list[Any] = []
        here = path
        while type(event := self.take()) is not SequenceEndEvent:
            if self.marks is not None:
                here = (*path, len(items))
            items.append(self.value(event, here, depth))
        return items

    def mapping(self, path: Path_, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        here, hollow = path, None
        while type(event := self.take()) is not MappingEndEvent:
            if type(event) is not ScalarEvent:
                self.bare(event)
                raise self.flaw("key_not_text", event)
            key = self.text(event)
            if key in found and hollow:
                raise self.flaw("nothing_under", hollow, key=hollow.value)
            if key in found:
                raise self.flaw("duplicate_key", event, key=key)
            if self.marks is not None:
                here = (*path, key)
                self.marks[here] = _place(event)
            found[key] = self.value(self.take(), here, depth)
            if found[key] == "":
                hollow = event
        return found

    def text(self, event: Any) -> str:
        """What a scalar says."""
        if event.anchor is not None or event.tag is not None:
            self.bare(event)
        text: str = event.value
        if self.escapes and event.style == '"' and clean(text) != text:
            raise self.flaw("hidden_character", event)
        if self.notes and not event.style and (text or event.implicit[0]):
            self.uncut(event.end_mark)
        return text

    def uncut(self, end: Any) -> None:
        """No words behind a text that ends at ``end`` are taken for a note."""
        line = self.notes[end.line] if end.line < len(self.notes) else ""
        if found := re.match(_NOTE_HERE, line[end.column :]):
            place = (end.line + 1, end.column + found.end() - 1)
            raise flawed(self.name, "not_yaml", *place, slip="hash")

    def bare(self, event: Any) -> None:
        """No alias, no anchor, no tag."""
        if type(event) is AliasEvent or event.anchor is not None:
            raise self.flaw("alias", event)
        if event.tag is not None:
            raise self.flaw("tag", event)

    def flaw(self, code: str, event: Any, **details: object) -> FlawedPackError:
        line, column = _place(event)
        return flawed(self.name, code, line, column, **details)


def _place(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _not_yaml(name: str, text: str, error: yaml.MarkedYAMLError) -> FlawedPackError:
    """What was opened and not closed is wrong where it was opened; all else where it shows."""
    from tpsupport.pack.quote import left_open
    from tpsupport.pack.slip import slip

    opened = _OPENED.match(f"{error.context}\n{error.problem}")
    mark = error.context_mark if opened else error.problem_mark
    mark = mark or error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if place := left_open(text, line):
        return flawed(name, "not_yaml", *place, slip="quote_open")
    found = slip(text, line, column, error.problem or "", opened=bool(opened))
    details = found._asdict()
    details["slip"] = details.pop("kind")
    return flawed(name, "not_yaml", details.pop("line"), details.pop("column"), **details)
