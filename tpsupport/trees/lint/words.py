"""Rules 6 and 7: placeholders name facts, and no sentence asks for a secret."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tpsupport.pack.safety import Safety
from tpsupport.pack.shape import PLACEHOLDER, Noted, stray
from tpsupport.pack.source import Path_
from tpsupport.text import Text
from tpsupport.trees.lint.known import texts
from tpsupport.trees.lint.subject import Notes, Subject

Sentence = tuple[Path_, str, str]

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_WITH_HAN = ("zh", "yue", "ja", "ko")
"""Languages that are written with Chinese characters, or may be; beside them, others are not."""
_CAPITAL = re.compile(r"[\"\u201c]?[A-Z]")
_PROSE = re.compile(r"(?<![\w-])[a-z]{2,}(?![\w-])")
_NO_PROSE = re.compile(r"\{\w*\}|\S+[./]\S+")
_SEVERAL = re.compile("[\u3001\uff0c\uff1b,;]")
_MARKS = re.compile(
    "(?P<markup></?[a-z]{1,6} ?/?>|[*][*])"
    '|(?P<whole>^[\u2018\u201c][^\u2018-\u201d]{8,}[\u2019\u201d]$)|"'
)
_WORDS = re.compile(r"[^\W_]")


def words(subject: Subject) -> None:
    """Note placeholders that are no fact, and sentences with a secret word that nobody reviewed."""
    tree = subject.tree
    nodes = ((name, *said) for name, node in subject.written.items() for said in texts(node))
    spoken(subject, ((("nodes", name, *path), text) for name, path, text in nodes))
    unfilled(subject, [(("title",), tree.title), (("summary",), tree.summary)])
    for language, listed in tree.keywords.items():
        for at, word in enumerate(listed):
            if "{" in word or "}" in word:
                subject.note(("keywords", language, at), "no_placeholder_here")
            if _SEVERAL.search(word):
                subject.note(("keywords", language, at), "several_words", words=word)


def spoken(notes: Notes, every: Iterable[tuple[Path_, Text]]) -> None:
    """Note what is wrong with the words of ``every`` text."""
    sentences = _apart(every)
    for path, _, sentence in sentences:
        _as_shown(notes, path, sentence)
        if "{" in sentence or "}" in sentence:
            _placeholders(notes, path, sentence)
    notes.noted.extend(worded(notes.ground.safety, sentences))


def unfilled(notes: Notes, every: Iterable[tuple[Path_, Text]]) -> None:
    """Note what is wrong with the words of ``every`` text, where nothing fills a placeholder."""
    sentences = _apart(every)
    for path, _, sentence in sentences:
        _as_shown(notes, path, sentence)
        if "{" in sentence or "}" in sentence:
            notes.note(path, "no_placeholder_here")
    notes.noted.extend(worded(notes.ground.safety, sentences))


def _as_shown(notes: Notes, path: Path_, text: str) -> None:
    """Note marks that were meant for a program, and that people would see."""
    if not (found := _MARKS.search(text)):
        return
    if found["markup"]:
        notes.note(path, "markup", found=found["markup"])
    elif found["whole"] or text.count('"') % 2:
        notes.note(path, "shown_quote")


def _apart(every: Iterable[tuple[Path_, Text]]) -> Sequence[Sentence]:
    """Each text in each language, with its path and its language before it."""
    return [
        ((*path, language), language, said)
        for path, text in every
        for language, said in text.items()
    ]


def worded(safety: Safety, every: Sequence[Sentence]) -> Iterator[Noted]:
    """Sentences that nobody reviewed though they speak of a secret, promise what nobody can keep,
    or are in another script; and texts without a word.

    ``every`` holds texts, each with its path and its language before it.
    """
    for at in safety.suspicious([said for *_, said in every]):
        path, language, text = every[at]
        for sentence, word in safety.unreviewed(language, text):
            yield path, "unreviewed_sentence", {"word": word, "sentence": sentence}
    yield from _promises(safety, every)
    if any(language in _WITH_HAN for _, language, _ in every):
        for path, language, text in every:
            if language not in _WITH_HAN:
                if not text.isascii() and re.search(_HAN, text):
                    yield path, "other_script", {"language": language}
            elif _untranslated(text) and text not in safety.reviewed.get(language, ()):
                yield path, "not_translated", {"language": language}
    for path, _, text in every:
        if text.strip() and not _WORDS.search(text):
            yield path, "wordless", {}


def _promises(safety: Safety, every: Sequence[Sentence]) -> Iterator[Noted]:
    """Sentences that say what no text may."""
    for language in {language: None for _, language, _ in every}:
        here = [each for each in every if each[1] == language]
        for at in safety.never.suspicious(language, [said for *_, said in here]):
            path, _, text = here[at]
            for sentence, words in safety.promised(language, text):
                yield path, "never_said", {"words": words, "sentence": sentence}


def _untranslated(text: str) -> bool:
    """Whether a text of a language with Chinese characters is a phrase in Latin letters."""
    if max(text, default="") >= "\u2e80" or not _CAPITAL.match(text):
        return False
    return bool(_PROSE.search(_NO_PROSE.sub("", text)))


def _placeholders(notes: Notes, path: Path_, text: str) -> None:
    for fact in PLACEHOLDER.findall(text):
        if not notes.fact(fact):
            notes.miss_fact(path, "unknown_placeholder", fact)
    if stray(text):
        notes.note(path, "lone_brace")
