"""Everything that a proof rests on, as one key: another one as soon as a letter of it changes."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from tpsupport import __version__
from tpsupport.pack.library import Library
from tpsupport.pack.models import Tree, check_of

if TYPE_CHECKING:
    from tpsupport.trees.lint.subject import Declared

_LOOKED_AT = ("pack", "facts", "networks", "sources", "safety")


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
        there = {tree.id: tree for tree in trees}
        nodes = (node for tree in there.values() for node in tree.nodes.values())
        used = {name for node in nodes if (name := check_of(node))}
        return self.on(what, {name: tree.digest for name, tree in there.items()}, used)

    def on(self, what: str, digests: Mapping[str, str], used: Collection[str]) -> bytes:
        """The same of what has ``digests`` and uses these checks."""
        declared = {
            name: [dict(self._checks[name].arguments), dict(self._checks[name].causes)]
            for name in used
            if name in self._checks
        }
        contents = [f"{name}={digest}" for name, digest in sorted(digests.items())]
        said = json.dumps(declared, sort_keys=True)
        return "\n".join([what, *self._common, *contents, said]).encode()
