"""What the pack knows about imitation: letters, words, places, and names given in public."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tpsupport.official.fold import Folding
from tpsupport.official.verdict import Source
from tpsupport.pack.form import day
from tpsupport.pack.shape import Shape

if TYPE_CHECKING:
    from tpsupport.pack.library import Library
    from tpsupport.pack.source import Path_

DOCUMENT = "lookalikes"
LISTINGS = ("lookalike", "phishing", "fake_account", "dropped", "disputed")
_WORD_LISTS = (
    "affixes",
    "posing",
    "own",
    "words",
    "suffixes",
    "hosting",
    "neutral",
    "open",
    "mail",
    "claims",
    "packages",
    "reversed",
    "passing",
    "files",
    "endings",
)


@dataclass(frozen=True, slots=True)
class Listing:
    """One name that somebody gave in public, and as what."""

    entry: str
    what: str
    source: Source


@dataclass(frozen=True, slots=True)
class Platform:
    """A place of many accounts, and how its links name one."""

    id: str
    name: str
    hosts: tuple[str, ...]
    paths: tuple[tuple[str, ...], ...]
    query: tuple[str, ...]
    skip: frozenset[str]
    schemes: frozenset[str]
    store: bool
    """A name there proves nothing, only the number does."""

    @property
    def query_type(self) -> str:
        """What the parameters of ``query`` name."""
        if self.store:
            return "id"
        return "phone" if ("{phone}",) in self.paths else "handle"


@dataclass(frozen=True, slots=True)
class Lore:
    """The tables of ``lookalikes.yaml``; every word list is a set."""

    folding: Folding
    words: Mapping[str, frozenset[str]]
    """The word lists by their keys."""
    affixes: frozenset[str]
    """What imitators add, joined and as skeletons."""
    posing: frozenset[str]
    """Those of them by which somebody poses as the team."""
    ordinary: frozenset[str]
    """The ordinary words as skeletons."""
    listings: tuple[Listing, ...]
    platforms: tuple[Platform, ...]

    def suffix(self, labels: tuple[str, ...]) -> int:
        """How many of the last ``labels`` are not a name somebody chose, at least 1.

        The ending, an ending of two parts, or a platform that hosts pages for anybody.
        """
        for length in (4, 3, 2):
            if length < len(labels):
                end = ".".join(labels[-length:])
                if end in self.words["suffixes"] or end in self.words["hosting"]:
                    return length
        return 1


def lore(library: Library) -> Lore:
    """The lore of a pack; what is wrong with it is raised as a ``PackError`` with its place."""
    shape = Shape(library.languages)
    found = read_lore(shape, library.document(DOCUMENT))
    library.refuse(DOCUMENT, shape.noted)
    return found


def read_lore(shape: Shape, data: Any) -> Lore:
    """Lore from plain data; flaws go to ``shape``."""
    top = shape.mapping(
        data,
        (),
        ("named", "letters", "sounds", "digits", "pairs", "merged", "platforms", *_WORD_LISTS),
        ("disputed",),
    )
    words = {key: frozenset(_split(shape, top.get(key, ""), (key,))) for key in _WORD_LISTS}
    folding = _folding(shape, top)
    return Lore(
        folding=folding,
        words=words,
        affixes=_folded(words["affixes"], folding),
        posing=_folded(words["posing"], folding),
        ordinary=frozenset(map(folding.skeleton, words["words"])),
        listings=(
            *_listings(shape, top.get("named", []), "named"),
            *_listings(shape, top.get("disputed", []), "disputed"),
        ),
        platforms=tuple(_platforms(shape, top.get("platforms", {}))),
    )


def _folded(words: frozenset[str], folding: Folding) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, folding.skeleton(word)))


def _folding(shape: Shape, top: Mapping[str, Any]) -> Folding:
    merged = shape.string(top.get("merged", ""), ("merged",))
    return Folding(
        letters=_reversed(_strings(shape, top, "letters")),
        sounds=_reversed(_strings(shape, top, "sounds")),
        digits=str.maketrans(
            {key: value for key, value in _strings(shape, top, "digits").items() if len(key) == 1}
        ),
        pairs=tuple(_strings(shape, top, "pairs").items()),
        merged=str.maketrans(dict.fromkeys(merged, merged[-1:])),
    )


def _strings(shape: Shape, top: Mapping[str, Any], key: str) -> dict[str, str]:
    found = shape.mapping(top.get(key, {}), (key,), (), None)
    return {each: shape.string(value, (key, each)) for each, value in found.items()}


def _reversed(table: Mapping[str, str]) -> dict[int, str]:
    return {ord(letter): latin for latin, letters in table.items() for letter in letters}


def _split(shape: Shape, data: Any, path: Path_) -> Iterable[str]:
    return shape.string(data, path).split()


def _listings(shape: Shape, data: Any, key: str) -> Iterable[Listing]:
    for at, each in enumerate(shape.sequence(data, (key,), empty=True)):
        path = (key, at)
        needed = (
            ("by", "seen", "entries") if key == "disputed" else ("by", "seen", "what", "entries")
        )
        found = shape.mapping(each, path, needed)
        source = Source(
            shape.string(found.get("by", ""), (*path, "by")),
            day(shape, found.get("seen", ""), (*path, "seen")),
        )
        what = "disputed"
        if key != "disputed":
            what = shape.one_of(found.get("what", ""), (*path, "what"), LISTINGS[:-1])
        for entry in _split(shape, found.get("entries", ""), (*path, "entries")):
            yield Listing(entry, what, source)


def _platforms(shape: Shape, data: Any) -> Iterable[Platform]:
    entries = shape.mapping(data, ("platforms",), (), None)
    for key, each in entries.items():
        path = ("platforms", key)
        found = shape.mapping(
            each, path, ("name", "hosts"), ("paths", "query", "skip", "schemes", "store")
        )

        def several(name: str, found: Mapping[str, Any] = found, path: Path_ = path) -> list[str]:
            return list(_split(shape, found[name], (*path, name))) if name in found else []

        yield Platform(
            id=shape.identifier(key, path),
            name=shape.string(found.get("name", ""), (*path, "name")),
            hosts=tuple(several("hosts")),
            paths=tuple(tuple(form.strip("/").split("/")) for form in several("paths")),
            query=tuple(several("query")),
            skip=frozenset(several("skip")),
            schemes=frozenset(several("schemes")),
            store="store" in found and shape.flag(found["store"], (*path, "store")),
        )
