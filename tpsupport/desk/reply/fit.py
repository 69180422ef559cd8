"""Parts to a text that fits: whole parts go, in a fixed order, and nothing is ever cut."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tpsupport.desk.reply.book import INSTEAD, KEPT
from tpsupport.desk.reply.draft import Draft
from tpsupport.desk.reply.measure import MEASURES
from tpsupport.errors import UsageError

Row = Sequence[tuple[str, str]]
"""A paragraph: its parts, each with its words."""
Fitted = tuple[str, tuple[tuple[str, str], ...], tuple[str, ...], int]
"""The text, its parts, the parts that went, and how long it is."""


def fitted(draft: Draft, rows: Sequence[Row], drop: Sequence[str]) -> Fitted:
    """The text of ``rows``, at most as long as the channel of the draft allows.

    Parts go in the order of ``drop`` until it fits; those that then still fit come back.

    :raises UsageError: if what must stay does not fit.
    """
    count, limit = MEASURES[draft.channel.counts], draft.channel.limit
    there = {part for row in rows for part, _ in row}
    going = [part for part in drop if part in there and part not in KEPT]
    for many in range(len(going) + 1):
        dropped = going[:many]
        if count(_joined(draft, rows, _unsaid(there, dropped))) <= limit:
            break
    for part in reversed(dropped[:-1]):
        less = [each for each in dropped if each != part]
        if count(_joined(draft, rows, _unsaid(there, less))) <= limit:
            dropped = less
    gone = _unsaid(there, dropped)
    text = _joined(draft, rows, gone)
    length = count(text)
    if length <= limit:
        kept = tuple(each for row in rows for each in row if each[0] not in gone)
        return text, kept, tuple(part for part in dropped if part not in INSTEAD), length
    raise UsageError("reply.errors.too_long", channel=draft.channel.id, length=length, limit=limit)


def _unsaid(there: Collection[str], dropped: Collection[str]) -> set[str]:
    """Parts that are not said: those that went, and those that stand in for one that did not."""
    spare = {part for part, other in INSTEAD.items() if other in there and other not in dropped}
    return {*dropped, *spare}


def _joined(draft: Draft, rows: Sequence[Row], without: Collection[str]) -> str:
    """Sentences in a row, a block such as a list on lines of its own, paragraphs apart."""
    paragraphs = []
    for row in rows:
        text = ""
        for part, said in row:
            if part in without:
                continue
            if text:
                text += "\n" if "\n" in said or "\n" in text else draft.joint
            text += said
        if text:
            paragraphs.append(text)
    return ("\n" if draft.channel.public else "\n\n").join(paragraphs)
