"""A finding in one sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tpsupport.case import Finding
from tpsupport.text import in_language

if TYPE_CHECKING:
    from tpsupport.pack.library import Library

_PLACE = re.compile(r"\{(\w+)\}")


AREAS = ("checks", "chain_checks")
"""The files of phrases in which checks have their words."""


def title(check: str, library: Library, language: str) -> str:
    """What the check is called."""
    return library.phrase(_first(library, f"{check}.title"), language)


def about(check: str, library: Library, language: str) -> str:
    """What the check looks at, in one or two sentences."""
    return library.phrase(_first(library, f"{check}.about"), language)


def _first(library: Library, *names: str) -> str:
    """The first of these phrases that there is; the last one if there is none."""
    known = [f"{area}.{name}" for name in names for area in AREAS]
    return next((name for name in known if library.phrase_text(name)), known[-1])


def summary(finding: Finding, library: Library, language: str) -> str:
    """What ``finding`` means: the phrase of its cause, else of its status, else that of any check.

    Its evidence fills the placeholders, and what that lacks is left open. :raises KeyError: if the
    pack has none of these phrases.
    """
    name, text = template(finding, library, language)
    blanks = dict.fromkeys(set(_PLACE.findall(text)) - {"product"}, "…")
    return library.phrase(name, language, **{**blanks, **finding.evidence})


def places(finding: Finding, library: Library, language: str) -> list[str]:
    """What of its evidence the sentence about ``finding`` wants to know."""
    return sorted(set(_PLACE.findall(template(finding, library, language)[1])))


def template(finding: Finding, library: Library, language: str) -> tuple[str, str]:
    """The phrase that tells of ``finding``: its name, and its words with placeholders."""
    check, code = finding.check, finding.code.replace(".", "_")
    name = _first(library, f"{check}.{code}", f"{check}.{finding.status}", f"common.{code}")
    return name, in_language(library.phrase_text(name) or {"": ""}, language)
