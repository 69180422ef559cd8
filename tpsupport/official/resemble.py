"""Resemblance of one label with one brand, and the trick that makes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tpsupport.official import edits
from tpsupport.official.brand import Brand
from tpsupport.official.lore import Lore

MAX_LABEL = 63
_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Label:
    """A part of a host, an account's name, or a mailbox, in the forms that are compared."""

    text: str
    skeleton: str
    bare: str
    """The skeleton in which no two letters were taken for one."""
    joined: str
    parts: tuple[str, ...]
    """The skeletons of what stands between its separators."""


def label(text: str, lore: Lore) -> Label:
    """``text`` in its compared forms; what is longer than a label can be is cut."""
    text = text[:MAX_LABEL].lower()
    skeleton = lore.folding.skeleton
    parts = [part for part in _BETWEEN.split(text) if part]
    return Label(
        text,
        skeleton(text),
        lore.folding.bare(text),
        lore.folding.joined(text),
        tuple(skeleton(part) for part in parts) if len(parts) > 1 else (),
    )


def resemble(one: Label, brand: Brand, lore: Lore, *, near: bool) -> str:
    """The trick by which ``one`` is like ``brand``: ``exact``, another, or none.

    ``near``: it stands at an official ending or is an account's name, where less is enough.
    """
    if one.skeleton == brand.skeleton:
        return _disguise(one.text, brand)
    if one.bare != one.skeleton:
        trick = _resemble(replace(one, skeleton=one.bare), brand, lore, near=near)
        if trick:
            return trick
    return _resemble(one, brand, lore, near=near)


def _resemble(one: Label, brand: Brand, lore: Lore, *, near: bool) -> str:
    if one.skeleton == brand.skeleton:
        return _disguise(one.text, brand)
    if brand.skeleton in one.skeleton or brand.joined in one.joined:
        longer = len(one.skeleton) - len(brand.skeleton)
        if _beside(one, brand, lore):
            return "extra_letter" if longer == 1 else "added_word"
    if brand.strict and not near:
        return ""
    if len(brand.skeleton) >= 5 and edits.without_repeats(one.skeleton) == brand.flat:
        longer = len(one.skeleton) > len(brand.skeleton)
        return "extra_letter" if longer else "missing_letter"
    return _edited(one, brand, lore, near=near) or _heard(one, brand, lore)


def _disguise(text: str, brand: Brand) -> str:
    """Which disguise falls off when ``text`` is folded to the brand."""
    if text == brand.name:
        return "exact"
    if _BETWEEN.sub("", text) == _BETWEEN.sub("", brand.name):
        return "hyphen"
    if not text.isascii():
        return "confusable"
    return "leet" if _digits(text, brand) else "similar"


def _digits(text: str, brand: Brand) -> bool:
    return any(each.isdigit() and each not in brand.name for each in text)


def _beside(one: Label, brand: Brand, lore: Lore) -> bool:
    """Whether what stands beside the brand in ``one`` makes it an imitation."""
    size = len(brand.skeleton)
    affixes = lore.posing if brand.ordinary else lore.affixes
    free = (size >= 8 or not brand.name.isascii()) and not brand.strict and len(brand.core) > 3
    for form, name in ((one.skeleton, brand.skeleton), (one.joined, brand.joined)):
        for at in _places(form, name):
            left, right = form[:at], form[at + len(name) :]
            if size < 8 and len(left + right) == 1:
                continue
            if free or (
                only_affixes(left, affixes) and (not brand.strict or only_affixes(right, affixes))
            ):
                return True
    return not brand.strict and any(part.startswith(brand.skeleton) for part in one.parts)


def _places(text: str, name: str) -> Iterable[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def only_affixes(rest: str, affixes: frozenset[str]) -> bool:
    """Whether ``rest`` is nothing but affixes and digits, or empty."""
    ends = [True] + [False] * len(rest)
    for end in range(1, len(rest) + 1):
        ends[end] = any(
            ends[start] and (rest[start:end] in affixes or rest[start:end].isdigit())
            for start in range(max(0, end - 20), end)
        )
    return ends[-1]


def _edited(one: Label, brand: Brand, lore: Lore, *, near: bool) -> str:
    """The edit that turns the brand into ``one``, or into a part of it."""
    reach = brand.near_reach if near else brand.reach
    if not reach:
        return ""
    shared = len(edits.pairs(one.skeleton) & brand.pairs)
    if shared < len(brand.skeleton) - 1 - 3 * reach:
        return ""
    whole = _ordinary(one, one.skeleton, lore)
    forms = (one.skeleton, *one.parts, *_peeled(one.skeleton, brand, reach, lore))
    for form in dict.fromkeys(forms):
        away = edits.distance(form, brand.skeleton, reach)
        kept = _keeps_core(form, brand)
        if away > reach or not (kept or (near and away == 1)):
            continue
        plainly = near and kept and away <= max(brand.reach, 1)
        if plainly or not (whole or _ordinary(one, form, lore)):
            return edits.kind(form, brand.skeleton)
    inside = (
        len(brand.skeleton) >= 10
        and not whole
        and shared >= len(brand.skeleton) - 4
        and edits.near_inside(one.skeleton, brand.skeleton)
    )
    return "changed_letters" if inside else ""


def _keeps_core(form: str, brand: Brand) -> bool:
    """A core of two letters must be there, swapped at most: it is all that the name has."""
    if len(brand.core) > 2 or sorted(form) == sorted(brand.skeleton):
        return True
    if brand.skeleton.startswith(brand.core):
        return form.startswith(brand.core)
    return form.endswith(brand.core)


def _ordinary(one: Label, form: str, lore: Lore) -> bool:
    """Whether ``form`` is two or more ordinary words, written without any disguise."""
    if one.joined not in {one.text, one.text.replace("-", "")} or any(map(str.isdigit, one.text)):
        return False
    ends = [True] + [False] * len(form)
    for end in range(3, len(form) + 1):
        ends[end] = any(
            ends[start] and form[start:end] in lore.ordinary
            for start in range(max(0, end - 12), end - 2)
        )
    return ends[-1]


def _peeled(skeleton: str, brand: Brand, reach: int, lore: Lore) -> Iterable[str]:
    """What is left of a label, about as long as the brand, when affixes are taken off its ends.

    Affixes of two letters stay: they are parts of too many words.
    """
    low, high = len(brand.skeleton) - reach, len(brand.skeleton) + reach
    for start in (0, *range(3, len(skeleton) - low + 1)):
        if only_affixes(skeleton[:start], lore.affixes):
            for end in range(start + low, min(start + high, len(skeleton)) + 1):
                rest = skeleton[end:]
                if len(rest) not in {1, 2} and only_affixes(rest, lore.affixes):
                    yield skeleton[start:end]


def _heard(one: Label, brand: Brand, lore: Lore) -> str:
    heard = lore.folding.heard(one.text)
    if not heard:
        return ""
    close = edits.distance(heard, brand.skeleton, brand.reach) <= brand.reach
    return "transliterated" if close or brand.skeleton in heard else ""
