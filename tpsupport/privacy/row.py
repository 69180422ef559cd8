"""Words in a row as phrases have them and sentences do not: nearly all of them listed."""

from __future__ import annotations

from collections import Counter

from tpsupport.privacy.runs import Segment, shape
from tpsupport.privacy.tokens import Tokens

_FEWEST = 11
"""A phrase of twelve words may lack one."""
_LISTED, _STRONG, _DISTINCT = 0.7, 0.33, 0.8
_FAR = 30
"""Words beside a segment that are looked at."""
_BLANK = frozenset({" ", "\n"})


def row(words: Tokens, segment: Segment, usual: str) -> Segment | None:
    """The row that ``segment`` is part of, if it is as long as a phrase; ``usual`` parts its words.

    Sentences hardly go on for eleven words without one of the words that hold them together, and
    what is parted by more than spaces is none: such a word is there like any other.
    """
    known = "LICP" if usual == " " else "LICPg"
    first, last = (_end(words, segment, step, usual, known) for step in (-1, 1))
    kinds = [words.lexicon.kind(word) for word in words.words[first : last + 1]]
    counted = [kind for kind in kinds if kind not in "xs"]
    size = len(counted)
    listed = [word for word, kind in zip(words.words[first:], kinds, strict=False) if kind in known]
    if size < _FEWEST or "f" in kinds or len(listed) < _LISTED * size:
        return None
    if kinds.count("L") < _STRONG * size or len(set(listed)) < _DISTINCT * len(listed):
        return None
    return segment._replace(first=first, last=last)


def uneven(words: Tokens, segment: Segment) -> int:
    """How many listed words stand apart otherwise than most of the segment: by a filler, a mark."""
    between: list[str] = []
    shapes: Counter[str] = Counter()
    for at in range(segment.first, segment.last + 1):
        between.append(shape(words.gaps[at]))
        if words.lexicon.kind(words.words[at]) not in "xs":
            shapes["x".join(between)] += at > segment.first
            between = []
    return shapes.total() - max(shapes.values(), default=0)


def _end(words: Tokens, segment: Segment, step: int, usual: str, known: str) -> int:
    """How far the row goes on from an end of the segment, up to its last listed word."""
    at = end = segment.first if step < 0 else segment.last
    for _ in range(_FAR):
        gap = at if step < 0 else at + 1
        at += step
        if not 0 <= at < len(words.words) or shape(words.gaps[gap]) not in _BLANK | {usual}:
            break
        kind = words.lexicon.kind(words.words[at])
        if kind == "f":
            break
        if kind in known:
            end = at
    return end
