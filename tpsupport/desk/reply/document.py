"""A reply, and the list of all of them, as JSON values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from tpsupport.desk.reply.compose import Reply
from tpsupport.desk.reply.desk import Desk
from tpsupport.desk.reply.draft import PLACE
from tpsupport.pack.models import End
from tpsupport.text import in_language

SCHEMA_VERSION = 1


class Origin(Protocol):
    """What was answered: how a pasted request came back."""

    @property
    def verified(self) -> bool | None: ...
    @property
    def problems(self) -> Sequence[tuple[str, str]]: ...


def document(reply: Reply, origin: Origin) -> dict[str, Any]:
    """The reply by the schema in ``docs/schemas/reply.schema.json``."""
    letter, channel = reply.letter, reply.channel
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "reply",
        "code": f"{reply.code}-{letter.language}",
        "end": {
            "tree": letter.tree,
            "node": letter.end,
            "outcome": reply.outcome,
            "title": reply.title,
        },
        "language": letter.language,
        "channel": letter.channel,
        "tone": letter.tone,
        "subject": reply.subject,
        "text": reply.text,
        "parts": [{"id": part, "text": said} for part, said in reply.parts],
        "dropped": list(reply.dropped),
        "missing": list(reply.missing),
        "length": reply.length,
        "limit": channel.limit,
        "counts": channel.counts,
        "verified": origin.verified,
        "problems": [{"code": code, "words": words} for code, words in origin.problems],
    }


def ends(desk: Desk, tree: str | None = None) -> Iterator[dict[str, Any]]:
    """Every end that a reply can be written from: its code, title, and the facts that it uses."""
    library = desk.library
    for name in [tree] if tree else library.tree_ids:
        for node in library.tree(name).nodes.values():
            if isinstance(node, End):
                yield {
                    "tree": name,
                    "node": node.id,
                    "outcome": node.outcome,
                    "code": f"{desk.book.code}-{name}-{node.id}",
                    "title": {each: in_language(node.title, each) for each in library.languages},
                    "facts": list(_facts(desk, name, node)),
                }


def _facts(desk: Desk, tree: str, end: End) -> Iterator[str]:
    """The facts that a reply from there says, and those that it asks for."""
    texts = (
        *end.title.values(),
        *end.because.values(),
        *(w for a in end.advice for w in a.values()),
    )
    said = [name for text in texts for name in PLACE.findall(text)]
    told = [
        name for text in desk.book.tells for line in text.values() for name in PLACE.findall(line)
    ]
    wanted = desk.plan.wanted(tree, end.id, end.needs) if end.outcome in desk.book.ask_at else ()
    known = desk.library.facts
    yield from dict.fromkeys(
        name for name in (*said, *end.needs, *wanted, *told) if name in known or name in said
    )
