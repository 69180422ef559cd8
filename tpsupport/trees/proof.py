"""Loading with proof: lint is asked once for each content, and its word is remembered.

What is remembered is that this very content was proved by this version of the program; a changed
letter anywhere in what lint looks at asks it again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tpsupport import __version__
from tpsupport.pack.cache import cached
from tpsupport.pack.library import Library
from tpsupport.pack.models import check_of
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

    cached(_looked_at(library, forest, checks), proved)
    return forest


def _looked_at(library: Library, forest: Forest, checks: Mapping[str, Declared]) -> bytes:
    """Everything that the proof depends on, by its hash or as it is."""
    used = {
        name
        for tree in forest.trees.values()
        for node in tree.nodes.values()
        if (name := check_of(node)) and name in checks
    }
    declared = {name: [dict(checks[name].arguments), dict(checks[name].causes)] for name in used}
    parts = [
        "proved",
        __version__,
        forest.digest,
        *(library.digest(name) for name in _LOOKED_AT if library.has(name)),
        *library.tree_ids,
        *checks,
        json.dumps(declared, sort_keys=True),
    ]
    return "\n".join(parts).encode()
