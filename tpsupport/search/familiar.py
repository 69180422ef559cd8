"""Whether a text is an ordinary question: only what the pack itself speaks of, and no secret.

This is the quick look. It lets most questions pass without the detectors of secrets, which take
longer to load than the search takes; whatever it is not sure of, they must look at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tpsupport.search.line import words_of

if TYPE_CHECKING:
    from tpsupport.search.index import Index
    from tpsupport.search.lexicon import Lexicon

_LONGEST, _WORDS = 160, 9
"""Characters, and English words: any phrase that opens a wallet has more of these."""
_STRANGE, _SHARE = 1, 0.4
"""Unknown English words, and the share of unknown Chinese pairs, that an ordinary question has."""
_ODD = re.compile(
    r"[0-9]{4}|[0-9a-zA-Z/-]{20}|[@#$%^&*_=+~|<>\\{}\[\]]"
    r"|[^\x20-\x7e\u2018-\u201d\u2026\u3001\u3002\u4e00-\u9fff\uff00-\uff5e]"
)


def is_familiar(index: Index, lexicon: Lexicon, text: str) -> bool:
    """Whether ``text`` needs no closer look before something is said about it."""
    if len(text) > _LONGEST or _ODD.search(text):
        return False
    words = words_of(text, lexicon.letters)
    line = f" {' '.join(words)} "
    if any(each in line for each in lexicon.careful):
        return False
    latin = [word for word in words if word.isascii()]
    strange = [word for word in latin if index.row(word) is None]
    if len(latin) > _WORDS or len(strange) > _STRANGE or not "".join(["a", *strange]).isalpha():
        return False
    han = "".join(word for word in words if not word.isascii())
    pairs = [han[at : at + 2] for at in range(len(han) - 1)]
    return sum(index.row(pair) is None for pair in pairs) <= _SHARE * len(pairs)
