"""Families of networks: a question that names one is not about another's trees, ends and errors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tpsupport.search.entry import Entry

Kin = Sequence[tuple[Sequence[str], Sequence[int]]]
"""The names of a family, and the numbers of the entries that are about no other."""


def kin(named: Iterable[tuple[Sequence[str], Iterable[str]]], entries: Sequence[Entry]) -> Kin:
    """Families by their names, with the trees and ends that are theirs."""
    return [
        (words, [number for number, each in enumerate(entries) if _belongs(each, set(of))])
        for words, of in named
    ]


def sides(line: str, families: Kin) -> tuple[set[int], set[int]]:
    """The entries about the networks that ``line`` names, and those about others alone."""
    here: set[int] = set()
    there: set[int] = set()
    for words, numbers in families:
        (here if any(each in line for each in words) else there).update(numbers)
    return here, there - here


def named(line: str, families: Kin) -> bool:
    """Whether ``line`` names a network."""
    return any(each in line for words, _ in families for each in words)


def _belongs(entry: Entry, of: set[str]) -> bool:
    """Whether an entry stands in trees of the family alone, or is or means one of its ends."""
    trees = (entry.tree,) if entry.kind == "message" else (entry.tree, *entry.also)
    ends = {f"{tree}/{entry.node}" for tree in trees}
    return of.issuperset(trees) or not ends.isdisjoint(of)
