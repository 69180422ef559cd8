"""The writing of a reply: a draft filled from the case, asked for what is missing, made to fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tpsupport.desk.reply.book import GIVEN, Channel, Occasion
from tpsupport.desk.reply.desk import Desk
from tpsupport.desk.reply.draft import Draft, Piece
from tpsupport.desk.reply.fit import fitted
from tpsupport.desk.reply.letter import Letter
from tpsupport.desk.reply.places import Filling
from tpsupport.errors import UsageError
from tpsupport.text import clean

Release = Callable[[str], str]
"""What the finished reply goes through: secrets gone, personal data masked."""

LONGEST_NAME = 60


class Reply(NamedTuple):
    """A reply that can be sent as it is."""

    code: str
    """The short code, without the language."""
    letter: Letter
    outcome: str
    title: str
    subject: str
    """Empty where the channel has none."""
    text: str
    parts: tuple[tuple[str, str], ...]
    """The parts that are in it, each with its words."""
    dropped: tuple[str, ...]
    """The parts that did not fit."""
    missing: tuple[str, ...]
    """The facts that it asks for."""
    length: int
    """In what the channel counts."""
    channel: Channel


def write(desk: Desk, letter: Letter, release: Release = str) -> Reply:
    """The reply to ``letter``.

    Its channel, tone and language are those of the pack. :raises UsageError: for an end that there
    is not, a place that nothing fills, and a reply that does not fit however much is left out.
    """
    missing = asked(desk, letter)
    draft = desk.draft(_occasion(desk, letter, missing), letter.language)
    filling = Filling(desk, letter, missing, public=draft.channel.public)
    subject = one_line(filling.fill(draft.subject) or "") if draft.subject else ""
    rows = [list(_filled(row, filling)) for row in draft.paragraphs]
    if filling.open:
        raise UsageError("reply.errors.empty_place", names=", ".join(sorted(filling.open)))
    text, parts, dropped, length = fitted(draft, rows, desk.book.drop)
    gate = _gate(filling.outside, release)
    return Reply(
        code=f"{desk.book.code}-{letter.tree}-{letter.end}",
        letter=letter,
        outcome=draft.occasion.outcome,
        title=draft.title,
        subject=gate(subject),
        text=gate(text),
        parts=tuple((part, gate(said)) for part, said in parts),
        dropped=dropped,
        missing=missing,
        length=length,
        channel=draft.channel,
    )


def _gate(outside: Sequence[str], release: Release) -> Release:
    """The last look, unless nothing that came from outside needs one: the rest is the pack's own.

    All of it is looked at together, so that no secret passes in pieces.
    """
    together = "\n".join(outside)
    return str if not together or release(together) == together else release


def _occasion(desk: Desk, letter: Letter, missing: Sequence[str]) -> Occasion:
    return Occasion(
        letter.tree,
        letter.end,
        desk.end(letter.tree, letter.end).outcome,
        letter.channel,
        letter.tone,
        "yes" if missing else "no",
        "yes" if letter.leaked else "no",
        frozenset(name for name in GIVEN if letter.names.get(name)),
    )


def _filled(row: Sequence[Piece], filling: Filling) -> Iterator[tuple[str, str]]:
    for piece in row:
        said = filling.fill(piece)
        if said is not None:
            yield piece.part, said


def asked(desk: Desk, letter: Letter) -> tuple[str, ...]:
    """The facts that the reply asks for: what the request from there would need and lacks.

    A short one asks only for what the end itself needs. Nothing is asked in public.
    """
    book, end = desk.book, desk.end(letter.tree, letter.end)
    channel = book.channels.get(letter.channel)
    if end.outcome not in book.ask_at or channel is None or channel.public:
        return ()
    wanted = desk.plan.wanted(letter.tree, letter.end, end.needs)
    brief = letter.tone == "short"
    return tuple(
        fact
        for fact in wanted
        if fact not in letter.facts
        and fact in desk.library.facts
        and (fact in end.needs or not (brief or fact in book.spare))
    )


def one_line(text: str, most: int = 200) -> str:
    """``text`` as a name or a subject: one line, without what a screen would obey."""
    return " ".join(clean(text).split())[:most]


__all__ = ["Draft", "Release", "Reply", "asked", "one_line", "write"]
