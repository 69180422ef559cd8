"""From a pack to its index: every field of every entry, weighed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import TYPE_CHECKING

from tpsupport.search import lexicon
from tpsupport.search.gather import gather
from tpsupport.search.index import FINE, Index
from tpsupport.search.kin import kin
from tpsupport.search.knowledge import messages, wordings
from tpsupport.search.lexicon import Lexicon, lexicon_of, phrases, spoken, without
from tpsupport.search.likeness import ways
from tpsupport.search.line import line_of
from tpsupport.search.message import sayings
from tpsupport.search.table import table
from tpsupport.search.terms import terms_of

if TYPE_CHECKING:
    from tpsupport.pack.library import Library
    from tpsupport.search.entry import Entry, Fields
    from tpsupport.search.gather import Found

WEIGHTS = {
    "title": 5.0,
    "keywords": 4.0,
    "asked": 5.0,
    "says": 3.0,
    "chosen": 3.0,
    "near": 1.0,
    "summary": 2.0,
    "because": 1.2,
    "ends": 1.0,
    "options": 1.0,
    "advice": 0.6,
    "inside": 0.5,
}
"""What a word counts by the field that it stands in."""
_ENOUGH = 4.0
"""So much of a word says half of what any amount says."""
_USUAL, _LENGTH = 24.0, 0.35
"""Terms of a usual field, and how far a longer one counts less."""
_LEAST = 0.05
"""What says less of an entry is not kept."""


def build(library: Library) -> Index:
    """The index of a whole pack."""
    said, errors = wordings(library), messages(library)
    found = gather(library, said.asked, errors.values())
    words = lexicon_of(said, library.safety.secret_words)
    spelled = set("".join(phrases(said.spelled, words.letters)).split())
    rows = _rows([fields for _, fields in found], words)
    asked = [(at, text) for at, (_, fields) in enumerate(found) for text in _asked(fields)]
    terms = [_terms(text, words) for _, text in asked]
    rarity = {term: int(row.partition(" ")[0]) / FINE for term, row in rows.items()}
    trees = {each.tree: at for at, (each, _) in enumerate(found) if each.kind == "tree"}
    told = {at: errors[each.id].says for at, (each, _) in enumerate(found) if each.id}
    general = {at for at, (each, _) in enumerate(found) if each.id and errors[each.id].general}
    return Index(
        lexicon=lexicon.packed(words),
        rows=table(rows),
        words=" ".join(sorted(_latin(rows) | spoken(words) | spelled)),
        entries=table(
            {str(at): json.dumps(each, ensure_ascii=False) for at, (each, _) in enumerate(found)}
        ),
        homes=[_homes(each, trees) for each, _ in found],
        kinds="".join(each.kind[0] for each, _ in found),
        places=_places(found),
        ways=table(ways(terms, rarity)),
        aims=[at for at, _ in asked],
        sayings=sayings(told, general, words.letters),
        kin=kin(
            ((phrases(each.words, words.letters), each.of) for each in said.apart),
            [each for each, _ in found],
        ),
    )


def _latin(terms: Iterable[str]) -> set[str]:
    return {term for term in terms if term.isascii() and term.isalnum()}


def _asked(fields: Fields) -> list[str]:
    """The single ways in which a thing is asked for."""
    names = ("title", "keywords", "asked", "chosen")
    return [text for name in names for text in fields.get(name, ())]


def _terms(text: str, words: Lexicon) -> dict[str, float]:
    """The terms of a text as those of a question are: without what is ignored."""
    line = line_of(text, words.letters)
    return terms_of(without(line, words.ignored), words.meanings, line)


def _homes(each: Entry, trees: Mapping[str, int]) -> list[int]:
    """The trees that an entry can be shown in; a message says itself to which one it leads."""
    names = (each.tree,) if each.kind == "message" else (each.tree, *each.also)
    return [trees[name] for name in names]


def _places(found: Sequence[Found]) -> dict[str, int]:
    places: dict[str, int] = {}
    for at, (each, _) in enumerate(found):
        if each.kind != "message":
            for tree in (each.tree, *each.also):
                places[f"{tree}/{each.node}" if each.node else tree] = at
    return places


def _rows(documents: Sequence[Fields], words: Lexicon) -> dict[str, str]:
    """Every term with its rarity and what it says of each document, as far as it says anything."""
    counts: dict[str, dict[int, float]] = defaultdict(dict)
    for at, fields in enumerate(documents):
        for term, count in _counted(fields, words).items():
            counts[term][at] = count
    rows = {}
    for term, there in counts.items():
        rarity = log(1 + (len(documents) - len(there) + 0.5) / (len(there) + 0.5))
        said = {at: rarity * count / (count + _ENOUGH) for at, count in there.items()}
        pairs = [f"{at}:{round(FINE * much)}" for at, much in said.items() if much >= _LEAST]
        rows[term] = " ".join([str(round(FINE * rarity)), *pairs])
    return rows


def _counted(fields: Fields, words: Lexicon) -> dict[str, float]:
    """How much of each term the fields hold, by the weight of each field and its length."""
    counts: dict[str, float] = defaultdict(float)
    for name, texts in fields.items():
        terms: dict[str, float] = defaultdict(float)
        for text in texts:
            for term, count in terms_of(line_of(text, words.letters), words.meanings).items():
                terms[term] += count
        length = 1 + _LENGTH * (sum(terms.values()) / _USUAL - 1)
        for term, count in terms.items():
            counts[term] += WEIGHTS[name] * count / max(length, 0.5)
    return counts
