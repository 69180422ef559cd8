"""Everything in a pack that can be found, each thing once, with the texts it is found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from tpsupport.pack.models import Ask, End, Step
from tpsupport.search.chosen import NO_CHOICE, Choice, choices
from tpsupport.search.entry import Entry, Fields

if TYPE_CHECKING:
    from tpsupport.pack.library import Library
    from tpsupport.pack.models import Tree
    from tpsupport.pack.search_reader import Message, Words
    from tpsupport.text import Text

    Asked = Mapping[str, Words]
    Ways = Mapping[str, Mapping[str, Choice]]

Found = tuple[Entry, Fields]


def gather(library: Library, asked: Asked, messages: Iterable[Message]) -> list[Found]:
    """Trees first, in their order, then ends, then messages."""
    trees = [library.tree(name) for name in library.tree_ids]
    found = [_tree(tree, asked) for tree in trees]
    found += _ends(trees, asked)
    homes = {
        f"{tree}/{entry.node}": (entry.tree, *entry.also)
        for entry, _ in found
        for tree in (entry.tree, *entry.also)
    }
    there = {tree.id for tree in trees}
    known = [each for each in messages if each.go.partition("/")[0] in there]
    return [*found, *(_message(each, homes.get(each.go, ())) for each in known)]


def _tree(tree: Tree, asked: Asked) -> Found:
    entry = Entry("tree", tree.id, "", (), "", "", tree.title, tree.summary, (), ())
    ends = [node for node in tree.nodes.values() if isinstance(node, End)]
    own = (node.own for node in tree.nodes.values() if isinstance(node, Ask))
    questions = [fact for fact in own if fact]
    steps = [node.text for node in tree.nodes.values() if isinstance(node, Step)]
    options = [text for fact in questions for text in (fact.options or {}).values()]
    return entry, {
        "title": _texts([tree.title]),
        "keywords": [*chain(*tree.keywords.values())],
        "asked": [*chain(*asked.get(tree.id, {}).values())],
        "summary": _texts([tree.summary]),
        "options": _texts(options),
        "inside": _texts([fact.prompt for fact in questions] + steps),
        "ends": _texts([end.title for end in ends]),
    }


def _ends(trees: Sequence[Tree], asked: Asked) -> Iterator[Found]:
    """Each end once: an ending that trees share, or that says the same, belongs to the first."""
    homes: dict[tuple[str, ...], list[tuple[str, End]]] = {}
    for tree in trees:
        for node in tree.nodes.values():
            if isinstance(node, End):
                key = (*node.title.values(), *node.because.values())
                homes.setdefault(key, []).append((tree.id, node))
    ways = {tree.id: choices(tree) for tree in trees}
    for places in homes.values():
        yield _end(places, asked, ways)


def _end(places: Sequence[tuple[str, End]], asked: Asked, ways: Ways) -> Found:
    """An end with the trees that have it, the first of them its own."""
    (tree, end), *others = places
    said = [asked.get(f"{name}/{each.id}", {}) for name, each in places]
    led = [ways[name].get(each.id, NO_CHOICE) for name, each in places]
    also = [name for name, _ in others]
    about = (end.outcome, "", end.title, end.because, end.advice, end.sources)
    return Entry("end", tree, end.id, also, *about), {
        "title": _texts([end.title]),
        "asked": [text for each in said for texts in each.values() for text in texts],
        "chosen": _texts([text for each in led for text in each.alone]),
        "near": _texts([text for each in led for text in each.among]),
        "because": _texts([end.because]),
        "advice": _texts(end.advice),
    }


def _message(message: Message, homes: Sequence[str]) -> Found:
    """An error message; ``homes`` are all trees that have the end that it leads to."""
    tree, _, node = message.go.partition("/")
    title = dict.fromkeys(message.means, message.says[0])
    also = [home for home in homes if home != tree]
    entry = Entry(
        "message", tree, node, also, "", message.id, title, message.means, (), [message.source]
    )
    return entry, {"says": message.says, "because": _texts([message.means])}


def _texts(texts: Sequence[Text]) -> list[str]:
    return [words for text in texts for words in text.values()]
