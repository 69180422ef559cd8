"""From a finished conversation to a case: its facts, its findings, its end, and its times."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from tpsupport.case import Case, Finding, Value
from tpsupport.cli.diagnose.conversation import Conversation
from tpsupport.cli.diagnose.questions import legal_values
from tpsupport.cli.prompt.protocol import BACK
from tpsupport.desk.request import missing
from tpsupport.errors import UsageError
from tpsupport.pack.models import End, Fact
from tpsupport.trees.walk import Walk


def case_of(
    conversation: Conversation, done: Walk, more: Mapping[str, Value], started: datetime
) -> Case:
    """The record of the walk, with what was asked for the request beside it."""
    end = done.end
    return Case(
        tree=conversation.forest.start,
        digest=conversation.forest.digest,
        language=conversation.session.language,
        started=started.isoformat(timespec="seconds"),
        finished=conversation.rules.now.isoformat(timespec="seconds"),
        facts={**done.facts, **more},
        findings=tuple(_last_of_each(done.findings)),
        path=done.path,
        end_tree=done.tree.id,
        end=end.id if end else "",
        outcome=end.outcome if end else None,
    )


def _last_of_each(findings: tuple[Finding, ...]) -> list[Finding]:
    """A check that was run again after a step counts with what it saw last."""
    return list({finding.key: finding for finding in findings}.values())


def gather(
    conversation: Conversation, done: Walk, end: End, *, ask: bool, required: bool
) -> dict[str, Value]:
    """What the request needs beside the walk: from the answers at hand, else asked once.

    :raises UsageError: if nobody can be asked and the end requires it; every fact is named.
    """
    wanted = missing(conversation.session.library, end, done.tree.id, done.facts)
    answers = conversation.answers
    known = {fact.id: answers[fact.id] for fact in wanted if fact.id in answers}
    open_facts = [fact for fact in wanted if fact.id not in known]
    if not ask:
        if open_facts and required:
            raise UsageError("missing_answers", facts=_named(conversation, open_facts))
        return known
    if open_facts:
        conversation.prompter.say(conversation.session.say("cli.diagnose.report_next"))
    return {**known, **_asked(conversation, done, open_facts)}


def _asked(conversation: Conversation, done: Walk, facts: list[Fact]) -> dict[str, Value]:
    """The answers of a person, who may go back from one question to the one before.

    They are kept in the conversation as they come, so that none is lost by an interruption.
    """
    replies: dict[str, Value] = {}
    at = 0
    while at < len(facts):
        fact = facts[at]
        question = conversation.question(fact, {**done.facts, **replies})._replace(
            at=at + 1,
            most=len(facts),
            can_go_back=at > 0,
            prefill=replies.get(fact.id),
        )
        reply = conversation.put(question)
        if reply is BACK:
            at -= 1
        else:
            replies[fact.id] = conversation.answers[fact.id] = reply
            at += 1
    return replies


def _named(conversation: Conversation, facts: list[Fact]) -> str:
    session = conversation.session
    return "; ".join(f"{fact.id} ({legal_values(session, fact)})" for fact in facts)
