"""What was proved is remembered: each content is proved once by this version of the program.

A changed letter anywhere in what a proof looks at asks for another one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tpsupport import __version__
from tpsupport.pack.cache import cached
from tpsupport.pack.flaw import FlawedPackError
from tpsupport.pack.library import ENDINGS, Library
from tpsupport.pack.models import check_of
from tpsupport.trees.basis import Basis
from tpsupport.trees.forest import Forest, read
from tpsupport.trees.kept import Kept

if TYPE_CHECKING:
    from tpsupport.trees.lint.subject import Declared


def load(library: Library, start: str, checks: Mapping[str, Declared]) -> Forest:
    """The tree ``start`` and all that it jumps to, proved right; each is read when it is wanted.

    :raises UsageError: if there is no such tree.
    :raises FlawedPackError: with every flaw in any of them.
    """
    try:
        digests, used = _reached(library, start)
    except FlawedPackError:
        return read(library, start)
    if start not in digests:
        return read(library, start)
    endings = library.digest(ENDINGS) if library.has(ENDINGS) else ""

    def proved() -> tuple[str, list[tuple[str, str, int]]]:
        from tpsupport.trees.lint import prove
        from tpsupport.trees.measure import longest

        forest = read(library, start)
        prove(library, forest, checks)
        return forest.digest, [(*key, most) for key, most in longest(forest).items()]

    key = Basis(library, checks).on("loaded whole", {**digests, ENDINGS: endings}, used)
    digest, measures = cached(key, proved)
    ahead = {(tree, node): most for tree, node, most in measures}
    return Forest(start, Kept(library, digests, endings), library.facts, ahead, digest)


def _reached(library: Library, start: str) -> tuple[dict[str, str], Collection[str]]:
    """The hashes of the tree ``start`` and of all that it jumps to, and the checks that they run.

    :raises FlawedPackError: with the flaws of the first tree that cannot be read.
    """
    there = library.tree_ids
    digests: dict[str, str] = {}
    used: set[str] = set()
    waiting = [start] if start in there else []
    while waiting:
        name = waiting.pop()
        if name not in digests:
            digests[name] = library.digest(name)
            key = f"reached {__version__} {digests[name]}"
            jumps, checks = cached(key.encode(), partial(_reach, library, name))
            used.update(checks)
            waiting += [jump for jump in jumps if jump in there]
    return digests, used


def _reach(library: Library, name: str) -> tuple[Sequence[str], Sequence[str]]:
    """Where the tree jumps to, and the checks that it runs."""
    tree = library.tree(name)
    return tree.jumps, [check for node in tree.nodes.values() if (check := check_of(node))]
