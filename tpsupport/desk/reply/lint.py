"""The proof of the replies: from every end one can be made, it fits, and it asks for no secret."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tpsupport.desk.reply.book import DOCUMENT, Book
from tpsupport.desk.reply.desk import Desk
from tpsupport.desk.reply.draft import PLACE
from tpsupport.desk.reply.lint_book import proved_book
from tpsupport.pack.flaw import Flaw, FlawedPackError
from tpsupport.pack.library import ENDINGS, Library
from tpsupport.pack.models import End
from tpsupport.pack.safety import Safety
from tpsupport.pack.shape import Noted, placed
from tpsupport.pack.source import Path_, text_of
from tpsupport.text import Text, in_language

Said = tuple[str, Path_, str, str]
"""What a reply says: the document, where it stands there, the language, the desk's words."""


def lint(library: Library, wanted: Sequence[str] = ()) -> Iterator[Flaw]:
    """The flaws of replies from every end of the pack, or of its trees in ``wanted``.

    Only for a pack whose trees are right.
    """
    if not library.file(DOCUMENT).is_file():
        return
    proof = _Proof(Desk(library))
    try:
        noted = proof.noted(wanted)
    except FlawedPackError as error:
        yield from error.flaws
        return
    for name, flaws in noted.items():
        file = library.file(name)
        yield from placed(flaws, text_of(file), str(file))


@dataclass(frozen=True)
class _Proof:
    """What is wrong, by the document in which it stands."""

    desk: Desk
    found: dict[str, list[Noted]] = field(default_factory=dict)

    def noted(self, wanted: Sequence[str]) -> Mapping[str, Sequence[Noted]]:
        for path, code, details in proved_book(self.desk) if not wanted else ():
            self.note(path, code, DOCUMENT, **details)
        said = [*self.said(wanted)]
        for document, path, language, text in said:
            self.filled(document, path, language, text)
        for at in self.safety.suspicious([text for *_, text in said]):
            document, path, language, text = said[at]
            for sentence, word in self.safety.unreviewed(language, text):
                self.note(path, "unreviewed_sentence", document, word=word, sentence=sentence)
        return self.found

    def note(self, path: Path_, code: str, document: str, **details: object) -> None:
        self.found.setdefault(document, []).append((path, code, details))

    def said(self, wanted: Sequence[str]) -> Iterator[Said]:
        """What every end says in a reply; one that trees share says it once."""
        seen: set[int] = set()
        library = self.desk.library
        for name in wanted or library.tree_ids:
            tree = library.tree(name)
            for node in tree.nodes.values():
                if isinstance(node, End) and id(node) not in seen:
                    seen.add(id(node))
                    shared = node.id in tree.endings
                    home: Path_ = (ENDINGS, node.id) if shared else ("nodes", node.id)
                    yield from self.of(ENDINGS if shared else name, home, node)

    def of(self, document: str, home: Path_, end: End) -> Iterator[Said]:
        texts: list[tuple[Path_, Text]] = [(("title",), end.title), (("because",), end.because)]
        texts += [(("advice", at), each) for at, each in enumerate(end.advice)]
        for language, voice in self.book.voices.items():
            steps = 0
            for path, text in texts:
                said = voice.tell(voice.bare(in_language(text, language)))
                steps += bool(said) and path[0] == "advice"
                yield document, (*home, *path, language), language, said
            if not steps:
                self.note((*home, "advice"), "reply.no_steps", document, language=language)

    def filled(self, document: str, path: Path_, language: str, text: str) -> None:
        """No word that has no place here, and no gap that nothing may fill."""
        for word in self.book.never[language]:
            if word.casefold() in text.casefold():
                self.note(path, "reply.never", document, word=word, text=text)
        for fact in PLACE.findall(text) if "{" in text else ():
            if fact not in self.book.fallbacks:
                self.note(path, "reply.no_fallback", document, name=fact)

    @property
    def book(self) -> Book:
        return self.desk.book

    @cached_property
    def safety(self) -> Safety:
        return spoken(self.desk)


def spoken(desk: Desk) -> Safety:
    """The safety of the pack, its reviewed sentences also as the desk addresses people."""
    safety = desk.library.safety
    voices = desk.book.voices
    return Safety(
        safety.secret_words,
        safety.saving_words,
        safety.lines,
        reviewed={
            language: lines
            | {voices[language].address.tell(voices[language].bare(each)) for each in lines}
            for language, lines in safety.reviewed.items()
        },
    )
