"""The stage on which an author plays a tree: what is set, what is found, and what came of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tpsupport.case import Value
from tpsupport.cli.session import Session
from tpsupport.pack.library import Library

if TYPE_CHECKING:
    from tpsupport.cli.tree.authored import Authored
    from tpsupport.cli.tree.playing import Play
    from tpsupport.trees.walk import Walk


@dataclass(slots=True)
class Stage:
    """One play; ``said`` keeps the answers for the next one, in case files were changed."""

    session: Session
    tree: str
    at: str | None
    pairs: Mapping[str, str]
    found: Mapping[str, str]
    live: bool = False
    alone: bool = False
    said: dict[str, Value] = field(default_factory=dict)

    def perform(self) -> tuple[Play, Walk]:
        """Play to the end; files are read anew.

        :raises UsageError: if something is missing and nobody can be asked.
        """
        from tpsupport.cli.tree.authored import authored

        anew = self.session._replace(library=Library.open(self.session.settings.pack))
        talk = self.set_up(authored(anew, self.tree))
        try:
            return talk, talk.talk()
        finally:
            self.said = dict(talk.answers)

    def set_up(self, subject: Authored) -> Play:
        """The conversation before anything is asked."""
        from tpsupport.checks.registry import declarations
        from tpsupport.cli.answers import Sheet, accept_all, brought
        from tpsupport.cli.diagnose.consultation import Consultation, Wish
        from tpsupport.cli.prompt.choose import prompter_for
        from tpsupport.cli.surroundings import rules_for
        from tpsupport.cli.tree.playing import Play
        from tpsupport.facts.local import Local
        from tpsupport.trees.midway import midway

        session = self.session._replace(library=subject.library)
        now = datetime.now(Local())
        rules = rules_for(session, now)
        forest = subject.forest()
        answers = accept_all(forest, Sheet(), self.pairs, rules)
        play = Play(
            session=session,
            forest=midway(forest, self.at, list(self.pairs)) if self.at else forest,
            prompter=prompter_for(session, no_input=self.alone),
            context=Consultation(session, Wish(), now).context,
            rules=rules,
            answers={**self.said, **answers},
            found=brought(Sheet("--found", found=self.found), declarations()),
            asks_consent=session.settings.ask_before_lookup and not self.alone,
        )
        play.live, play.alone = self.live, self.alone
        return play


def verdict(talk: Play, done: Walk) -> Iterator[str]:
    """Which way it went, and what its end says; as wide as the screen is."""
    from tpsupport.cli.diagnose.casework import case_of
    from tpsupport.cli.screen import columns_of
    from tpsupport.cli.tree.paths import line
    from tpsupport.cli.wrap import wrap
    from tpsupport.desk.result import result_lines
    from tpsupport.trees.paths import Path

    session, width = talk.session, columns_of(sys.stdout) - 1
    path = Path(done.path, (done.tree.id, done.node.id), 0)
    way = session.say("tree_tools.play.way", way=line(talk.forest.start, path))
    case = case_of(talk, done, {}, talk.rules.now)
    said = result_lines(case, talk.forest, session.library, session.language)
    for text in (way, "", *said):
        yield from wrap(text, width)


def document(talk: Play, done: Walk) -> dict[str, Any]:
    """The same in JSON values; what was answered stays out but for the way that it took."""
    return {
        "schema_version": 1,
        "tree": talk.forest.start,
        "end": f"{done.tree.id}/{done.node.id}",
        "outcome": done.end.outcome if done.end else None,
        "path": [
            {"tree": visit.tree, "node": visit.node, "outcome": visit.outcome}
            for visit in done.path
        ],
        "findings": [{"check": each.check, "found": each.code} for each in done.findings],
    }
