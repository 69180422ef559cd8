"""From an answer as it was typed to the canonical text of its fact."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from tpsupport.case import Value
from tpsupport.facts.rules import Answer, Rules, refusal
from tpsupport.pack.models import Fact
from tpsupport.text import clean

LONGEST = 20_000
"""Characters; a longer answer is not looked at, whatever it is meant to be."""

_MODULES = {
    "choice": ("choice", 300),
    "network": ("network", 100),
    "address": ("address", 600),
    "tx_hash": ("transaction", 2048),
    "token": ("coin", 200),
    "amount": ("amount", 100),
    "time": ("moment", 120),
    "contact": ("contact", 320),
    "version": ("version", 200),
    "link": ("link", 2048),
    "files": ("files", 16_000),
    "text": ("prose", LONGEST),
}
"""Type of fact to the module that reads it, and the most characters it takes."""

_NOTHING: Mapping[str, Value] = {}


def parse(fact: Fact, raw: str, rules: Rules, known: Mapping[str, Value] = _NOTHING) -> str:
    """``raw`` as the canonical text of ``fact``; ``known`` are the facts of the case so far.

    What it gives is stable: parsed again, it stays the same.

    :raises UsageError: with a phrase under ``facts.errors``, if it is no such value; and whatever
        ``rules.admit`` raises.
    """
    if len(raw) > LONGEST:
        raise refusal("too_long", length=len(raw), limit=LONGEST)
    text = rules.admit(raw, fact.type) if rules.admit else raw
    module, limit = _MODULES[fact.type]
    if fact.type == "files":
        text = raw  # a masked path leads nowhere
    if not clean(text).strip():
        raise refusal("empty")
    if len(text.strip()) > limit:
        raise refusal("too_long", length=len(text.strip()), limit=limit)
    read = import_module(f"tpsupport.facts.{module}").read
    canonical: str = read(Answer(fact, text, rules, known))
    return canonical
