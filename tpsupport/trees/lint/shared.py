"""What all trees of a pack rest on: its facts, its sources, its safety, its phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tpsupport.pack.flaw import Flaw, FlawedPackError, flawed
from tpsupport.pack.gaps import gaps, loose
from tpsupport.pack.library import ABOUT, ENDINGS, NOT_TREES, PHRASES, Library
from tpsupport.pack.models import SHARED, Ask, Check, End, Fact, Node, Route, Step, Tree
from tpsupport.pack.shape import Noted, Shape, placed
from tpsupport.pack.source import Path_, text_of
from tpsupport.text import Text
from tpsupport.trees.condition import facts_in
from tpsupport.trees.lint.typed import typed_in
from tpsupport.trees.lint.words import worded

_NOT_READ = (".yml", ".yaml.txt", ".yml.txt")
"""How a file's name ends where somebody's editor took it for something else."""

_NAMING = ("messages", "reply", "request", "search")
"""Documents that may name facts and sources beside the trees."""


def models(library: Library) -> Iterator[Flaw]:
    """What keeps the pack's own models from being read. Without them no tree can be proved."""
    for name in ("languages", "facts", "networks", "sources", "safety"):
        try:
            getattr(library, name)
        except FlawedPackError as error:
            yield from error.flaws
            if name == "languages":
                return


def shared(library: Library) -> Iterator[Flaw]:
    """Flaws in what the facts say, in the titles of sources, and in the order of the trees."""
    facts = ((("facts", name, *path), text) for name, path, text in _facts(library.facts))
    yield from _spoken(library, "facts", facts)
    yield from _placed(library, "facts", [*_unlike(library)])
    sources = library.sources.items()
    titles = ((("sources", name, "title"), source.title) for name, source in sources)
    yield from _spoken(library, "sources", titles)
    there = library.tree_ids
    yield from _placed(
        library,
        ABOUT,
        [
            (("trees", at), "unknown_tree", {"tree": name})
            for at, name in enumerate(library.document(ABOUT).get("trees", []))
            if name not in there
        ],
    )


def _unlike(library: Library) -> Iterator[Noted]:
    """Examples of facts that could be nobody's answer; one in each language only describes it."""
    typed = typed_in(library)
    for name, fact in library.facts.items():
        said = {*(fact.example or {}).values()}
        if len(said) == 1 and (value := said.pop()).strip() and not typed(fact, value, None):
            details: dict[str, object] = {"value": value, "fact": name, "type": fact.type}
            yield ("facts", name, "example"), "no_answer", details


def unused(library: Library, trees: Mapping[str, Tree]) -> Iterator[Flaw]:
    """Facts, sources and endings that nothing names; ``trees`` are those that could be read."""
    others = [name for name in library.tree_ids if name not in trees]
    spoken = [name for name in (*_NAMING, *others) if library.has(name)]
    try:
        named = {word for name in spoken for word in _words(library.document(name))}
        shared = [*library.endings]
    except FlawedPackError:
        return
    for tree in trees.values():
        named.update(f"{SHARED}{each}" for each in tree.endings)
        for node in tree.nodes.values():
            named.update(_named(node))
    lost = [each for each in library.facts if each not in named]
    noted: list[Noted] = [(("facts", each), "unused_fact", {"fact": each}) for each in lost]
    yield from _placed(library, "facts", noted)
    lost = [each for each in library.sources if each not in named]
    noted = [(("sources", each), "unused_source", {"source": each}) for each in lost]
    yield from _placed(library, "sources", noted)
    lost = [each for each in shared if f"{SHARED}{each}" not in named]
    noted = [((ENDINGS, each), "unused_ending", {"ending": each}) for each in lost]
    yield from _placed(library, ENDINGS, noted)


def _named(node: Node) -> Iterator[str]:
    """The facts and sources that a node names."""
    match node:
        case Ask():
            yield node.fact
        case Check() | Step():
            yield from (node.arguments or {}).values()
        case End():
            yield from (*node.needs, *node.sources)
        case Route():
            yield from (fact for way in node.branches for _, fact, _ in facts_in(way.when))


def _words(data: Any) -> Iterator[str]:
    """Every word that stands in ``data`` as a value or a key."""
    waiting = [data]
    while waiting:
        match waiting.pop():
            case str() as word:
                yield word
            case dict() as inside:
                waiting += [*inside, *inside.values()]
            case list() as inside:
                waiting += inside


def documents(library: Library) -> Iterator[Flaw]:
    """Flaws of every other document, as far as they can be seen from here, and of the phrases."""
    for file in sorted(library.directory.glob("[!.]*")):
        if file.name.endswith(_NOT_READ):
            yield from flawed(str(file), "other_ending").flaws
    for name in NOT_TREES:
        if library.has(name):
            yield from _readable(library, name)
    for file in sorted((library.directory / PHRASES).glob("[!.]*.yaml")):
        name = f"{PHRASES}/{file.stem}"
        flaws = [*_readable(library, name)]
        yield from flaws
        if not flaws:
            shape = Shape(library.languages)
            _phrases(shape, library, library.document(name), (), file.stem)
            yield from _placed(library, name, shape.noted)


def _readable(library: Library, name: str) -> Iterator[Flaw]:
    try:
        library.document(name)
    except FlawedPackError as error:
        yield from error.flaws


def _phrases(shape: Shape, library: Library, data: Any, path: Path_, name: str) -> None:
    """A phrase, or a mapping of phrases."""
    inside = shape.mapping(data, path, (), None)
    if not any(language in inside for language in library.languages):
        for key, each in inside.items():
            _phrases(shape, library, each, (*path, key), f"{name}.{key}")
        return
    text = shape.text(data, path, alike=False)
    for language, words in text.items():
        if loose(words):
            shape.note((*path, language), "lone_brace")
    if known := library.beneath and library.beneath.phrase_text(name):
        filled = {"product", *gaps(*known.values())}
        for language, words in text.items():
            for gap in sorted(gaps(words) - filled):
                shape.note((*path, language), "unfilled_placeholder", name=gap)


def _facts(facts: Mapping[str, Fact]) -> Iterator[tuple[str, Path_, Text]]:
    for name, fact in facts.items():
        for key in ("label", "prompt", "help", "example", "skip"):
            if text := getattr(fact, key):
                yield name, (key,), text
        for option, text in (fact.options or {}).items():
            yield name, ("options", option), text


def _spoken(library: Library, name: str, texts: Iterator[tuple[Path_, Text]]) -> Iterator[Flaw]:
    """What is said in many places asks for no secret, and nothing there fills a placeholder."""
    spoken = [
        ((*path, language), language, words)
        for path, text in texts
        for language, words in text.items()
    ]
    noted = [*worded(library.safety, spoken)]
    noted += [
        (path, "no_placeholder_here", {})
        for path, _, words in spoken
        if "{" in words or "}" in words
    ]
    return _placed(library, name, noted)


def _placed(library: Library, name: str, noted: list[Noted]) -> Iterator[Flaw]:
    if noted:
        file = library.file(name)
        yield from placed(noted, text_of(file), str(file))
