"""Recovery phrases given line by line, each line with the same words around the one that counts."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from tpsupport.privacy.tokens import Tokens, tokens

_LETTER = {"latin": "a-z", "kana": "ぁ-ゖー", "hangul": "가-힣"}
_MOST_WORDS = 12
_BEFORE = 120
_SHARE = 0.7


@cache
def _block_of_lines(script: str) -> re.Pattern[str]:
    letter = _LETTER[script]
    line = rf"[^{letter}\n]*+"
    return re.compile(rf"\n{line}([{letter}]++)[^\n]*+(?:\n++{line}\1(?![{letter}])[^\n]*+){{5,}}")


def refrains(low: str, script: str) -> list[Tokens]:
    """The words of each block of lines that begin alike, without those that every line has."""
    blocks = []
    low = "\n" + low
    for hit in _block_of_lines(script).finditer(low):
        lines = hit[0].count("\n")
        start = _first_head(low, hit, _LETTER[script])
        block = _block(tokens(low[start : hit.end()], script, start - 1), lines)
        if block:
            blocks.append(block)
    return blocks


def _first_head(low: str, hit: re.Match[str], letter: str) -> int:
    """Where the same words stand for the first time: perhaps in the line before the block."""
    head = re.compile(rf"(?<![{letter}]){re.escape(hit[1])}(?![{letter}])")
    *_, start = (
        hit.start(),
        *(
            found.start()
            for found in head.finditer(low, max(hit.start() - _BEFORE, 0), hit.start())
        ),
    )
    return start


def _block(found: Tokens, lines: int) -> Tokens | None:
    if len(found.words) > _MOST_WORDS * lines:
        return None
    counts = Counter(found.words)
    kept = [index for index, word in enumerate(found.words) if counts[word] < _SHARE * lines]
    return Tokens(
        found.script,
        found.lexicon,
        [found.words[index] for index in kept],
        [" "] * (len(kept) + 1),
        [found.starts[index] for index in kept],
    )
