"""One diagnosis in as many calls as there are questions; nothing is kept but what checks saw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING, Any

from tpsupport.checks.registry import declarations
from tpsupport.cli.answers import Sheet
from tpsupport.cli.assistant.halting import Halting, Wanted, described
from tpsupport.cli.diagnose.consultation import Consultation, Wish
from tpsupport.cli.session import Session
from tpsupport.errors import UsageError
from tpsupport.facts.local import Local
from tpsupport.trees.proof import load

if TYPE_CHECKING:
    from tpsupport.case import Finding
    from tpsupport.cli.diagnose.conversation import Conversation
    from tpsupport.pack.models import End
    from tpsupport.trees.walk import Walk

SCHEMA_VERSION = 1
_FRESH = 120.0
"""Seconds for which a finding answers for the next calls of the same diagnosis."""
_ASKS_A_PERSON = ("escalate", "danger")


@dataclass(slots=True)
class Memory:
    """What checks saw a moment ago, so that each is run once for a diagnosis."""

    _seen: dict[tuple[str, str], tuple[float, Finding]] = field(default_factory=dict)

    def of(self, tree: str) -> dict[str, Finding]:
        """The findings of a diagnosis by ``tree`` that are still fresh."""
        until = monotonic() - _FRESH
        self._seen = {key: each for key, each in self._seen.items() if each[0] > until}
        return {key: each for (home, key), (_, each) in self._seen.items() if home == tree}

    def keep(self, tree: str, findings: Mapping[str, Finding]) -> None:
        """Keep what is new."""
        for key, finding in findings.items():
            self._seen.setdefault((tree, key), (monotonic(), finding))


def diagnose(
    session: Session,
    memory: Memory,
    tree: str,
    answers: Mapping[str, str | None],
    *,
    look_up: bool = False,
    request: bool = False,
) -> dict[str, Any]:
    """How far ``answers`` lead in ``tree``: the question that comes next, or the end.

    ``look_up``: checks may ask others about public data; without it each is ``unknown``.
    ``request``: write the request also where the customer may do without.

    :raises UsageError: for a tree or an answer that is none, and for a secret.
    """
    conversation = _conversation(session, tree, answers, look_up=look_up)
    if look_up:
        conversation.findings.update(memory.of(tree))
    wanted, so_far = None, None
    try:
        so_far = conversation.talk()
    except Wanted as open_question:
        wanted = described(open_question.question)
    if look_up:
        memory.keep(tree, conversation.findings)
    done = so_far or conversation.walk()
    return {
        "schema_version": SCHEMA_VERSION,
        "tree": tree,
        "wanted": wanted,
        "facts": dict(done.facts),
        "findings": [_seen(session, each) for each in done.findings],
        "end": _ended(conversation, done, request=request) if done.end else None,
    }


def _conversation(
    session: Session, tree: str, answers: Mapping[str, str | None], *, look_up: bool
) -> Conversation:
    wish = Wish(tree, Sheet("answers", tree=tree, answers=answers), offline=not look_up)
    consultation = Consultation(session, wish, datetime.now(Local()))
    forest = load(session.library, tree, declarations())
    try:
        conversation = consultation.conversation(forest, Halting())
    except UsageError as error:
        error.details.pop("place", None)
        raise
    conversation.asks_consent = False
    return conversation


def _seen(session: Session, finding: Finding) -> dict[str, Any]:
    from tpsupport.desk import words

    return {
        "check": finding.check,
        "status": finding.status,
        "cause": finding.cause,
        "summary": words.summary(finding, session.library, session.language),
        "hosts": list(finding.hosts),
    }


def _ended(conversation: Conversation, done: Walk, *, request: bool) -> dict[str, Any]:
    """The end as JSON values, with the request where a person must help or it is wished for."""
    from tpsupport.cli.diagnose.casework import case_of, gather
    from tpsupport.desk.request import missing
    from tpsupport.desk.result import result_lines

    session, end = conversation.session, _end(done)
    more = gather(conversation, done, end, ask=False, required=False)
    case = case_of(conversation, done, more, conversation.rules.now)
    lines = result_lines(case, conversation.forest, session.library, session.language)
    wanted = missing(session.library, end, done.tree.id, case.facts)
    asks = request or end.outcome in _ASKS_A_PERSON
    return {
        "tree": done.tree.id,
        "end": end.id,
        "outcome": end.outcome,
        "text": "\n".join(lines),
        "missing": [described(conversation.question(each, case.facts)) for each in wanted]
        if asks
        else [],
        "request": _request(conversation, case) if asks else "",
    }


def _end(done: Walk) -> End:
    assert done.end is not None
    return done.end


def _request(conversation: Conversation, case: Any) -> str:
    from tpsupport.cli.diagnose.delivery import gate
    from tpsupport.desk.render import render

    session, forest = conversation.session, conversation.forest
    return render(case, forest, session.library, "text", release=gate(session, case, forest))
