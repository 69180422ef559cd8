"""Edits: how many letters lie between two names, and of what kind the difference is."""

from __future__ import annotations


def distance(one: str, other: str, limit: int) -> int:
    """Insertions, deletions, replacements and swaps of neighbours; ``limit + 1`` if there are more.

    The optimal string alignment distance, in time proportional to the product of the lengths.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(last) > limit:
            return limit + 1
        before, last = last, row
    return min(last[-1], limit + 1)


def kind(name: str, official: str) -> str:
    """The trick's name for a ``name`` that is one edit or more away from the ``official`` one."""
    if distance(name, official, 1) > 1:
        return "changed_letters"
    if len(name) > len(official):
        return "extra_letter"
    if len(name) < len(official):
        return "missing_letter"
    return "swapped_letters" if sorted(name) == sorted(official) else "changed_letter"


def pairs(text: str) -> frozenset[str]:
    """Every two neighbouring letters of ``text``."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def near_inside(text: str, name: str) -> bool:
    """Whether some part of ``text`` is at most one edit away from ``name``."""
    size = len(name)
    return any(
        distance(text[start : start + length], name, 1) <= 1
        for length in (size - 1, size, size + 1)
        for start in range(len(text) - length + 1)
        if text[start] == name[0] or text[start + length - 1] == name[-1]
    )


def without_repeats(text: str) -> str:
    """``text`` with every run of one letter as a single one."""
    return "".join(each for at, each in enumerate(text) if at == 0 or each != text[at - 1])
