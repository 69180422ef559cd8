"""Faults put into any document: a word misspelt, a value empty or of another type, an entry twice.

Nothing is known of what the document says; every fault is one of its shape.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from .mutate import Mutant, line, place

WRONG = {"a number": "5", "nothing": "null", "blanks": '"  "'}
Inside = tuple[yaml.Node, yaml.Node]


def entries(node: yaml.Node) -> Iterator[Inside]:
    """Every entry of every mapping and list, with its key, or with itself in a list."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key, value
            yield from entries(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield item, item
            yield from entries(item)


def faults(text: str) -> Iterator[Mutant]:
    """One-fault copies of a document."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert root
    for key, value in entries(root):
        start = place(value)
        end = start + len(text[start : value.end_mark.index].rstrip())
        wrong = dict(WRONG)
        wrong["another type"] = "[x]" if isinstance(value, yaml.ScalarNode) else "x"
        for what, new in wrong.items():
            yield _fault(f"{what}: {text[start:end][:40]}", key, (start, end, new))
        if key is not value and isinstance(key, yaml.ScalarNode) and not key.style:
            behind = place(key) + len(key.value)
            yield _fault(f"misspelt: {key.value}", key, (behind, behind, "_x"))
            if not value.end_mark.column or text[end : end + 1] == "\n":
                blank = "\n" + " " * key.start_mark.column
                again = text[place(key) : end]
                last = line(key) + again.count("\n") + 1
                edit = (end, end, blank + again)
                yield Mutant(f"twice: {key.value}", (edit,), last, frozenset({"duplicate_key"}))


def _fault(what: str, at: yaml.Node, edit: tuple[int, int, str]) -> Mutant:
    return Mutant(what, (edit,), line(at), frozenset(), 1)
