"""What the pack says about safety: words to be careful with, sentences reviewed, closing lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any
from unicodedata import normalize

from tpsupport.pack.never import Never
from tpsupport.pack.shape import Shape
from tpsupport.text import Text

_UNUSUAL = (
    "[^\0-\x7f\u2010-\u2016\u2018-\u2027\u2190-\u21ff\u3001\u3002\u3008-\u301b\u3400-\u4dbf"
    "\u4e00-\u9fff\uff01-\uff0c\uff0e\uff0f\uff1a-\uff20]"
)
"""Characters that may be letters, digits, blanks or dashes in another shape."""
_NO_BLANKS = "\u0e00"
"""From here on stand the scripts that write words without blanks between them."""
_SENTENCE = re.compile(r"[\u3002\uff01\uff1f\uff1b!?;\n]+|\.(?=\s|$)")


class Safety:
    """``secret_words`` may stand only in ``reviewed`` sentences; see ``unreviewed``.

    One of ``saving_words`` must be in the first advice of a danger end; ``lines`` close every
    request and reply; what ``never`` holds is said only in ``reviewed`` sentences. Only lint looks
    at more than the lines: the rest is made when it is wanted.
    """

    def __init__(
        self,
        secret_words: Mapping[str, Sequence[str]],
        saving_words: Mapping[str, Sequence[str]],
        lines: Sequence[Text],
        reviewed: Mapping[str, Collection[str]],
        never: Sequence[Mapping[str, Sequence[str]]] = ({}, {}),
    ) -> None:
        self.secret_words, self.saving_words, self.lines = secret_words, saving_words, lines
        self._reviewed, self._never = reviewed, never

    @cached_property
    def reviewed(self) -> Mapping[str, frozenset[str]]:
        """By language the sentences that somebody looked at."""
        return {
            language: frozenset(each for text in texts for each in sentences(text))
            for language, texts in self._reviewed.items()
        }

    @cached_property
    def never(self) -> Never:
        """What no other sentence may say."""
        words, unless = self._never
        return Never(words, unless, _folded)

    def unreviewed(self, language: str, text: str) -> Iterator[tuple[str, str]]:
        """Sentences of ``text`` with a secret word that nobody reviewed, with that word.

        The words of every language count in each: a Chinese sentence may hold an English one. A
        word that the end of a line or sentence cuts in two is found in the whole text.
        """
        if not (word := self._secret_word(_folded(text))):
            return
        allowed = self.reviewed.get(language, frozenset())
        parts = ((part, self._secret_word(_folded(part))) for part in sentences(text))
        said = [(part, found) for part, found in parts if found]
        yield from ((part, found) for part, found in said if part not in allowed)
        if not said:
            yield text.strip(), word

    def promised(self, language: str, text: str) -> Iterator[tuple[str, str]]:
        """Sentences of ``text`` that say what no text may, unless reviewed; with the words."""
        allowed = self.reviewed.get(language, frozenset())
        for sentence in sentences(text):
            if sentence not in allowed and (words := self.never.said(language, sentence)):
                yield sentence, words

    def suspicious(self, texts: Sequence[str]) -> Sequence[int]:
        """The positions of those ``texts`` that hold a secret word: one look at all of them."""
        said = _folded("\0".join(texts))
        latin, others = self._net
        return sorted({*_holding(said, latin), *_holding(said.replace(" ", ""), others)})

    def _secret_word(self, said: str) -> str | None:
        latin, others = self._net
        joined = said.replace(" ", "")
        found = (latin[word] for word in latin if word in said)
        return next(found, None) or next((others[word] for word in others if word in joined), None)

    @cached_property
    def _net(self) -> tuple[dict[str, str], dict[str, str]]:
        """The secret words by what is searched for: in scripts with blanks, and in others."""
        words = {_folded(word): word for words in self.secret_words.values() for word in words}
        latin = {folded: word for folded, word in words.items() if max(folded) < _NO_BLANKS}
        return latin, {folded: word for folded, word in words.items() if folded not in latin}


def _folded(text: str) -> str:
    """``text`` without case, width, dashes, and more than one space in a row."""
    if re.search(_UNUSUAL, text):
        text = normalize("NFKC", text)
    text = text.casefold()
    for blank in "-\t\n":
        text = text.replace(blank, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _holding(said: str, words: Iterable[str]) -> Iterator[int]:
    """Which of the parts that NULs divide hold one of ``words``."""
    ends = [*accumulate(len(part) + 1 for part in said.split("\0"))]
    for word in words:
        at = said.find(word)
        while at >= 0:
            part = bisect_right(ends, at)
            yield part
            at = said.find(word, ends[part])


def sentences(text: str) -> Iterator[str]:
    """The sentences of ``text``, without the marks that end them."""
    return (part.strip() for part in _SENTENCE.split(text) if part.strip())


def read_safety(shape: Shape, data: Any) -> Safety:
    """The pack's safety.yaml. Flaws go to ``shape``."""
    required = ("secret_words", "saving_words", "lines", "reviewed")
    top = shape.mapping(data, (), required, ("never", "unless", "links"))
    if "links" in top:
        shape.strings(top["links"], ("links",))

    def words(key: str) -> Mapping[str, Sequence[str]]:
        return shape.words(top[key], (key,)) if key in top else {}

    lines = shape.sequence(top.get("lines", []), ("lines",))
    return Safety(
        secret_words=words("secret_words"),
        saving_words=words("saving_words"),
        lines=[shape.text(line, ("lines", at)) for at, line in enumerate(lines)],
        reviewed=words("reviewed"),
        never=(words("never"), words("unless")),
    )
