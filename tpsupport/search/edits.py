"""Mistyped words: how many slips of a finger lie between two, and which known word was meant."""

from __future__ import annotations

from collections.abc import Iterable

SHORT, LONG = 5, 8
"""Letters from which one slip, and two, are forgiven."""


def slips(one: str, other: str, most: int) -> int:
    """Letters added, left out, changed or swapped between two words; ``most + 1`` if more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row: list[int] = [*range(len(other) + 1)]
    for at, letter in enumerate(one, 1):
        older, before, row = before, row, [at]
        for to, its in enumerate(other, 1):
            cost = min(before[to] + 1, row[-1] + 1, before[to - 1] + (letter != its))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == its:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return min(row[-1], most + 1)


def meant(word: str, known: Iterable[str]) -> list[str]:
    """The words among ``known`` that ``word`` may be a slip of, the nearest of them."""
    most = 0 if len(word) < SHORT else 1 if len(word) < LONG else 2
    best = most
    found: list[str] = []
    for each in known if most else ():
        if each[0] != word[0] and each[1:2] != word[1:2]:
            continue
        count = slips(word, each, best)
        if count <= best:
            found = [each] if count < best or not found else [*found, each]
            best = count
    return found
