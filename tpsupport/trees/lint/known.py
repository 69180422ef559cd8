"""Rules 4 and 5: a fact is used only where every path has set it, so no request has a hole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tpsupport.pack.models import SKIPPED, Ask, Check, End, Node, Route, Step, check_of, edge_path
from tpsupport.pack.shape import PLACEHOLDER
from tpsupport.pack.source import Path_
from tpsupport.text import Text
from tpsupport.trees.condition import facts_in
from tpsupport.trees.lint.subject import Subject

Use = tuple[Path_, str, bool]
"""Where a fact is used, which one, and whether a skipped one will not do."""


def known(subject: Subject, order: Sequence[str]) -> None:
    """Note each use of a fact that some path to it has not set. ``order`` leads onward."""
    nodes = subject.tree.nodes
    uses = {name: list(_uses(subject, name)) for name in nodes}
    shared = {name: {fact for _, fact, _ in uses.pop(name)} for name in subject.tree.endings}
    places: dict[str, int] = {}
    for fact in _used(uses, shared):
        places.setdefault(fact, len(places))
    before = {subject.tree.start: Known(0, 0)}
    for name in order:
        here = before.pop(name)
        for path, fact, strictly in uses.pop(name, ()):
            if not here.has(places[fact], strictly=strictly):
                subject.note(path, "fact_not_set", fact=fact)
        node = nodes[name]
        asked = here.asking(places.get(node.fact)) if isinstance(node, Ask) else here
        skipped = Known(asked.asked, here.given)
        for outcome, target in node.next.items():
            if target in nodes:
                now = skipped if outcome == SKIPPED else asked
                before[target] = now.meet(before.get(target, now))
                for fact in shared.get(target, ()):
                    if not now.has(places[fact], strictly=True):
                        path = edge_path(node, outcome)
                        subject.note(path, "ending_fact_not_set", fact=fact, ending=target)


class Known(NamedTuple):
    """The facts that every path to a place has asked for, and those of them that none skipped.

    Each is a number in which a fact has a bit of its own.
    """

    asked: int
    given: int

    def has(self, place: int, *, strictly: bool) -> bool:
        return bool((self.given if strictly else self.asked) >> place & 1)

    def asking(self, place: int | None) -> Known:
        """What is known once the fact at ``place`` was given; ``None``: nothing uses it."""
        if place is None:
            return self
        bit = 1 << place
        return Known(self.asked | bit, self.given | bit)

    def meet(self, other: Known) -> Known:
        """What both know."""
        if other is self:
            return self
        return Known(self.asked & other.asked, self.given & other.given)


def _used(uses: Mapping[str, Sequence[Use]], shared: Mapping[str, Iterable[str]]) -> Iterator[str]:
    for each in uses.values():
        yield from (fact for _, fact, _ in each)
    for facts in shared.values():
        yield from facts


def texts(node: Node) -> Iterator[tuple[Path_, Text]]:
    """Every text of a node, with its path from the node."""
    match node:
        case Ask(own=own) if own:
            yield ("ask",), own.prompt
            if own.help:
                yield ("help",), own.help
            for key, option in (own.options or {}).items():
                yield ("options", key), option
        case Step():
            yield ("step",), node.text
        case End():
            yield ("title",), node.title
            yield ("because",), node.because
            yield ("cannot_tell",), node.cannot_tell
            for at, advice in enumerate(node.advice):
                yield ("advice", at), advice


def _uses(subject: Subject, name: str) -> Iterator[Use]:
    node = subject.tree.nodes[name]
    for path, fact, strictly in (*_spoken(node), *_worked_with(subject, node)):
        if subject.fact(fact):
            yield ("nodes", name, *path), fact, strictly


def _spoken(node: Node) -> Iterator[Use]:
    for path, text in texts(node):
        for language, words in text.items():
            for fact in PLACEHOLDER.findall(words) if "{" in words else ():
                yield (*path, language), fact, True


def _worked_with(subject: Subject, node: Node) -> Iterator[Use]:
    match node:
        case Check() | Step() if check := check_of(node):
            for argument, fact in (node.arguments or {}).items():
                optional = subject.ground.checks[check].arguments[argument].endswith("?")
                yield ("with", argument), fact, not optional
        case Route():
            for at, branch in enumerate(node.branches):
                for path, fact, _ in facts_in(branch.when):
                    yield ("route", at, "when", *path), fact, False
        case End():
            for at, fact in enumerate(node.needs):
                if fact in subject.own:
                    yield ("needs", at), fact, False
