"""What the lines of a request begin with, in one of the pack's languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tpsupport.desk import words
from tpsupport.desk.paste.keep import once
from tpsupport.desk.paste.views import folded
from tpsupport.desk.plan import read_plan
from tpsupport.pack.library import Library
from tpsupport.pack.models import check_of
from tpsupport.text import in_language
from tpsupport.trees.forest import Forest

_BETWEEN = r"[\s>|*_]*"
"""What a break within a label may leave there."""


def bare(text: str) -> str:
    """``text`` by its letters and digits alone: no break, mark or case tells it from another."""
    return "".join(each for each in folded(text).casefold() if each.isalnum())


class Labels(NamedTuple):
    """Bare label to what it labels: the name of a fact, or one of the words of a request."""

    language: str
    facts: Mapping[str, str]
    others: Mapping[str, str]
    """``end``, ``skipped``, ``missing``, ``answers`` or ``channels``."""
    titles: frozenset[str]
    """What lines without a label may say: the titles of the sections, and the safety lines."""
    heads: tuple[str, ...]
    """What no text but a request says: its title, its safety lines."""
    pattern: re.Pattern[str]


@once
def labels(library: Library, language: str) -> Labels:
    """The labels of requests in a language."""
    facts = {_label(library, name, language): name for name in library.facts}
    say = library.phrase
    others = {
        say(f"request.label.{name}", language): name
        for name in ("end", "skipped", "missing", "answers", "channels")
    }
    titles = [in_language(chapter.title, language) for chapter in read_plan(library).chapters]
    titles += [
        say(f"request.titles.{name}", language) for name in ("more", "looked", "safety", "token")
    ]
    heads = [in_language(line, language) for line in library.safety.lines]
    heads += [say("request.title", language), say("request.titles.token", language)]
    known = sorted((folded(each) for each in (*facts, *others)), key=len, reverse=True)
    spelt = "|".join(_BETWEEN.join(map(re.escape, each.split())) for each in known)
    return Labels(
        language,
        {bare(label): name for label, name in facts.items()},
        {bare(label): name for label, name in others.items()},
        frozenset(map(bare, (*titles, *heads))),
        tuple(map(bare, heads)),
        re.compile(rf"(?<!\w)({spelt}){_BETWEEN}[:：]", re.IGNORECASE),
    )


def checks(library: Library, forest: Forest, language: str) -> Iterator[tuple[str, str]]:
    """What each check of some trees is called, bare, and its name."""
    names = {check_of(node) for tree in forest.trees.values() for node in tree.nodes.values()}
    for name in sorted(each for each in names if each):
        yield bare(words.title(name, library, language)), name


def _label(library: Library, fact: str, language: str) -> str:
    short = library.phrase_text(f"request.fact.{fact}")
    return in_language(short or library.facts[fact].label, language)
