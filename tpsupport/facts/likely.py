"""Whether a text that stands in a pack could be anybody's answer to a fact, at any time."""

from __future__ import annotations

from datetime import UTC, datetime

from tpsupport.errors import UsageError
from tpsupport.facts.parse import parse
from tpsupport.facts.rules import Rules
from tpsupport.pack.library import Library
from tpsupport.pack.models import Fact

_FINE = {"facts.errors.address_needs_network", "facts.errors.amount_zero"}
"""Why an answer may be refused whose like an example may give."""


def likely(library: Library, fact: Fact, text: str, network: str | None) -> bool:
    """Whether ``text`` is a value of ``fact``, on the network of this key, if one is known."""
    rules = Rules(library, datetime.max.replace(tzinfo=UTC))
    try:
        parse(fact, text, rules, {"network": network} if network else {})
    except UsageError as error:
        return error.code in _FINE
    return True
