"""Taking off the disguises in which names are passed on: ``hxxp``, ``[.]``, wide letters."""

from __future__ import annotations

import re
import unicodedata

from tpsupport.text import clean

LIMIT = 100_000
"""So many characters of a text are read."""

_DOT = r"(?:\.|dot|点)"
_AT = r"(?:@|at)"
_REFANG: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), into)
    for pattern, into in (
        (rf"[\[({{（【] ?{_DOT} ?[\])}}）】]", "."),
        (rf"[\[({{（【] ?{_AT} ?[\])}}）】]", "@"),
        (r"\[:\]", ":"),
        (r"\[(:?//?)\]", r"\1"),
        (r"\\/", "/"),
        (r"(?<![a-z])h(?:xx|\*\*|__|tt)p(s?) ?[:：] ?/ ?/", r"http\1://"),
        (r"(?<![a-z])(https?) ?[:：] ?/ ?/ (?=[a-z0-9])", r"\1://"),
        (r"(?<![a-z])(https?)(?:[:：]|//)(?=[a-z0-9-]{1,63}\.)", r"\1://"),
        (r"[:：](?=//)", ":"),
        (r"(\w) (?:at|@) (\w[\w-]{0,62}) dot (?=\w)", r"\1@\2."),
        (r"(?<=\w) (?:dot|\.) (?=[a-z])", "."),
        (r"(?<=[a-z0-9]) ?点 ?(?=(?:com|net|org|io|pro|cn|xyz|top|vip|app|cc)\b)", "."),
    )
)
_NARROW_SIGNS = ".@/-_"
_TURNED = re.compile("\u202e([^\u202c\u2069\n]{1,300})")


def prepared(text: str) -> str:
    """The first ``LIMIT`` characters of ``text``, with disguised names written plainly."""
    text = clean(text[:LIMIT])
    if not text.isascii():
        text = text.translate(_narrow(text))
    for pattern, into in _REFANG:
        text = pattern.sub(into, text)
    return text


def as_seen(text: str) -> str:
    """What the eye reads where ``text`` turns the direction of writing; empty if it does not."""
    if "\u202e" not in text:
        return ""
    return clean(_TURNED.sub(lambda found: found[1][::-1], text[:LIMIT]))[:300]


def _narrow(text: str) -> dict[int, str]:
    """Every wide, circled or styled form in ``text`` of an ASCII letter, digit or sign."""
    table = {}
    for letter in set(text):
        plain = unicodedata.normalize("NFKC", letter)
        narrow = all(each.isalnum() or each in _NARROW_SIGNS for each in plain)
        if plain != letter and plain.isascii() and narrow:
            table[ord(letter)] = plain
    return table
