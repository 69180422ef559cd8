"""The gaps in phrases: ``{name}`` is filled, ``{{`` and ``}}`` stand for braces."""

from __future__ import annotations

import re
from collections.abc import Mapping

_GAP = r"\{\{|\}\}|\{([^{}]*)\}"


def fill(phrase: str, values: Mapping[str, str]) -> str:
    """``phrase`` with each gap filled once; ``…`` shows where nothing is known."""

    def one(found: re.Match[str]) -> str:
        return found[0][0] if found[1] is None else values.get(found[1], "…")

    return re.sub(_GAP, one, phrase)


def gaps(*phrases: str) -> set[str]:
    """The names that ``phrases`` have gaps for."""
    return {found[1] for phrase in phrases for found in re.finditer(_GAP, phrase) if found[1]}


def loose(phrase: str) -> bool:
    """Whether a brace in ``phrase`` belongs to no gap."""
    return any(brace in re.sub(_GAP, "", phrase) for brace in "{}")
