"""Write the words that tokens of requests are made of, from the pack: for a new version only.

What a version's file holds must never change once tokens of it are about. For another one, raise
``VERSION`` in ``tpsupport/desk/paste/envelope.py`` and run this.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tpsupport.checks.registry import declarations
from tpsupport.desk.paste import squeeze
from tpsupport.desk.paste.envelope import VERSION
from tpsupport.desk.plan import read_plan
from tpsupport.pack.library import Library
from tpsupport.pack.models import Ask, End, Step
from tpsupport.trees.forest import read_one
from tpsupport.trees.stub import codes

LARGEST = 32_000
"""Bytes that deflate can look back to."""


def texts(library: Library) -> Iterator[str]:
    """What people say: the answers to choose from, examples, and the keywords of every tree."""
    trees = [read_one(library, name) for name in library.tree_ids]
    asked = [node.own for tree in trees for node in tree.nodes.values() if isinstance(node, Ask)]
    for language in library.languages:
        for own in asked:
            yield from (each[language] for each in (own.options or {}).values()) if own else ()
        for fact in library.facts.values():
            yield from (
                each[language]
                for each in (fact.prompt, fact.help or {}, fact.example or {})
                if each
            )
    for tree in trees:
        yield from (" ".join(words) for words in tree.keywords.values())


def names(library: Library) -> Iterator[str]:
    """What records are made of: questions and their answers, steps, checks, ends, networks."""
    for name in library.tree_ids:
        tree = read_one(library, name)
        for node in tree.nodes.values():
            if isinstance(node, Ask) and node.own:
                yield from (node.fact, *(node.own.options or ()))
            elif isinstance(node, Step):
                yield f"{node.id}=not_fixed"
        yield from (f"{name}\t\t{node.id}" for node in tree.nodes.values() if isinstance(node, End))
    for check, declared in declarations().items():
        yield from (f"{check}\t{code}\t" for code in codes(declared.causes))
    yield from library.networks
    for fact in library.facts.values():
        yield from fact.options or ()


def usual(library: Library) -> Iterator[str]:
    """How the answers of most requests follow each other; the most usual come last."""
    plan = read_plan(library)
    placed = [fact for chapter in plan.chapters for fact in chapter.facts]
    yield "\t".join(fact for fact in placed if fact not in plan.always)
    yield "\t".join(plan.always)
    yield "\n".join(("insufficient funds for gas * price + value", "", "USDC", "0x\x02"))
    yield "\n".join(("\x05+08:00", "", "tron", "USDT", "100", "\x02", "\x04"))
    yield "\n".join(("android", "2.9.1", "google_play", "@gmail.com", "network\tok\t!"))


def words(library: Library) -> bytes:
    """All of it, each once, the most usual last."""
    found = dict.fromkeys([*texts(library), *names(library)])
    whole = "\n".join([*found, *usual(library), ""]).encode()
    return whole[-LARGEST:].split(b"\n", 1)[1] if len(whole) > LARGEST else whole


if __name__ == "__main__":
    file = Path(squeeze.__file__).with_name(f"words-{VERSION}.txt")
    file.write_bytes(words(Library.open()))
