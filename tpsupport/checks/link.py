"""The link check: is a name, a link or an account official, and if not, is it like one that is?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from tpsupport.case import Finding, Status
from tpsupport.checks.check import UNANSWERED, Contact

if TYPE_CHECKING:
    from tpsupport.checks.context import Context

CAUSES: Mapping[Status, tuple[str, ...]] = {
    "ok": ("official",),
    "warn": ("formerly_official",),
    "fail": ("lookalike", "known_bad"),
    "unknown": ("not_known", *UNANSWERED),
}


class LinkCheck(NamedTuple):
    """Its argument ``link`` is a link, a mail address, an account, or a text with several."""

    name: str = "link"
    arguments: Mapping[str, str] = {"link": "text"}
    causes: Mapping[Status, tuple[str, ...]] = CAUSES

    def contacts(self, context: Context, **facts: str) -> tuple[Contact, ...]:
        """Nobody: the list of official names is in the pack."""
        del context, facts
        return ()

    def run(self, context: Context, **facts: str) -> Finding:
        """The gravest verdict on what ``link`` holds; its evidence is the verdict's record.

        ``resembles`` is the product where no single official name is imitated.
        """
        from tpsupport.official.channels import allow_list
        from tpsupport.official.judge import judge
        from tpsupport.official.verdict import STATUS
        from tpsupport.official.words import record
        from tpsupport.text import in_language

        verdict = judge(facts["link"], allow_list(context.library))
        product = in_language(context.library.product, context.language)
        evidence = record(verdict) | {"resembles": verdict.resembles or product}
        return Finding(self.name, STATUS[verdict.kind], verdict.kind, evidence=evidence)


CHECK = LinkCheck()
