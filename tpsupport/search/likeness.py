"""How alike a question is to single ways of asking: keywords, and the questions of search.yaml."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import sqrt
from typing import TYPE_CHECKING

from tpsupport.search.index import FINE

if TYPE_CHECKING:
    from tpsupport.search.index import Index

_BEST, _FEW, _SHARE = 0.4, 5, 0.1
"""What the nearest way of asking counts, how many are looked at, and what each of them adds."""

_ALIKE, SAME = 0.93, 1.4
"""How alike a way of asking is that is the very same, and what it counts then."""


def ways(asked: Iterable[Mapping[str, float]], rarity: Mapping[str, float]) -> dict[str, str]:
    """Every term with the ways of asking that hold it, each with its share of that way."""
    rows: dict[str, list[str]] = defaultdict(list)
    for number, terms in enumerate(asked):
        weights = {term: count * rarity[term] for term, count in terms.items()}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        for term, weight in weights.items():
            rows[term].append(f"{number}:{round(FINE * weight / length)}")
    return {term: " ".join(pairs) for term, pairs in rows.items()}


def closeness(index: Index, terms: Mapping[str, float]) -> dict[int, float]:
    """Entry to how alike ``terms`` are to how it is asked for, from 0 to 1, or ``SAME``."""
    weights = {term: count * index.rarity(term) for term, count in terms.items()}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    alike: dict[int, float] = defaultdict(float)
    for term, weight in weights.items():
        for number, share in index.ways_with(term).items():
            alike[number] += weight / length * share
    of_each: dict[int, list[float]] = defaultdict(list)
    for number, much in alike.items():
        of_each[index.aims[number]].append(much)
    return {aim: _together(found) for aim, found in of_each.items()}


def _together(found: list[float]) -> float:
    best = sorted(found, reverse=True)[:_FEW]
    if best[0] >= _ALIKE:
        return SAME
    return _BEST * best[0] + _SHARE * sum(best)
