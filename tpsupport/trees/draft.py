"""A tree that its author still works on: whatever else is wrong with it, it can be walked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tpsupport.pack.flaw import Flaw, FlawedPackError, in_order
from tpsupport.pack.library import Library
from tpsupport.pack.pause import uncollected
from tpsupport.pack.shape import placed
from tpsupport.pack.source import text_of
from tpsupport.trees.forest import Forest, read
from tpsupport.trees.lint import ground_of
from tpsupport.trees.lint.flow import flow
from tpsupport.trees.lint.names import names
from tpsupport.trees.lint.outcomes import outcomes
from tpsupport.trees.lint.own import own
from tpsupport.trees.lint.subject import Declared, Subject


def draft(library: Library, start: str, checks: Mapping[str, Declared]) -> Forest:
    """The tree ``start`` with all that it jumps to: every name is right and every path ends.

    Its examples and its words are not looked at: they are what its author is about to see.

    :raises UsageError: if there is no such tree.
    :raises FlawedPackError: with the flaws that keep it from being walked.
    """
    with uncollected():
        forest = read(library, start)
        ground = ground_of(library, forest.trees, checks)
        flaws = [
            flaw
            for tree in forest.trees.values()
            for flaw in _in_the_way(library, Subject(tree, ground))
        ]
    if flaws:
        raise FlawedPackError(in_order(flaws))
    return forest


def _in_the_way(library: Library, subject: Subject) -> Iterator[Flaw]:
    for rule in (names, outcomes, own):
        rule(subject)
    if not subject.noted:
        flow(subject)
    if subject.noted:
        file = library.file(subject.tree.id)
        yield from placed(subject.noted, text_of(file), str(file))
