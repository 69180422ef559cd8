"""Rules 6 and 7: placeholders name facts, and no sentence asks for a secret."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tpsupport.pack.safety import Safety
from tpsupport.pack.shape import PLACEHOLDER, Noted
from tpsupport.pack.source import Path_
from tpsupport.text import Text
from tpsupport.trees.lint.known import texts
from tpsupport.trees.lint.subject import Subject


def words(subject: Subject) -> None:
    """Note placeholders that are no fact, and sentences with a secret word that nobody reviewed."""
    spoken = [
        ((*path, language), language, sentence)
        for path, text in _all_texts(subject)
        for language, sentence in text.items()
    ]
    for path, _, sentence in spoken:
        if "{" in sentence or "}" in sentence:
            _placeholders(subject, path, sentence)
    subject.noted.extend(secrets(subject.ground.safety, spoken))


def secrets(safety: Safety, spoken: Sequence[tuple[Path_, str, str]]) -> Iterator[Noted]:
    """The sentences that nobody reviewed though they speak of a secret.

    ``spoken`` holds texts, each with its path and its language before it.
    """
    for at in safety.suspicious([sentence for *_, sentence in spoken]):
        path, language, text = spoken[at]
        for sentence, word in safety.unreviewed(language, text):
            yield path, "unreviewed_sentence", {"word": word, "sentence": sentence}


def _all_texts(subject: Subject) -> Iterator[tuple[Path_, Text]]:
    yield ("title",), subject.tree.title
    yield ("summary",), subject.tree.summary
    for name, node in subject.tree.nodes.items():
        for path, text in texts(node):
            yield ("nodes", name, *path), text


def _placeholders(subject: Subject, path: Path_, text: str) -> None:
    for fact in PLACEHOLDER.findall(text):
        if not subject.fact(fact):
            subject.miss_fact(path, "unknown_placeholder", fact)
    if any(brace in PLACEHOLDER.sub("", text) for brace in "{}"):
        subject.note(path, "lone_brace")
