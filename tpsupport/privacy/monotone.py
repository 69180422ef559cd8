"""Chinese phrases that repeat themselves, as those drawn from bytes that are all the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tpsupport.privacy import han
from tpsupport.privacy.match import Match
from tpsupport.privacy.plain import Plain
from tpsupport.privacy.runs import numbering

_HAN, _GAP = "[\u3400-\u9fff]", "[^\u3400-\u9fff]{0,8}"
_ONE = rf"({_HAN})(?:{_GAP}\1){{9,}}(?:{_GAP}{_HAN})?"
_EIGHT = rf"({_HAN}{{3}}){_HAN}{{5}}\1{_HAN}{{1,13}}"
"""Eight characters are eleven bytes: there the same begins again."""
_OFTEN, _PERIOD = 10, 8


def repeated(form: Plain) -> list[Match]:
    """Every phrase with a right checksum that comes again from its second or its ninth character.

    Its last character, which holds the checksum, is another one.
    """
    found = []
    for start, text in _candidates(form.low):
        chars = re.findall(_HAN, text)
        if han.valid(chars):
            first, end = numbering(form.low, start), start + len(text)
            found.append(Match("mnemonic", first, end, "certain", "valid", len(chars)))
    return found


def _candidates(low: str) -> Iterator[tuple[int, str]]:
    """Where it begins, and what it says. Patterns of Chinese take long to make: a glance first."""
    if any(times >= _OFTEN and _han(char) for char, times in Counter(low).items()):
        for hit in re.finditer(_ONE, low):
            yield hit.start(), hit[0]
    if any(char == later and _han(char) for char, later in zip(low, low[_PERIOD:], strict=False)):
        for hit in re.finditer(_EIGHT, low):
            text = hit[0]
            if text[_PERIOD:-1] == text[: -_PERIOD - 1]:
                yield hit.start(), text


def _han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"
