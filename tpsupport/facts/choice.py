"""One of the options of a question: by its id, or by its label in any language."""

from __future__ import annotations

import re
from unicodedata import normalize

from tpsupport.facts.rules import Answer, excerpt, refusal
from tpsupport.pack.shape import near
from tpsupport.text import clean

_JOINTS = re.compile(r"[\W_]+")


def read(answer: Answer) -> str:
    """The id of the option. What is no option is told with the nearest one."""
    options = answer.fact.options or {}
    typed = clean(answer.text).strip()
    if typed in options:
        return typed
    wanted = fold(typed)
    names = {fold(option): option for option in options}
    for option, label in options.items():
        for words in label.values():
            names.setdefault(fold(words), option)
    if wanted and wanted in names:
        return names[wanted]
    raise refusal("choice_unknown", found=excerpt(typed), **near(typed, options))


def fold(text: str) -> str:
    """``text`` as labels are compared: half width, no case, no spaces or punctuation."""
    folded = normalize("NFKC", text).casefold()
    return _JOINTS.sub("", folded) or folded.strip()
