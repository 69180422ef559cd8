"""Scrubbing: secrets replaced by their kind, personal data masked but for a part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tpsupport.privacy.finder import find
from tpsupport.privacy.match import SECRETS, Match

_STAR = "*"


class Scrubbed(NamedTuple):
    """A text that can be shown, and what was removed from it: places in the text as it was."""

    text: str
    removed: tuple[Match, ...]


class Masks:
    """What to write in place of each match; the same value gets the same number.

    ``names`` gives a secret's kind another name than its code.
    """

    def __init__(self, names: Mapping[str, str] | None = None) -> None:
        self._names = names or {}
        self._numbers: dict[tuple[str, int], int] = {}
        self._counts: dict[str, int] = {}

    def over(self, match: Match, value: str) -> str:
        """The text that stands for ``value``."""
        if match.kind in SECRETS:
            name = self._names.get(match.kind, match.kind)
            number = self._number(match.kind, value)
            return f"[{name}]" if number == 1 else f"[{name} {number}]"
        return partly(match.kind, value)

    def _number(self, kind: str, value: str) -> int:
        key = kind, hash(value)
        number = self._numbers.get(key)
        if number is None:
            number = self._counts[kind] = self._counts.get(kind, 0) + 1
            if len(self._numbers) < 10_000:
                self._numbers[key] = number
        return number


def partly(kind: str, value: str) -> str:
    """Personal data with its middle hidden: enough to recognise one's own, no more."""
    if kind == "email":
        name, _, domain = value.partition("@")
        return f"{name[:1]}{_STAR * 3}@{domain}"
    head, tail = {"phone": (3, 4), "id_card": (3, 2), "bank_card": (4, 4)}[kind]
    alnum = [index for index, char in enumerate(value) if char.isalnum()]
    if len(alnum) < head + tail + 3:
        head, tail = 1, 2
    hidden = set(alnum[head : len(alnum) - tail])
    return "".join(_STAR if index in hidden else char for index, char in enumerate(value))


def scrub(text: str, *, contact: bool = False, names: Mapping[str, str] | None = None) -> Scrubbed:
    """``text`` without its secrets and with its personal data masked."""
    removed = find(text, contact=contact)
    return Scrubbed(replace(text, removed, Masks(names)), removed)


def replace(text: str, matches: tuple[Match, ...], masks: Masks) -> str:
    """``text`` with every match masked."""
    out: list[str] = []
    last = 0
    for match in matches:
        out += (text[last : match.start], masks.over(match, text[match.start : match.end]))
        last = match.end
    return "".join((*out, text[last:]))
