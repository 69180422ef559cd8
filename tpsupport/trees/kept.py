"""Trees that were proved, as they are kept: one reading of JSON in place of the strict one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from tpsupport import __version__
from tpsupport.pack.cache import cached
from tpsupport.pack.library import Library
from tpsupport.pack.models import (
    Ask,
    Branch,
    Check,
    End,
    Example,
    Fact,
    Node,
    Route,
    Step,
    Tree,
    kind_of,
)

_KINDS: dict[str, type[Check | Step | End]] = {"check": Check, "step": Step, "end": End}
_FIELDS = [each._fields for each in (Tree, Fact, Ask, Check, Step, Route, Branch, End, Example)]
"""What is kept has these; other models are kept anew."""


class Kept(Mapping[str, Tree]):
    """Trees of a pack, known to be right, by their ids: each is read when it is wanted.

    ``digests`` are the hashes of their files, ``endings`` that of the endings that they share.
    """

    def __init__(self, library: Library, digests: Mapping[str, str], endings: str) -> None:
        self._library, self._digests, self._endings = library, digests, endings
        self._read: dict[str, Tree] = {}

    def __getitem__(self, name: str) -> Tree:
        if name not in self._read:
            digest = self._digests[name]
            key = f"tree {__version__} {_FIELDS} {name} {digest} {self._endings}"
            kept = cached(key.encode(), partial(_flat, self._library, name))
            file = self._library.file(name).with_stem(name)
            self._read[name] = _tree(kept)._replace(file=str(file))
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)


def _flat(library: Library, name: str) -> Tree:
    """A tree of nothing but JSON values."""
    tree = library.tree(name)
    nodes: Any = [(kind_of(node), node) for node in tree.nodes.values()]
    return tree._replace(nodes=nodes, endings=sorted(tree.endings), file="")


def _tree(kept: Any) -> Tree:
    tree = Tree(*kept)
    nodes = [_node(kind, fields) for kind, fields in kept[Tree._fields.index("nodes")]]
    return tree._replace(
        nodes={node.id: node for node in nodes},
        examples=[Example(*fields) for fields in tree.examples],
        endings=frozenset(tree.endings),
    )


def _node(kind: str, fields: Any) -> Node:
    if kind == "ask":
        asked = Ask(*fields)
        return asked._replace(own=Fact(*asked.own)) if asked.own else asked
    if kind == "route":
        route = Route(*fields)
        return route._replace(branches=[Branch(*each) for each in route.branches])
    return _KINDS[kind](*fields)
