"""The beginnings of a tree: whole, right, and to be filled by its author."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tpsupport.pack.models import UNSURE
from tpsupport.pack.writing import mapping, sequence, text
from tpsupport.text import Text


class Seed(NamedTuple):
    """What an author says of a new tree, each text in every language of the pack."""

    name: str
    title: Text
    summary: Text
    keywords: Mapping[str, Sequence[str]]
    question: Text


class Ground(NamedTuple):
    """What a pack gives to every new tree until its author chooses."""

    source: str
    """Something that advice can rest on."""
    need: str
    """A fact that a request can carry."""
    hint: str
    """A comment for whoever is to choose, in one line."""


def skeleton(seed: Seed, ground: Ground, say: Callable[[str], Text]) -> str:
    """The file: one question, two ends, and the examples that come to them.

    ``say`` gives the words that the author is to replace, by their names.
    """
    node = seed.name.replace("-", "_")
    asked = {"self_help": "helped", "escalate": "to_support", UNSURE: "to_support"}
    lines = [
        f"tree: {seed.name}",
        f"title: {text(seed.title)}",
        f"summary: {text(seed.summary)}",
        f"keywords: {mapping({key: sequence(words) for key, words in seed.keywords.items()})}",
        f"start: {node}",
        "",
        "nodes:",
        "",
        f"  {node}:",
        f"    ask: {text(seed.question)}",
        "    options:",
        *(f"      {option}: {text(say(option))}" for option in asked),
        f"    next: {mapping(asked)}",
        "",
        *_end("helped", "self_help", ground, say),
        "",
        *_end("to_support", "escalate", ground, say),
        "",
        "examples:",
        *(line for option, end in asked.items() for line in _example(node, option, end)),
    ]
    return "\n".join(lines) + "\n"


def _example(node: str, option: str, end: str) -> list[str]:
    given = mapping({node: option})
    return [f"  - name: {option}", f"    given: {given}", f"    reaches: {end}"]


def _end(name: str, kind: str, ground: Ground, say: Callable[[str], Text]) -> list[str]:
    needs = [f"    needs: {sequence([ground.need])}"] if kind == "escalate" else []
    return [
        f"  {name}:",
        f"    end: {kind}",
        f"    title: {text(say(f'{kind}_title'))}",
        f"    because: {text(say('because'))}",
        f"    advice: [{text(say('advice'))}]",
        f"    cannot_tell: {text(say('cannot_tell'))}",
        *needs,
        f"    sources: {sequence([ground.source])}  # {ground.hint}",
    ]
