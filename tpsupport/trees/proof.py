"""What was proved is remembered: each content is proved once by this version of the program.

A changed letter anywhere in what a proof looks at asks for another one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tpsupport import __version__
from tpsupport.pack.cache import cached
from tpsupport.pack.library import Library
from tpsupport.pack.models import Tree, check_of
from tpsupport.trees.forest import Forest, read

if TYPE_CHECKING:
    from tpsupport.trees.lint.subject import Declared

_LOOKED_AT = ("pack", "facts", "networks", "sources", "safety")


def load(library: Library, start: str, checks: Mapping[str, Declared]) -> Forest:
    """The tree ``start`` and all that it jumps to, proved right.

    :raises UsageError: if there is no such tree.
    :raises FlawedPackError: with every flaw in any of them.
    """
    forest = read(library, start)

    def proved() -> bool:
        from tpsupport.trees.lint import prove

        prove(library, forest, checks)
        return True

    cached(Basis(library, checks).of("proved", forest.trees.values()), proved)
    return forest


class Basis:
    """Everything that the proofs of a pack rest on beside its trees, by its hash or as it is."""

    def __init__(self, library: Library, checks: Mapping[str, Declared]) -> None:
        self._checks = checks
        self._common = [
            __version__,
            *(library.digest(name) for name in _LOOKED_AT if library.has(name)),
            *library.tree_ids,
            *checks,
        ]

    def of(self, what: str, trees: Iterable[Tree]) -> bytes:
        """What a proof of ``trees`` rests on; ``what`` is proved of them."""
        there = sorted(trees, key=lambda tree: tree.id)
        used = {
            name: [dict(self._checks[name].arguments), dict(self._checks[name].causes)]
            for tree in there
            for node in tree.nodes.values()
            if (name := check_of(node)) and name in self._checks
        }
        digests = [f"{tree.id}={tree.digest}" for tree in there]
        said = json.dumps(used, sort_keys=True)
        return "\n".join([what, *self._common, *digests, said]).encode()
