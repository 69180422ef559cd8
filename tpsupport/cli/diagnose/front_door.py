"""The front door: from what somebody says happened to the tree, or the end, that they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tpsupport.cli.arrival import SAID, Arrival
from tpsupport.cli.prompt.protocol import Option, Prompter, Question
from tpsupport.cli.session import Session
from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from tpsupport.facts.rules import Rules
    from tpsupport.search.find import Answer, Hit

_NAME = re.compile(r"[a-z0-9_-]{3,64}")
_CLOSE = 0.75
_SHOWN = 3
_NONE = "none"


@dataclass(frozen=True, slots=True)
class FrontDoor:
    """Receives one person, or one command line."""

    session: Session
    prompter: Prompter
    rules: Rules
    somebody: bool
    """Whether there is a person to ask."""

    def enter(self, words: str | None) -> Arrival:
        """Where ``words`` lead; without any, what a person says or picks from the menu.

        :raises UsageError: where nobody can be asked, and it is not clear what is meant.
        :raises SecretFound: if the words hold a secret.
        """
        from tpsupport.cli.menu import pick

        if words is None and self.somebody:
            words = self.ask()
        if words is None:
            return Arrival(pick(self.session, self.prompter, grouped=self.somebody))
        mistyped = self.mistyped(words)
        if mistyped and not self.somebody:
            raise UsageError("unknown_tree", tree=words, nearest=mistyped)
        said = self.accepted(words)
        return self.search(said, mistyped)

    def ask(self) -> str | None:
        """What happened, in the person's own words; ``None`` for the menu."""
        say = self.session.say
        question = Question(
            SAID,
            say("find.door.prompt"),
            help=say("find.door.help"),
            example=say("find.door.example"),
            skip=say("find.door.skip"),
            accept=self.accepted,
        )
        reply = self.prompter.write(question)
        return reply if isinstance(reply, str) else None

    def accepted(self, words: str) -> str:
        """``words`` as the fact holds them.

        :raises SecretFound: if they hold a secret.
        """
        from tpsupport.facts.parse import parse
        from tpsupport.pack.models import Fact

        return parse(Fact(SAID, "text", {}, {}), words, self.rules)

    def mistyped(self, words: str) -> str:
        """The tree whose name ``words`` nearly is; empty if they are not meant as a name."""
        from difflib import get_close_matches

        if not _NAME.fullmatch(words):
            return ""
        return next(iter(get_close_matches(words, self.session.library.tree_ids, 1, _CLOSE)), "")

    def search(self, said: str, mistyped: str) -> Arrival:
        """The tree or end that is meant; a person confirms it, if there is one."""
        from tpsupport.search.find import find
        from tpsupport.search.kept import index_of

        answer = find(index_of(self.session.library), said, _SHOWN)
        for hit in answer.hits:
            if hit.entry.kind == "tree" and said in hit.entry.title.values():
                return Arrival(hit.entry.tree)
        if self.somebody:
            return self.confirm(said, mistyped, answer.hits)
        if not answer.sure:
            allowed = self.candidates(answer)
            if _NAME.fullmatch(said):
                raise UsageError("unknown_tree", tree=said, allowed=allowed)
            raise UsageError("unclear_problem", allowed=allowed)
        return Arrival(answer.hits[0].entry.tree, said=said)

    def candidates(self, answer: Answer) -> str:
        """What may be meant, each with what to type for it."""
        if not answer.hits:
            return " | ".join(self.session.library.tree_ids)
        found = {hit.entry.tree: self.session.words(hit.entry.title) for hit in answer.hits}
        return "; ".join(f"{tree} ({title})" for tree, title in found.items())

    def confirm(self, said: str, mistyped: str, hits: Sequence[Hit]) -> Arrival:
        """One choice among the nearest; the menu, if it is none of them."""
        from tpsupport.cli.menu import pick, title

        say = self.session.say
        options = [Option(mistyped, title(self.session, mistyped))] if mistyped else []
        options += [self.option(hit) for hit in hits if hit.entry.tree != mistyped]
        if options:
            question = Question(
                "tree",
                say("find.door.which"),
                (*options, Option(_NONE, say("find.door.none"))),
            )
            chosen = str(self.prompter.choose(question))
            if chosen != _NONE:
                tree, _, end = chosen.partition("/")
                return Arrival(tree, end, None if mistyped == chosen else said)
        else:
            self.prompter.say(say("find.nothing_near"))
        return Arrival(pick(self.session, self.prompter, grouped=True), said=said)

    def option(self, hit: Hit) -> Option:
        """A hit to choose: a tree to go through, or an end whose advice can be read at once."""
        entry = hit.entry if hit.entry.kind != "message" else hit.answer or hit.entry
        title = self.session.words(entry.title)
        danger = hit.alarm or entry.outcome == "danger"
        kind = "danger" if danger else entry.kind
        return Option(entry.place, self.session.say(f"find.door.{kind}", title=title))
