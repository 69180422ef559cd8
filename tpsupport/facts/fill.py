"""Texts with placeholders: each ``{fact}`` becomes the words for the fact's value."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tpsupport.case import Value
from tpsupport.facts.show import show
from tpsupport.pack.library import Library
from tpsupport.pack.models import Fact
from tpsupport.pack.shape import PLACEHOLDER


def fill(
    text: str,
    facts: Mapping[str, Value],
    find: Callable[[str], Fact | None],
    language: str,
    library: Library,
) -> str:
    """``text`` with its placeholders filled from ``facts``; ``find`` declares each fact."""
    if "{" not in text:
        return text
    known = {name: find(name) for name in PLACEHOLDER.findall(text)}
    shown = {
        name: show(fact, facts.get(name), language, library) for name, fact in known.items() if fact
    }
    return PLACEHOLDER.sub(lambda found: shown.get(found[1], found[0]), text)
