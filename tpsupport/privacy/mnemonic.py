"""Recovery phrases of spaced languages, whole, damaged or disguised."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from tpsupport.privacy import labels, runs
from tpsupport.privacy.checksum import LENGTHS, bip39
from tpsupport.privacy.glued import spelled
from tpsupport.privacy.lexicon import SCRIPTS, counters
from tpsupport.privacy.lexicon import places as numbers
from tpsupport.privacy.match import Match
from tpsupport.privacy.plain import Plain
from tpsupport.privacy.refrain import refrains
from tpsupport.privacy.row import row, uneven
from tpsupport.privacy.runs import Segment, ends_label, numbering, shape
from tpsupport.privacy.tokens import Tokens, places

_BEFORE, _AFTER = 90, 60
_MARGIN, _LIST = 3, 12
_WIDEST_GAP = 12
_LEAST, _ANNOUNCED, _ENOUGH = 8.0, 11.0, 20.0
_PART, _CLOSE, _MOST_BETWEEN = 5, 48, 3
_UNEVEN, _PAIR = 2.0, 5.0
_NOISE = re.compile(r"&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});|%[0-9a-f]{2}|\\[nrt]|</?[a-z][^<>]{0,80}>")
_WORD = re.compile("[a-z]+")
_OF = re.compile(r"[\s,\"'”]{0,3}(?:of|from|de|del|von|der)\b")
_PATH = re.compile(r"(?://?[^\s/]{1,64}){1,8}(?:///\S{1,64})?|///\S{1,64}")


class _Facts(NamedTuple):
    hits: int
    strong: int
    distinct: int
    counted: int
    """All words from the first hit to the last, but for numbers and the like."""
    streak: tuple[int, int]
    """The longest stretch of listed words: its first token and the one after its last."""


def mnemonics(form: Plain) -> list[Match]:
    """Every recovery phrase in ``form`` of a language that writes words apart."""
    low = form.low
    if any(char in low for char in "&%\\<"):
        low = _NOISE.sub(lambda noise: " " * len(noise[0]), low)
    found: list[Match] = []
    for script in SCRIPTS:
        if script in form.scripts:
            found += _of_script(low, script, form)
    return found


def _of_script(low: str, script: str, form: Plain) -> list[Match]:
    found: list[Match] = []
    near = places(low, script, form.blobs)
    for stretch in near.stretches:
        found += _within(low, stretch.tokens, stretch.first, stretch.last)
    for words in refrains(low, script):
        if words.words:
            found += _within(low, words, 0, len(words.words) - 1)
    return found + spelled(low, near.spelled)


def _within(low: str, words: Tokens, first: int, last: int) -> list[Match]:
    segments = runs.segments(words, first, last)
    wholes = [_whole(low, words, segment) for segment in segments]
    good = [whole for whole in wholes if whole]
    missed = [segment for segment, whole in zip(segments, wholes, strict=True) if not whole]
    weak = [segment for segment in missed if segment.score >= 15]
    together = sum(segment.last - segment.first + 1 for segment in weak)
    if together >= 10 and _announced(low, words.starts[first], words.end(last)):
        good += weak
    return [_match(low, words, segment) for segment in good]


def _whole(low: str, words: Tokens, segment: Segment) -> Segment | None:
    """The phrase that the segment is, or that it is in."""
    in_row = row(words, segment, _usual(words, segment)) if segment.score >= _PAIR else None
    return in_row or (segment if _accepted(low, words, segment) else None)


def _accepted(low: str, words: Tokens, segment: Segment) -> bool:
    if segment.score < _LEAST:
        return False
    own, facts = _facts(words, segment), _facts(words, _grown(words, segment))
    if segment.score >= _ENOUGH and own.distinct >= 7 and own.hits >= 0.7 * own.counted:
        return True
    if _is_whole(words, facts):
        return True
    even = segment.score - _UNEVEN * uneven(words, segment)
    if even >= _ANNOUNCED and facts.distinct >= _PART:
        return _announced(low, words.starts[segment.first], words.end(segment.last))
    first, after = facts.streak
    few = _PART - (facts.strong >= _PART - 2)
    return len(words.said(first, after)) >= few and _introduced(
        low, words.starts[first], words.end(after - 1)
    )


def _is_whole(words: Tokens, facts: _Facts) -> bool:
    """Whether listed words stand together as a whole phrase does."""
    first, after = facts.streak
    size, distinct = after - first, len(set(words.words[first:after]))
    if size >= LENGTHS[0] and facts.strong >= 4 and distinct >= 10:
        return True
    return size in LENGTHS and (
        _valid(words, first, after) or (facts.strong >= 2 and distinct >= size - 1)
    )


def _introduced(low: str, start: int, end: int) -> bool:
    """Whether a label of phrases leads right up to some words, or they are said to be of one."""
    before = low[max(start - _CLOSE, 0) : start]
    *_, label = (None, *labels.within(before, "phrase"))
    if label and len(_WORD.findall(before, label.end)) <= _MOST_BETWEEN:
        return True
    after = _OF.match(low, end)
    return bool(after) and labels.announce(low[end : end + _CLOSE], "phrase")


def _announced(low: str, start: int, end: int) -> bool:
    return labels.announce(low[max(start - _BEFORE, 0) : start], "phrase") or labels.announce(
        low[end : end + _AFTER], "phrase"
    )


def _facts(words: Tokens, segment: Segment) -> _Facts:
    classes = words.lexicon.classes
    hits = strong = counted = within = 0
    best = (segment.first, segment.first)
    start = segment.first
    for index in range(segment.first, segment.last + 1):
        word = words.words[index]
        kind = classes.get(word, "u")
        counted += bool(hits) and kind not in "xs"
        if kind not in "LIC":
            start = index + 1
        elif index + 1 - start > best[1] - best[0]:
            best = (start, index + 1)
        if kind in "LICP":
            hits += 1
            strong += kind == "L"
            counted, within = max(counted, 1), counted
    distinct = len(words.said(segment.first, segment.last + 1))
    return _Facts(hits, strong, distinct, max(within, 1), best)


def _valid(words: Tokens, first: int, after: int) -> bool:
    for language in words.lexicon.languages:
        known = numbers(language)
        indexes = [known.get(word, -1) for word in words.words[first:after]]
        if -1 not in indexes and bip39(indexes):
            return True
    return False


def _match(low: str, words: Tokens, segment: Segment) -> Match:
    whole = _grown(words, segment)
    facts = _facts(words, whole)
    whole = _edges(words, whole)
    start, end = words.starts[whole.first], words.end(whole.last)
    tail = _PATH.match(low, end)
    valid = _valid(words, *facts.streak)
    return Match(
        "mnemonic",
        numbering(low, start),
        tail.end() if tail else end,
        "certain" if valid else "likely",
        "valid" if valid else "invalid",
        facts.hits,
    )


def _grown(words: Tokens, segment: Segment) -> Segment:
    """The segment with the listed, cut and misspelt words that adjoin it."""
    usual = _usual(words, segment)
    first, last = (_reach(words, segment, step, usual) for step in (-1, 1))
    return segment._replace(first=first, last=last)


def _usual(words: Tokens, segment: Segment) -> str:
    """What mostly stands between two words of the segment."""
    shapes = Counter(map(shape, words.gaps[segment.first + 1 : segment.last + 1]))
    return max(shapes, key=shapes.__getitem__, default=" ")


def _reach(words: Tokens, segment: Segment, step: int, usual: str) -> int:
    """How far words of the phrase go on from its end; one number or "and" between two is passed."""
    at = segment.first if step < 0 else segment.last
    while True:
        if _adjoins(words, at, step, segment.language, usual):
            at += step
        elif _passed(words, at, step) and _adjoins(words, at + step, step, segment.language, usual):
            at += 2 * step
        else:
            return at


def _edges(words: Tokens, segment: Segment) -> Segment:
    """The segment with words that stand as the others do, if some seem to be missing."""
    first, last = segment.first, segment.last
    if first == last:
        return segment
    usual = _usual(words, segment)
    if usual == " " and last - first + 1 in LENGTHS:
        return segment
    margin = _LIST if any(char in usual for char in "0\"'") else _MARGIN
    for _ in range(margin):
        first -= first > 0 and _alike(words, first, first - 1, usual)
        last += last + 1 < len(words.words) and _alike(words, last + 1, last + 1, usual)
    return segment._replace(first=first, last=last)


def _alike(words: Tokens, gap: int, word: int, usual: str) -> bool:
    """Whether a word stands as the others do; among words in prose, one of prose does not."""
    if shape(words.gaps[gap]) != usual:
        return False
    return usual != " " or words.lexicon.classes.get(words.words[word]) != "f"


def _adjoins(words: Tokens, at: int, step: int, language: str, usual: str) -> bool:
    """Whether the word after (or before) the one at ``at`` belongs to a phrase and is close."""
    after = at + step
    if not 0 <= after < len(words.words):
        return False
    gap = words.gaps[max(at, after)]
    announces = shape(gap) != usual and ends_label(gap)
    if announces and words.words[min(at, after)] not in counters():
        return False
    return len(gap) <= _WIDEST_GAP and words.lexicon.belongs(words.words[after], language)


def _passed(words: Tokens, at: int, step: int) -> bool:
    return (
        0 <= at + step < len(words.words)
        and words.lexicon.classes.get(words.words[at + step], "u") in "xs"
        and len(words.gaps[max(at, at + step)]) <= _WIDEST_GAP
    )
