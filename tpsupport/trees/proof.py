"""What was proved is remembered: each content is proved once by this version of the program.

A changed letter anywhere in what a proof looks at asks for another one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tpsupport import __version__
from tpsupport.pack.cache import cached
from tpsupport.pack.flaw import FlawedPackError
from tpsupport.pack.library import ENDINGS, Library
from tpsupport.pack.models import check_of
from tpsupport.trees.basis import Basis
from tpsupport.trees.forest import Forest, Trees, read

if TYPE_CHECKING:
    from tpsupport.trees.lint.subject import Declared


def load(library: Library, start: str, checks: Mapping[str, Declared]) -> Forest:
    """The tree ``start`` and all that it jumps to, proved right; each is read when it is wanted.

    :raises UsageError: if there is no such tree.
    :raises FlawedPackError: with every flaw in any of them.
    """
    try:
        there = _reached(library, start)
    except FlawedPackError:
        there = {}
    if start not in there:
        return read(library, start)

    def proved() -> tuple[str, list[tuple[str, str, int]]]:
        from tpsupport.trees.lint import prove
        from tpsupport.trees.measure import longest

        forest = read(library, start)
        prove(library, forest, checks)
        return forest.digest, [(*key, most) for key, most in longest(forest).items()]

    used = {name for names in there.values() for name in names}
    digests = {name: library.digest(name) for name in (*there, ENDINGS) if library.has(name)}
    digest, measures = cached(Basis(library, checks).on("loaded whole", digests, used), proved)
    ahead = {(tree, node): most for tree, node, most in measures}
    return Forest(start, Trees(library, tuple(there)), library.facts, ahead, digest)


def _reached(library: Library, start: str) -> dict[str, Sequence[str]]:
    """The tree ``start`` and all that it jumps to, with the checks that each of them runs.

    :raises FlawedPackError: with the flaws of the first tree that cannot be read.
    """
    there = library.tree_ids
    found: dict[str, Sequence[str]] = {}
    waiting = [start] if start in there else []
    while waiting:
        name = waiting.pop()
        if name not in found:
            key = f"reached {__version__} {library.digest(name)}"
            jumps, found[name] = cached(key.encode(), partial(_reach, library, name))
            waiting += [jump for jump in jumps if jump in there]
    return found


def _reach(library: Library, name: str) -> tuple[Sequence[str], Sequence[str]]:
    """Where the tree jumps to, and the checks that it runs."""
    tree = library.tree(name)
    return tree.jumps, [check for node in tree.nodes.values() if (check := check_of(node))]
