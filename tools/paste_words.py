"""Write the words that tokens of requests are made of, from the pack: for a new version only.

What a version's file holds must never change once tokens of it are about. For another one, raise
``VERSION`` in ``tpsupport/desk/paste/envelope.py`` and run this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from tpsupport.desk.paste import squeeze
from tpsupport.desk.paste.envelope import VERSION
from tpsupport.desk.plan import read_plan
from tpsupport.pack.library import Library
from tpsupport.pack.models import Ask, End, Step
from tpsupport.trees.forest import read_one

LARGEST = 32_000
"""Bytes that deflate can look back to."""
_LIKE_A_TREE = 5
"""Places in which a tree's name counts as being."""


def texts(library: Library) -> Iterator[str]:
    """What people say: the answers to choose from, in no order of trees; questions and examples."""
    trees = [read_one(library, name) for name in library.tree_ids]
    own = [node.own for tree in trees for node in tree.nodes.values() if isinstance(node, Ask)]
    answers = [text for fact in own if fact for text in (fact.options or {}).values()]
    said = {text[language] for text in answers for language in library.languages}
    yield from sorted(said, key=lambda text: crc32(text.encode()))
    for language in library.languages:
        for fact in library.facts.values():
            asked = (fact.prompt, fact.help, fact.example)
            yield from (text[language] for text in asked if text)


def names(library: Library) -> Iterator[str]:
    """What records are made of: trees, ends, questions, answers, steps, networks; then findings.

    Those that are in many places come last, where they cost least.
    """
    trees = [read_one(library, name) for name in library.tree_ids]
    words: Counter[str] = Counter(library.networks)
    found: Counter[str] = Counter()
    for tree in trees:
        words.update([tree.id] * _LIKE_A_TREE)
        for node in tree.nodes.values():
            if isinstance(node, Ask) and node.own:
                words.update([node.fact, *(node.own.options or ())])
            elif isinstance(node, Step | End):
                words[node.id if isinstance(node, End) else f"{node.id}=not_fixed"] += 1
        for example in tree.examples:
            found.update(f"{key.split(':')[-1]}\t{code}\t!" for key, code in example.found.items())
    for fact in library.facts.values():
        words.update(list(fact.options or ()))
    for counted in (words, found):
        yield from sorted(counted, key=lambda name: (counted[name], name))


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
