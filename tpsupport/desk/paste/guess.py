"""From lines to a record: what they show is looked up in the trees that they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tpsupport.case import STATUSES, Value
from tpsupport.desk import words
from tpsupport.desk.fields import BRIEF, LONGEST_QUESTION, LONGEST_STEP, clipped, first
from tpsupport.desk.paste.fold import folded, forest_of
from tpsupport.desk.paste.labels import bare, checks
from tpsupport.desk.paste.lines import Lines
from tpsupport.desk.paste.record import Record, Seen
from tpsupport.desk.paste.values import value
from tpsupport.pack.library import Library
from tpsupport.pack.models import STEP_OUTCOMES, UNSURE, Ask, Check, End, Fact, Step, Tree
from tpsupport.text import in_language
from tpsupport.trees.forest import Forest
from tpsupport.trees.stub import stub

_FAR = 600
"""Characters behind a check's name in which its line ends."""


def guessed(lines: Lines, library: Library) -> Record:
    """The record that the lines most likely stand for."""
    end_tree, end, digest = lines.end
    forest = _forest(end_tree, digest, library)
    end = _whole(end, forest.trees.get(end_tree)) if forest else end
    guess = _Guess(lines, library, forest) if forest else None
    record = Record(
        tree=forest.start if forest else end_tree,
        end_tree=end_tree,
        end=end,
        language=lines.language,
        digest=digest,
        facts={**(guess.answers() if guess else {}), **dict(_shared(lines, library))},
        steps=dict(guess.steps()) if guess else {},
        seen=tuple(guess.seen()) if guess else (),
    )
    return _unsure(record, library)


def _unsure(record: Record, library: Library) -> Record:
    """The record with every “not sure”, which lines do not say, if that leads to its end."""
    told = record
    while (way := folded(told, library)).holds is None and way.forest and way.wanted:
        fact = way.forest.fact(way.wanted)
        if way.wanted in told.facts or not fact or UNSURE not in (fact.options or ()):
            return record
        told = told._replace(facts={**told.facts, way.wanted: UNSURE})
    return told if way.holds else record


def _whole(end: str, tree: Tree | None) -> str:
    """The end of which a line break left the beginning, if it can be no other."""
    ends = [name for name, node in tree.nodes.items() if isinstance(node, End)] if tree else []
    begun = [name for name in ends if name.startswith(end)]
    return begun[0] if len(begun) == 1 and end not in ends else end


def _forest(end_tree: str, digest: str, library: Library) -> Forest | None:
    """The trees that led to an end in ``end_tree``: of this hash, else those that begin there."""
    if end_tree not in library.tree_ids:
        return None
    own = forest_of(library, end_tree)
    if not digest or own.digest.startswith(digest):
        return own
    for start in library.tree_ids:
        forest = forest_of(library, start)
        if end_tree in forest.trees and forest.digest.startswith(digest):
            return forest
    return own


def _shared(lines: Lines, library: Library) -> Iterator[tuple[str, Value]]:
    """The facts of the pack: those with a line of their own, and those that were not given."""
    for name, shown in lines.facts.items():
        try:
            yield name, value(library.facts[name], shown, lines.language, library)
        except ValueError:
            continue
    skipped = bare(lines.others.get("skipped", ""))
    for name, fact in library.facts.items():
        short = library.phrase_text(f"request.fact.{name}") or fact.label
        if (
            name not in lines.facts
            and skipped
            and bare(in_language(short, lines.language)) in skipped
        ):
            yield name, None


class _Guess:
    """What a text says of some trees' own questions, steps and checks."""

    def __init__(self, lines: Lines, library: Library, forest: Forest) -> None:
        self.lines, self.library, self.forest = lines, library, forest
        self.text = bare(lines.text)
        self.nodes = [node for tree in forest.trees.values() for node in tree.nodes.values()]

    def words(self, text: Mapping[str, str]) -> str:
        return in_language(text, self.lines.language)

    def answers(self) -> dict[str, Value]:
        """The answers to the trees' own questions."""
        own = [node.own for node in self.nodes if isinstance(node, Ask) and node.own]
        found = {fact.id: name for fact in own for name in self._answer(fact)}
        if "answers" in self.lines.others:
            said = {
                bare(each) for each in self.lines.others["answers"].replace("；", ";").split(";")
            }
            for fact in own:
                for name, label in (fact.options or {}).items():
                    if bare(clipped(self.words(label), BRIEF)) in said:
                        found.setdefault(fact.id, name)
        return dict(found)

    def _answer(self, fact: Fact) -> Iterator[str]:
        question = bare(clipped(self.words(fact.prompt), LONGEST_QUESTION))
        if question in self.text:
            for name, label in (fact.options or {}).items():
                if question + bare(self.words(label)) in self.text:
                    yield name

    def steps(self) -> Iterator[tuple[str, str]]:
        """The steps that were shown, and how each went."""
        for node in self.nodes:
            if isinstance(node, Step):
                text = first(self.words(node.text))
                for outcome in STEP_OUTCOMES:
                    ended = bare(
                        self.library.phrase(f"request.step.{outcome}", self.lines.language)
                    )
                    shown = {bare(clipped(text, limit)) + ended for limit in (LONGEST_STEP, BRIEF)}
                    if any(each in self.text for each in shown):
                        yield node.id, outcome

    def seen(self) -> Iterator[Seen]:
        """What the checks of the trees found."""
        language, text = self.lines.language, self.text
        brought = bare(self.library.phrase("request.brought", language, words=""))
        for title, check in checks(self.library, self.forest, language):
            for status in STATUSES:
                at = text.find(
                    title
                    + (word := bare(self.library.phrase(f"request.status.{status}", language)))
                )
                if at >= 0:
                    rest = text[at + len(title + word) :][:_FAR]
                    code = next(self._codes(check, status, rest), status)
                    yield Seen(check, code, brought=brought in rest)
                    break

    def _codes(self, check: str, status: str, rest: str) -> Iterator[str]:
        """The causes whose sentence the line goes on with, if the trees know it."""
        ways = {
            way
            for node in self.nodes
            if isinstance(node, Check) and node.check == check
            for way in node.next
        }
        for code in sorted(ways):
            if code.startswith(f"{status}."):
                sentence = words.template(stub(check, code), self.library, self.lines.language)[1]
                opening = bare(sentence.partition("{")[0])
                if opening and rest.startswith(opening):
                    yield code
