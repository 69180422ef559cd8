"""New words put into YAML where their text stands; comments and all else stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from tpsupport.pack.source import Path_, parse
from tpsupport.pack.writing import scalar, value

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REST_OF_LINE = re.compile(r"[^\r\n]*")


class Spot(NamedTuple):
    """Where a mapping or a list could go on."""

    flow: bool
    """Whether it stands in brackets."""
    listed: bool
    """Whether it is a list."""
    column: int
    """Of its entries, from 0; it matters where they stand in lines."""
    end: int
    """The position behind its last entry."""


def inserted(text: str, name: str, key: str, additions: Mapping[Path_, Any]) -> str:
    """``text`` with one more ``key`` in each mapping at a path of ``additions``, for its value.

    A list there gets the value as one more item. ``name`` is the file's in errors.

    :raises ValueError: if it could not be put there so that everything reads as meant.
    """
    spots = _Walk(text).spots()
    pieces: list[str] = []
    done = 0
    for path in sorted(additions, key=lambda each: spots[each].end):
        spot = spots[path]
        at = spot.end if spot.flow else _line_end(text, spot.end)
        pieces += [text[done:at], _entry(text, spot, key, value(additions[path]))]
        done = at
    new = "".join([*pieces, text[done:]])
    if parse(new, name) != _meant(parse(text, name), key, additions):
        raise ValueError(name)
    return new


def _entry(text: str, spot: Spot, key: str, written: str) -> str:
    said = written if spot.listed else f"{scalar(key)}: {written}"
    if spot.flow:
        return f", {said}"
    line_break = "\r\n" if "\r\n" in text else "\n"
    return f"{line_break}{' ' * spot.column}{'- ' if spot.listed else ''}{said}"


def _line_end(text: str, end: int) -> int:
    """The end of the line in which what ends at ``end`` ends."""
    found = _REST_OF_LINE.match(text, len(text[:end].rstrip()))
    return found.end() if found else end


def _meant(data: Any, key: str, additions: Mapping[Path_, Any]) -> Any:
    found = deepcopy(data)
    for path, added in additions.items():
        place = found
        for step in path:
            place = place[step]
        if isinstance(place, list):
            place.append(added)
        else:
            place[key] = added
    return found


class _Walk:
    """Takes one event after another, and notes where what stands in the file ends."""

    def __init__(self, text: str) -> None:
        self.loader = _LOADER(text)
        self.take: Callable[[], Any] = self.loader.get_event
        self.found: dict[Path_, Spot] = {}

    def spots(self) -> dict[Path_, Spot]:
        """Every mapping and list of the document, by its path."""
        try:
            self.take()
            self.take()
            self.value(self.take(), ())
        finally:
            self.loader.dispose()
        return self.found

    def value(self, event: Any, path: Path_) -> int:
        """The position behind what begins with ``event``."""
        if type(event) is ScalarEvent:
            return _index(event)
        inside = self.mapping if type(event) is MappingStartEvent else self.sequence
        return inside(event, path)

    def mapping(self, start: Any, path: Path_) -> int:
        end, column = _index(start), start.start_mark.column
        while type(event := self.take()) is not MappingEndEvent:
            column = event.start_mark.column
            end = self.value(self.take(), (*path, event.value))
        self.found[path] = Spot(start.flow_style, listed=False, column=column, end=end)
        return _index(event) if start.flow_style else end

    def sequence(self, start: Any, path: Path_) -> int:
        end, count = _index(start), 0
        while type(event := self.take()) is not SequenceEndEvent:
            end = self.value(event, (*path, count))
            count += 1
        column = start.start_mark.column
        self.found[path] = Spot(start.flow_style, listed=True, column=column, end=end)
        return _index(event) if start.flow_style else end


def _index(event: Any) -> int:
    """The position behind an event."""
    index: int = event.end_mark.index
    return index
