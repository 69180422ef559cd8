"""From a value as a request shows it to the canonical text of its fact, as far as that goes."""

from __future__ import annotations

import re

from tpsupport.case import Value
from tpsupport.desk.paste.labels import bare
from tpsupport.facts.network import networks
from tpsupport.pack.library import Library
from tpsupport.pack.models import Fact

_UNBROKEN = ("address", "tx_hash", "link", "version", "amount")
"""Types whose values hold no space: one in them is where a line was broken."""
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?.*?([+-]\d\d:\d\d)")


def option(fact: Fact, shown: str) -> str | None:
    """The option that ``shown`` is the label of, in any language."""
    wanted = bare(shown)
    for name, label in (fact.options or {}).items():
        if wanted in map(bare, label.values()):
            return name
    return None


def value(fact: Fact, shown: str, language: str, library: Library) -> Value:
    """What ``shown`` stands for; ``None`` if it says that there is nothing.

    :raises ValueError: if it is none of the options.
    """
    if bare(shown) == bare(library.phrase("request.none", language)):
        return None
    if fact.type == "choice":
        found = option(fact, shown)
        if found is None:
            raise ValueError(shown[:40])
        return found
    if fact.type == "network":
        names = {
            bare(name): key
            for key, each in networks(library).items()
            for name in each["name"].values()
        }
        return names.get(bare(shown), shown)
    if fact.type == "time":
        return _moment(shown)
    return "".join(shown.split()) if fact.type in _UNBROKEN else shown


def _moment(shown: str) -> str:
    found = _MOMENT.match(shown)
    return f"{found[1]}T{found[2] or '00:00'}{found[3]}" if found else shown
