"""Rules 4 and 5: a fact is used only where every path has set it, so no request has a hole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    shared = {name: uses.pop(name) for name in subject.tree.endings}
    bits: dict[str, int] = {}
    for each in (*uses.values(), *shared.values()):
        for _, fact, _ in each:
            bits.setdefault(fact, 1 << len(bits))
    # Which facts every path to a node has asked for, and which of those were not skipped; a node
    # that is done is forgotten.
    before = {subject.tree.start: (0, 0)}
    for name in order:
        asked, given = before.pop(name)
        for path, fact, strictly in uses.get(name, ()):
            if not (given if strictly else asked) & bits[fact]:
                subject.note(path, "fact_not_set", fact=fact)
        node = nodes[name]
        bit = bits.get(node.fact, 0) if isinstance(node, Ask) else 0
        for outcome, target in node.next.items():
            if target in nodes:
                others = before.get(target, (-1, -1))
                value = given if outcome == SKIPPED else given | bit
                before[target] = (others[0] & (asked | bit), others[1] & value)
                for fact in {fact for _, fact, _ in shared.get(target, ())}:
                    if not value & bits[fact]:
                        path = edge_path(node, outcome)
                        subject.note(path, "ending_fact_not_set", fact=fact, ending=target)


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
