"""The number of a program's version."""

from __future__ import annotations

import re
from unicodedata import normalize

from tpsupport.facts.rules import Answer, excerpt, refusal
from tpsupport.text import clean

_NUMBER = re.compile(
    r"(?<!\d)(?<!\d\.)\d{1,5}(?:\.\d{1,5}){1,3}(?:-(?:alpha|beta|rc)[.-]?\d{0,3})?(?!\.?\d)",
    re.IGNORECASE,
)


def read(answer: Answer) -> str:
    """The one dotted number in ``text``, without the names and signs around it."""
    typed = normalize("NFKC", clean(answer.text)).replace("。", ".")
    found = tuple(dict.fromkeys(each[0].lower() for each in _NUMBER.finditer(typed)))
    if not found:
        raise refusal("version_shape", found=excerpt(typed))
    if len(found) > 1:
        raise refusal("version_several", found=", ".join(found[:3]))
    return found[0]
