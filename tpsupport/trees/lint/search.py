"""What search rests on: how users ask, what error messages mean, and the menu of problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tpsupport.pack.about_reader import read_about
from tpsupport.pack.flaw import Flaw, FlawedPackError
from tpsupport.pack.library import ABOUT, Library
from tpsupport.pack.models import End, Tree
from tpsupport.pack.search_reader import read_messages, read_wordings
from tpsupport.pack.shape import Noted, Shape, near, placed
from tpsupport.pack.source import Path_, text_of
from tpsupport.trees.lint.words import worded

Trees = Mapping[str, Tree]


def searched(library: Library, trees: Trees) -> Iterator[Flaw]:
    """The flaws of search.yaml, messages.yaml and the groups of pack.yaml; ``trees`` are all."""
    for name, look in (("search", _wordings), ("messages", _messages), (ABOUT, _groups)):
        try:
            data = library.document(name) if library.has(name) else None
        except FlawedPackError:
            continue
        noted = [] if data is None else look(library, trees, data)
        if noted:
            file = library.file(name)
            yield from placed(noted, text_of(file), str(file))


def _wordings(library: Library, trees: Trees, data: Any) -> list[Noted]:
    shape = Shape(library.languages)
    found = read_wordings(shape, data)
    for key in found.asked:
        _place(shape, trees, ("asked", key), key)
    sent = {
        ("danger", "go"): [each.go for each in found.danger],
        ("vague", "go"): [each.go for each in found.vague],
        ("apart", "of"): [each.of for each in found.apart],
    }
    for (name, key), lists in sent.items():
        for at, places in enumerate(lists):
            for number, place in enumerate(places):
                _place(shape, trees, (name, at, key, number), place)
    return shape.noted


def _messages(library: Library, trees: Trees, data: Any) -> list[Noted]:
    shape = Shape(library.languages)
    found = read_messages(shape, data)
    spoken = []
    for key, message in found.items():
        _place(shape, trees, ("messages", key, "go"), message.go)
        if message.source and message.source not in library.sources:
            wrong = {"source": message.source, **near(message.source, library.sources)}
            shape.note(("messages", key, "source"), "unknown_source", **wrong)
        for language, words in message.means.items():
            path: Path_ = ("messages", key, "means", language)
            spoken.append((path, language, words))
            if "{" in words or "}" in words:
                shape.note(path, "no_placeholder_here")
    return [*shape.noted, *worded(library.safety, spoken)]


def _groups(library: Library, trees: Trees, data: Any) -> list[Noted]:
    noted = read_about(data)
    shape = Shape(library.languages, noted)
    if not noted:
        for at, group in enumerate(data.get("groups", [])):
            for number, tree in enumerate(group["trees"]):
                _place(shape, trees, ("groups", at, "trees", number), tree)
    return shape.noted


def _place(shape: Shape, trees: Trees, path: Path_, place: str) -> None:
    """Note a place that there is not: a tree, or an end of one."""
    tree, _, end = place.partition("/")
    if not place.strip():
        return
    if tree not in trees:
        shape.note(path, "unknown_tree", tree=tree, **shape.near(tree, trees))
    elif end and not isinstance(trees[tree].nodes.get(end), End):
        ends = [node.id for node in trees[tree].nodes.values() if isinstance(node, End)]
        shape.note(path, "unknown_node", node=end, **shape.near(end, ends))
