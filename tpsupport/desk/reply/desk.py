"""What a desk writes with: the pack's book, plan, trees, and the drafts made so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tpsupport.desk.plan import Plan, read_plan
from tpsupport.desk.reply.book import Book, Occasion
from tpsupport.desk.reply.book_reader import read_book
from tpsupport.desk.reply.draft import Draft, draft
from tpsupport.errors import PackError, UsageError
from tpsupport.pack.library import Library
from tpsupport.pack.models import Ask, End, Fact
from tpsupport.pack.safety import sentences
from tpsupport.pack.shape import near
from tpsupport.text import in_language

_MOST_DRAFTS = 4096


@dataclass(frozen=True)
class Desk:
    """Everything that replies are made of; each is read once."""

    library: Library
    _drafts: dict[tuple[str, Occasion], Draft] = field(default_factory=dict)
    _facts: dict[tuple[str, str], Fact | None] = field(default_factory=dict)

    @cached_property
    def book(self) -> Book:
        """The pack's reply.yaml."""
        return read_book(self.library)

    @cached_property
    def plan(self) -> Plan:
        """The pack's request.yaml."""
        return read_plan(self.library)

    @cached_property
    def trees(self) -> tuple[str, ...]:
        """The trees of the pack."""
        return self.library.tree_ids

    @cached_property
    def official(self) -> Mapping[str, Mapping[str, str]]:
        """By language: the places that the pack fills, the same in every reply."""
        return {language: self._official(language) for language in self.library.languages}

    def end(self, tree: str, name: str) -> End:
        """The end ``name`` of ``tree``.

        :raises UsageError: if the pack has no such end.
        """
        if tree not in self.trees:
            raise UsageError("unknown_tree", tree=tree[:80], **near(tree, self.trees))
        node = self.library.tree(tree).nodes.get(name)
        if not isinstance(node, End):
            ends = self.ends(tree)
            raise UsageError(
                "reply.errors.unknown_end", end=name[:80], tree=tree, **near(name, ends)
            )
        return node

    def ends(self, tree: str) -> tuple[str, ...]:
        """The ends of a tree."""
        nodes = self.library.tree(tree).nodes
        return tuple(name for name, node in nodes.items() if isinstance(node, End))

    def fact(self, tree: str, name: str) -> Fact | None:
        """A shared fact, or a question of the tree's own."""
        key = tree, name
        if key not in self._facts:
            node = self.library.tree(tree).nodes.get(name)
            own = node.own if isinstance(node, Ask) else None
            self._facts[key] = self.library.facts.get(name) or own
        return self._facts[key]

    def draft(self, occasion: Occasion, language: str) -> Draft:
        """The draft for an occasion."""
        key = language, occasion
        if key not in self._drafts:
            if len(self._drafts) >= _MOST_DRAFTS:
                self._drafts.clear()
            end = self.end(occasion.tree, occasion.end)
            self._drafts[key] = draft(self.book, end, occasion, language, self.official[language])
        return self._drafts[key]

    def _official(self, language: str) -> dict[str, str]:
        voice = self.book.voices[language]
        lines = self.library.safety.lines
        line = voice.address.tell(in_language(lines[0], language)) if lines else ""
        short = next(sentences(line), "")
        return {
            "product": in_language(self.library.product, language),
            "safety": line,
            "safety_short": line[: line.find(short) + len(short) + 1] if short else "",
            **self._channels(),
        }

    def _channels(self) -> dict[str, str]:
        """The best official address for support of each kind, empty where the pack names none."""
        try:
            entries = self.library.document("channels")["channels"].values()
            found = [
                str(each.get("address", ""))
                for each in entries
                if each["for"] == "support" and each["standing"] == "official"
            ]
        except (PackError, OSError, KeyError, TypeError, AttributeError):
            found = []
        return {
            "link": next((each for each in found if each.startswith("https://")), ""),
            "mail": next((each for each in found if "@" in each and "/" not in each), ""),
        }
