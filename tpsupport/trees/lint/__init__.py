"""The proofs that a tree is right. Lint is the loader: there is no second, weaker reading."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from tpsupport.pack.flaw import Flaw, FlawedPackError, in_order
from tpsupport.pack.library import Library
from tpsupport.pack.models import Tree
from tpsupport.pack.pause import uncollected
from tpsupport.pack.shape import placed
from tpsupport.pack.source import text_of
from tpsupport.trees.basis import Basis
from tpsupport.trees.forest import Forest, read_one
from tpsupport.trees.lint.endings import endings, unreadable
from tpsupport.trees.lint.proofs import Proofs
from tpsupport.trees.lint.said import said
from tpsupport.trees.lint.search import searched
from tpsupport.trees.lint.shared import documents, models, shared, unused
from tpsupport.trees.lint.subject import Declared, Ground
from tpsupport.trees.lint.typed import typed_in

Checks = Mapping[str, Declared]


def prove(library: Library, forest: Forest, checks: Checks) -> None:
    """Nothing, if every tree of ``forest`` is right, and what they rest on.

    :raises FlawedPackError: with every flaw in any of them.
    """
    with uncollected():
        ground = ground_of(library, forest.trees, checks)
        flaws = [*shared(library), *_proved(library, ground, forest.trees)]
    if flaws:
        raise FlawedPackError(in_order(flaws))


def lint(library: Library, checks: Checks, wanted: Sequence[str] = ()) -> tuple[Flaw, ...]:
    """Every flaw of the pack, or of its trees in ``wanted`` alone; none means that it is right."""
    with uncollected():
        flaws = [*models(library)] or _all(library, checks, wanted)
    return in_order(flaws)


def _all(library: Library, checks: Checks, wanted: Sequence[str]) -> list[Flaw]:
    flaws = [*shared(library)]
    if not wanted:
        flaws += [*documents(library), *unreadable(library), *said(library)]
    there = library.tree_ids
    trees: dict[str, Tree | None] = {}
    waiting = [*(wanted or there)]
    for name in waiting:
        if name not in trees:
            trees[name], wrong = _read(library, name)
            flaws += wrong if name in wanted or not wanted else ()
            if tree := trees[name]:
                waiting += [jump for jump in tree.jumps if jump in there]
    readable = {name: tree for name, tree in trees.items() if tree}
    ground = ground_of(library, readable, checks)
    if not wanted:
        flaws += unused(library, readable)
        if len(readable) == len(there):
            flaws += searched(library, readable)
    return [*flaws, *_proved(library, ground, wanted or readable)]


def _read(library: Library, name: str) -> tuple[Tree | None, Sequence[Flaw]]:
    try:
        return read_one(library, name), ()
    except FlawedPackError as error:
        return None, error.flaws


def _proved(library: Library, ground: Ground, wanted: Collection[str]) -> Iterator[Flaw]:
    """The flaws of the trees in ``wanted`` that could be read, and of the endings they share."""
    basis = Basis(library, ground.checks)
    yield from endings(library, ground, basis)
    proofs = Proofs(ground, basis)
    for name in wanted:
        if name in ground.trees and (noted := proofs.noted(name)):
            file = library.file(name)
            yield from placed(noted, text_of(file), str(file))


def ground_of(library: Library, trees: Mapping[str, Tree], checks: Checks) -> Ground:
    """What ``trees`` of the pack may speak of."""
    return Ground(
        trees=trees,
        jumps={name: tree.jumps for name, tree in trees.items()},
        tree_ids=library.tree_ids,
        facts=library.facts,
        networks=library.networks,
        checks=checks,
        sources=library.sources,
        safety=library.safety,
        typed=typed_in(library),
    )
