"""What a user chooses on the way to an end: words for what happened, told by the options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tpsupport.pack.models import JUMP, SHARED, UNSURE, Ask, End, Node

if TYPE_CHECKING:
    from tpsupport.pack.models import Tree
    from tpsupport.text import Text

FEW = 4
"""What leads to more ends than these tells nothing about one of them."""


class Choice(NamedTuple):
    """The options that lead to an end."""

    alone: Sequence[Text]
    """Those that lead to no other end."""
    among: Sequence[Text]
    """Those that lead to a few others too."""


NO_CHOICE = Choice((), ())


def choices(tree: Tree) -> Mapping[str, Choice]:
    """The ends of ``tree`` that options lead to."""
    alone: dict[str, list[Text]] = {}
    among: dict[str, list[Text]] = {}
    for text, target in _options(tree):
        ends = _ends(tree, target)
        for end in ends if len(ends) <= FEW else ():
            (alone if len(ends) == 1 else among).setdefault(end, []).append(text)
    return {end: Choice(alone.get(end, ()), among.get(end, ())) for end in alone | among}


def _options(tree: Tree) -> Iterator[tuple[Text, str]]:
    """Every option of the tree's own questions with where it leads."""
    for node in tree.nodes.values():
        if isinstance(node, Ask) and node.own and node.own.options:
            for key, text in node.own.options.items():
                if key != UNSURE:
                    yield text, node.next[key]


def _ends(tree: Tree, target: str) -> set[str]:
    """The ends of ``tree`` that can be come to from ``target``."""
    ends, seen, ahead = set(), set(), [target]
    while ahead:
        name = ahead.pop()
        if name in seen or name.startswith(JUMP):
            continue
        seen.add(name)
        node: Node = tree.nodes[name.removeprefix(SHARED)]
        if isinstance(node, End):
            ends.add(node.id)
        ahead += node.next.values()
    return ends
