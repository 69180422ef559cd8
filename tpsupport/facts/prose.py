"""Free text, on one line."""

from __future__ import annotations

from unicodedata import normalize

from tpsupport.facts.rules import Answer, refusal
from tpsupport.text import clean

LONGEST = 2_000
"""Characters, once spaces and line breaks are drawn together."""


def read(answer: Answer) -> str:
    """The words as they are, without what cannot be seen."""
    words = " ".join(normalize("NFC", clean(answer.text)).split())
    if len(words) > LONGEST:
        raise refusal("too_long", length=len(words), limit=LONGEST)
    return words
