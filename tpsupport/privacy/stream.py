"""Scrubbing of whole files: bounded memory, linear time, a report that holds no value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TextIO

from tpsupport.errors import UsageError
from tpsupport.privacy.guard import GateClosedError
from tpsupport.privacy.mask import Masks, replace
from tpsupport.privacy.match import Kind, Match
from tpsupport.privacy.window import Window

LONGEST_LINE = 8_000_000
"""Code points of one line of JSON Lines; a longer one is refused."""
MOST_PLACES = 1_000
"""So many places a report keeps; it counts all."""
_STEP = 131_072


@dataclass(slots=True)
class Report:
    """What was removed: how many of each kind, and where, as code points of the input."""

    counts: dict[Kind, int] = field(default_factory=dict)
    places: list[tuple[Kind, int, int]] = field(default_factory=list)
    """Kind, start, end of the first ``MOST_PLACES``; of JSON Lines, within the text of the line."""

    @property
    def found(self) -> bool:
        """Whether anything was removed."""
        return bool(self.counts)

    def add(self, match: Match) -> None:
        """Count one removal."""
        self.counts[match.kind] = self.counts.get(match.kind, 0) + 1
        if len(self.places) < MOST_PLACES:
            self.places.append((match.kind, match.start, match.end))


def scrub_stream(
    source: TextIO, target: TextIO | None, *, names: Mapping[str, str] | None = None
) -> Report:
    """Write ``source`` to ``target``, scrubbed; without a target only report what would go.

    Reads in pieces and keeps only some of them. Raises ``GateClosedError`` as soon as a piece
    cannot be looked at; nothing of it is written then.
    """
    report = Report()
    window = Window(Masks(names), report.add)
    for piece in _pieces(source):
        for text in _safely(window, piece):
            if target is not None:
                target.write(text)
    return report


def scrub_lines(
    source: TextIO, target: TextIO | None, *, names: Mapping[str, str] | None = None
) -> Report:
    """The same for JSON Lines: ``{"text": …}`` becomes ``{"text": …, "removed": […]}``.

    Each of ``removed`` has ``kind``, ``start`` and ``end``, in code points of the line's text.
    Raises ``UsageError`` for a line that is none of these.
    """
    report = Report()
    for number, text in _texts(source):
        removed = _looked_at(text)
        for match in removed:
            report.add(match)
        if target is not None:
            places = [
                {"kind": match.kind, "start": match.start, "end": match.end} for match in removed
            ]
            scrubbed = {"text": replace(text, removed, Masks(names)), "removed": places}
            target.write(_encoded(scrubbed, number))
    return report


def _pieces(source: TextIO) -> Iterator[str | None]:
    while piece := source.read(_STEP):
        yield piece
    yield None


def _safely(window: Window, piece: str | None) -> list[str]:
    try:
        return list(window.finish() if piece is None else window.feed(piece))
    except Exception:
        reason = "privacy.errors.failed"
    raise GateClosedError(reason)


def _looked_at(text: str) -> tuple[Match, ...]:
    from tpsupport.privacy.finder import find

    try:
        return find(text)
    except Exception:
        reason = "privacy.errors.failed"
    raise GateClosedError(reason)


def _texts(source: TextIO) -> Iterator[tuple[int, str]]:
    number = 0
    while line := source.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise GateClosedError("privacy.errors.too_long", most=LONGEST_LINE)
        if line.isspace():
            continue
        try:
            text = json.loads(line)["text"]
        except (ValueError, KeyError, TypeError, RecursionError):
            text = None
        if not isinstance(text, str):
            raise UsageError("privacy.errors.not_a_text_line", line=number) from None
        yield number, text


def _encoded(scrubbed: Mapping[str, object], number: int) -> str:
    line = json.dumps(scrubbed, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        line = json.dumps(scrubbed)
    return f"{line}\n" if number else line
