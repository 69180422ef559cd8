"""Rules 6 and 7: placeholders name facts, and no sentence asks for a secret."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tpsupport.pack.safety import Safety
from tpsupport.pack.shape import PLACEHOLDER, Noted
from tpsupport.pack.source import Path_
from tpsupport.text import Text
from tpsupport.trees.lint.known import texts
from tpsupport.trees.lint.subject import Notes, Subject


def words(subject: Subject) -> None:
    """Note placeholders that are no fact, and sentences with a secret word that nobody reviewed."""
    spoken(subject, _all_texts(subject))


def spoken(notes: Notes, every: Iterable[tuple[Path_, Text]]) -> None:
    """Note what is wrong with the words of ``every`` text."""
    each_said = [
        ((*path, language), language, sentence)
        for path, text in every
        for language, sentence in text.items()
    ]
    for path, _, sentence in each_said:
        if "{" in sentence or "}" in sentence:
            _placeholders(notes, path, sentence)
    notes.noted.extend(secrets(notes.ground.safety, each_said))


def secrets(safety: Safety, every: Sequence[tuple[Path_, str, str]]) -> Iterator[Noted]:
    """The sentences that nobody reviewed though they speak of a secret.

    ``every`` holds texts, each with its path and its language before it.
    """
    for at in safety.suspicious([sentence for *_, sentence in every]):
        path, language, text = every[at]
        for sentence, word in safety.unreviewed(language, text):
            yield path, "unreviewed_sentence", {"word": word, "sentence": sentence}


def _all_texts(subject: Subject) -> Iterator[tuple[Path_, Text]]:
    yield ("title",), subject.tree.title
    yield ("summary",), subject.tree.summary
    for name, node in subject.written.items():
        for path, text in texts(node):
            yield ("nodes", name, *path), text


def _placeholders(notes: Notes, path: Path_, text: str) -> None:
    for fact in PLACEHOLDER.findall(text):
        if not notes.fact(fact):
            notes.miss_fact(path, "unknown_placeholder", fact)
    if any(brace in PLACEHOLDER.sub("", text) for brace in "{}"):
        notes.note(path, "lone_brace")
