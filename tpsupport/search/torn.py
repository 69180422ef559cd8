"""Error messages of which a text holds only a piece: cut off, or the half that was remembered."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tpsupport.search.message import Heard, Saying
from tpsupport.search.spelt import Text

_END = 10
"""So many letters of a message, at least, tell that it is the one."""
_MOST = 0.6
"""So much of a message, where nothing says that it was cut."""


def torn(text: Text, known: Sequence[Saying], *, said_enough: bool) -> list[Heard]:
    """The one message of which ``text`` holds a piece; none where it may be several.

    In a text that has ``said_enough``, only one that was cut, behind what was said.
    """
    best: dict[int, tuple[int, str]] = {}
    plain = text.cut is None and not text.wrapped
    behind = _behind(text.glued, known) if said_enough else 0
    for number, said, parts, words, general in known:
        if words or general or len(parts) > 1 or (plain and text.glued not in parts[0]):
            continue
        length = max(_cut(parts[0], text, behind), 0 if said_enough else _piece(parts[0], text))
        if length:
            best[number] = max(best.get(number, (0, "")), (length, said))
    most = max(best.values(), default=(0, ""))[0]
    found = [number for number, (length, _) in best.items() if length == most]
    if len(found) != 1:
        return []
    share = most / max(len(text.glued), 1)
    return [Heard(found[0], best[found[0]][1], most, share, text.wrapped, framed=False)]


def _behind(glued: str, known: Sequence[Saying]) -> int:
    """Where the general messages in a text end."""
    said = (parts[0] for _, _, parts, _, general in known if general and parts[0] in glued)
    return max((glued.rfind(each) + len(each) for each in said), default=0)


def _cut(said: str, text: Text, behind: int) -> int:
    """How many letters of a message stand before the place where ``text`` was cut."""
    return (
        0 if text.cut is None else _shared(text.glued[behind : text.cut], said, text.starts, behind)
    )


def _piece(said: str, text: Text) -> int:
    """How many letters of a message ``text`` holds: all that it has, or the end or beginning of a
    machine's text.
    """
    if len(text.glued) > _END and text.glued in said:
        return len(text.glued)
    if not text.wrapped:
        return 0
    length = max(_shared(text.glued, said, text.starts), _shared(said, text.glued, None))
    return length if length >= _MOST * len(said) else 0


def _shared(one: str, other: str, starts: Collection[int] | None, before: int = 0) -> int:
    """How many letters the end of ``one``, from one of ``starts``, shares with the beginning of
    ``other``; so many letters stand ``before``.
    """
    at = one.rfind(other[:_END])
    if at < 0 or len(other) < _END or not other.startswith(one[at:]):
        return 0
    return 0 if starts is not None and before + at not in starts else len(one) - at
