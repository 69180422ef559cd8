"""Whether a value that an example gives could be anybody's answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from tpsupport.pack.library import Library
from tpsupport.pack.models import Fact

TYPES = ("address", "tx_hash", "amount", "version", "link")
"""Types of which not every text is a value, whenever and on whatever machine it is read."""

Typed = Callable[[Fact, str, str | None], bool]
"""Whether the text can be an answer to the fact, on the network of this key, if one is known."""


def anything(*_: object) -> bool:
    """Every text can."""
    return True


def typed_in(library: Library) -> Typed:
    """What can be an answer in the pack; each is read once."""

    @cache
    def once(name: str, text: str, network: str | None) -> bool:
        from tpsupport.facts.likely import likely

        return likely(library, library.facts[name], text, network)

    return lambda fact, text, network: fact.type not in TYPES or once(fact.id, text, network)
