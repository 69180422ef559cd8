"""Telephone numbers, and accounts of messengers on which the product has none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpsupport.official.allow import Absent, Allow
from tpsupport.official.verdict import Subject

AROUND = 24
"""So many characters on either side say whether a contact is given as support."""

PHONE = "phone"
"""The key of ``absent`` that telephone numbers belong to."""

_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_.+-])(?:\+\d{1,3}[ -]?(?:\(?\d{1,4}\)?[ -]?){1,4}\d{2,4}"
    r"|(?:400|800)[ -]?\d{3,4}[ -]?\d{3,4}|1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]\d{7,8}"
    r"|\(\d{3}\) ?\d{3}-\d{4}|1-8\d\d-\d{3}-\d{4})(?![A-Za-z0-9_-])"
)
_ACCOUNT = (
    r"(?:号码|账号|号|群|id)?[ :：=是为]{0,3}([A-Za-z][A-Za-z0-9_-]{4,29}|\d{5,12})(?![A-Za-z0-9_])"
)

Placed = tuple[int, Subject]


def contacts(text: str, allow: Allow) -> Iterator[Placed]:
    """The telephone numbers and messenger accounts in ``text``, with their places.

    Links and mail addresses are blanked in ``text``: their names say nothing about an account.
    """
    numbers = list(_NUMBER.finditer(text))
    for found in numbers:
        claimed = _claimed(text, found, allow)
        yield found.start(), Subject("phone", found[0].strip(), claimed=claimed, platform=PHONE)
    lowered = text.lower()
    for absent in allow.absent:
        if not any(word in lowered for word in absent.words):
            continue
        accounts = numbers if absent.id == PHONE else list(_accounts(absent, text))
        for found in accounts if absent.id != PHONE else ():
            claimed = _claimed(text, found, allow)
            yield found.start(), Subject("contact", found[1], claimed=claimed, platform=absent.id)
        yield from _spoken(absent, text, accounts, allow)


def _accounts(absent: Absent, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?:{_any(absent.words)}){_ACCOUNT}", text, re.IGNORECASE)


def _spoken(
    absent: Absent, text: str, accounts: list[re.Match[str]], allow: Allow
) -> Iterator[Placed]:
    """Words such as “WeChat support” that name no account, where none stands near them."""
    words, claims = _any(absent.words), _any(allow.lore.words["claims"])
    spoken = rf"(?:{words})[^\S\n]?(?:{claims})|(?:{claims})的?[^\S\n]?(?:{words})"
    near = {at // AROUND for found in accounts for at in (found.start() - AROUND, *found.span())}
    for found in re.finditer(spoken, text, re.IGNORECASE):
        if found.start() // AROUND not in near:
            yield found.start(), Subject("contact", found[0], claimed=True, platform=absent.id)


def _any(words: tuple[str, ...] | frozenset[str]) -> str:
    """A pattern of any of ``words``; Latin ones stand alone."""
    return "|".join(
        rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])" if word.isascii() else re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    )


def _claimed(text: str, found: re.Match[str], allow: Allow) -> bool:
    """Whether the words around speak of support, or of the product."""
    around = text[max(0, found.start() - AROUND) : found.end() + AROUND].lower()
    folded = allow.lore.folding.skeleton(around)
    return any(word in around for word in allow.lore.words["claims"]) or any(
        brand.skeleton in folded for brand in allow.brands if len(brand.skeleton) >= 5
    )
