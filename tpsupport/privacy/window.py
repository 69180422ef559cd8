"""A window that slides over a long text: what leaves it was seen with all that could matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tpsupport.privacy.finder import find
from tpsupport.privacy.mask import Masks
from tpsupport.privacy.match import Match

_CONTEXT = 2_000
_AHEAD = 8_000
_CLEAR = 400
_MOST_HELD = 300_000
_BREAKS = ("\n\n", "\n", " ")


class Window:
    """Feed it pieces, write what it gives. Places are counted from the start of the text.

    It keeps ``_CONTEXT`` of what it gave, so that labels are known, and holds back ``_AHEAD``, so
    that nothing is given of a secret that is not whole yet. A match that never ends is masked once.
    """

    def __init__(self, masks: Masks, removed: Callable[[Match], None]) -> None:
        self._masks = masks
        self._removed = removed
        self._text = ""
        self._base = 0
        self._given = 0
        self._open: Match | None = None

    def feed(self, piece: str) -> Iterator[str]:
        """The text that can be given now that ``piece`` is known as well."""
        self._text += piece
        if len(self._text) - self._given > 2 * _AHEAD:
            yield from self._give(last=False)

    def finish(self) -> Iterator[str]:
        """The rest."""
        yield from self._give(last=True)
        if self._open:
            self._removed(self._open)

    def _give(self, *, last: bool) -> Iterator[str]:
        matches = find(self._text)
        end = len(self._text)
        cut = end if last else self._cut(matches, end)
        for match in matches:
            if match.end > self._given and match.start < cut:
                yield from self._hidden(match, min(match.end, cut))
        yield self._text[self._given : cut]
        self._given = cut
        self._slide()

    def _hidden(self, match: Match, end: int) -> Iterator[str]:
        start = max(match.start, self._given)
        before = self._text[self._given : start]
        goes_on = self._open and self._open.kind == match.kind and not before
        place = Match(match.kind, self._base + start, self._base + end)
        if goes_on and self._open and self._open.end == place.start:
            self._open = Match(match.kind, self._open.start, place.end)
        else:
            if self._open:
                self._removed(self._open)
            self._open = place
            yield before
            yield self._masks.over(match, self._text[start:end])
        self._given = end

    def _cut(self, matches: tuple[Match, ...], end: int) -> int:
        """Where to stop for now: far from the end, between words, never inside a match."""
        cut = end - _AHEAD
        for pause in _BREAKS:
            at = self._text.rfind(pause, max(cut - _CONTEXT, self._given), cut)
            if at > self._given:
                cut = at + len(pause)
                break
        for match in matches:
            if match.start < cut < match.end:
                if match.end <= end - _CLEAR:
                    return match.end
                held = end - match.start
                return match.start if match.start > self._given and held < _MOST_HELD else cut
        return cut

    def _slide(self) -> None:
        drop = max(self._given - _CONTEXT, 0)
        self._text = self._text[drop:]
        self._base += drop
        self._given -= drop
