"""A conversation: walk, ask for what is wanted, and walk again until the end is reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from tpsupport.case import Finding, Value
from tpsupport.cli.diagnose.questions import question_for, step_question, visited
from tpsupport.cli.prompt.protocol import (
    BACK,
    Option,
    Progress,
    Prompter,
    Question,
    Reply,
)
from tpsupport.cli.session import Session
from tpsupport.facts.rules import Rules
from tpsupport.pack.models import Ask, Check, Fact, Step
from tpsupport.trees.forest import Forest
from tpsupport.trees.measure import Measures, longest
from tpsupport.trees.stub import stub
from tpsupport.trees.walk import Walk, walk, wanted_finding

if TYPE_CHECKING:
    from tpsupport.checks.context import Context
    from tpsupport.cli.consent import Consent

RETESTS = 2


class Conversation:
    """The answers and findings so far, and the ways to get more.

    ``context`` makes the surroundings of a check that tells of its progress. ``found`` are findings
    that were brought along, check to ``status.cause``; they are not looked at again.
    ``asks_consent``: there is a person who is asked before something of theirs is looked up.
    """

    def __init__(
        self,
        session: Session,
        forest: Forest,
        prompter: Prompter,
        context: Callable[[Progress], Context],
        rules: Rules,
        answers: Mapping[str, Value] = {},
        found: Mapping[str, str] = {},
        *,
        asks_consent: bool = False,
    ) -> None:
        self.session, self.forest, self.prompter = session, forest, prompter
        self.context, self.rules = context, rules
        self.answers, self.found = dict(answers), found
        self.asks_consent = asks_consent
        self.consent: Consent | None = None
        self.findings: dict[str, Finding] = {}
        self.prefill: dict[str, Value] = {}
        self.measures: Measures = forest.ahead or longest(forest)

    def walk(self) -> Walk:
        """How far it has come."""
        return walk(self.forest, self.answers, self.findings)

    def talk(self) -> Walk:
        """Go on until an end is reached."""
        while not (so_far := self.walk()).end:
            node = so_far.node
            if isinstance(node, Ask):
                fact = node.own or self.forest.facts[node.fact]
                self.ask(fact, so_far)
            elif isinstance(node, Check):
                self.check(node, so_far)
            elif isinstance(node, Step):
                self.step(node, so_far)
        return so_far

    def question(self, fact: Fact, facts: Mapping[str, Value]) -> Question:
        """The question for a fact, wherever in the conversation it comes."""
        return question_for(self.session, fact, self.forest, self.rules, facts)

    def put(self, question: Question) -> Reply:
        """Put a question to whoever answers."""
        body = self.prompter.choose if question.options else self.prompter.write
        return body(question)

    def ask(self, fact: Fact, so_far: Walk) -> None:
        """Put one question; its answer, or a step back, changes what the next walk sees."""
        reply = self.put(self.placed(self.question(fact, so_far.facts), so_far))
        if reply is BACK:
            self.back(so_far)
        else:
            self.answers[fact.id] = reply

    def step(self, node: Step, so_far: Walk) -> None:
        """Show one step and hear whether it helped; with a retest, a check says so."""
        if self.brought(f"{node.id}:{node.retest}", node, so_far):
            return
        tries = 0
        while True:
            question = step_question(self.session, node, self.forest, so_far.facts, tried=tries > 0)
            reply = self.prompter.choose(self.placed(question, so_far))
            if reply is BACK:
                self.back(so_far)
                return
            if reply != "retest":
                self.answers[node.id] = reply
                return
            finding = self.look(node.retest or "", node, so_far)
            tries += 1
            if finding.status in ("ok", "warn") or tries >= RETESTS:
                self.findings[wanted_finding(node, so_far.facts)[0]] = finding
                return

    def check(self, node: Check, so_far: Walk) -> None:
        """Run the check that is wanted, or take the finding that was brought along."""
        if not self.brought(node.check, node, so_far):
            key = wanted_finding(node, so_far.facts)[0]
            self.findings[key] = self.look(node.check, node, so_far)

    def brought(self, name: str, node: Check | Step, so_far: Walk) -> bool:
        """Take the finding ``name`` if it was brought along; it is marked as not seen here."""
        if name not in self.found:
            return False
        key, arguments = wanted_finding(node, so_far.facts)
        told = stub(name, self.found[name])
        self.findings[key] = told._replace(arguments=arguments, evidence={"brought": True})
        return True

    def look(self, name: str, node: Check | Step, so_far: Walk) -> Finding:
        """Run one check now, showing how it goes on and what it saw."""
        from dataclasses import replace

        from tpsupport.checks import runner
        from tpsupport.desk import words

        arguments = wanted_finding(node, so_far.facts)[1]
        library, language = self.session.library, self.session.language
        title = words.title(name, library, language)
        may_look = self.may_look(name, arguments)
        with self.prompter.working({name: title}) as progress:
            context = self.context(progress)
            context = context if may_look else replace(context, offline=True)
            [finding] = runner.run([(name, arguments)], context).values()
        seen = words.summary(finding, library, language)
        self.prompter.say(self.session.say("cli.diagnose.found", title=title, words=seen))
        return finding

    def may_look(self, name: str, arguments: Mapping[str, str]) -> bool:
        """Whether a check may send what it is asked about; its hosts are told before."""
        context = self.context(lambda *_: None)
        if context.offline or not arguments:
            return True
        if self.consent is None:
            from tpsupport.cli.consent import Consent

            self.consent = Consent(self.session, self.prompter, self.asks_consent)
        return self.consent.allows(name, arguments, context)

    def back(self, so_far: Walk) -> None:
        """Drop the last answer that a person gave; it comes back as the next one's default."""
        for visit in reversed(so_far.path):
            tree = self.forest.trees[visit.tree]
            node = tree.nodes[visit.node]
            name = node.fact if isinstance(node, Ask) else node.id
            if isinstance(node, Step):
                for key in [each for each in self.findings if each.startswith(f"{node.id}:")]:
                    del self.findings[key]
            if isinstance(node, Ask | Step) and name in self.answers:
                self.prefill[name] = self.answers.pop(name)
                return

    def placed(self, question: Question, so_far: Walk) -> Question:
        """The question with its place: how far along, a way back, and what was said before."""
        done = sum(visit.kind in ("ask", "step") for visit in so_far.path)
        ahead = self.measures.get((so_far.tree.id, so_far.node.id), 1)
        asked = [visit for visit in so_far.path if visit.kind in ("ask", "step")]
        return question._replace(
            at=done + 1,
            most=done + max(ahead, 1),
            can_go_back=bool(asked),
            prefill=self.prefill.get(question.id),
        )

    def change(self, so_far: Walk) -> None:
        """Let the user pick an answer to drop; it comes back as the next one's default."""
        question = Question(
            "change",
            self.session.say("cli.diagnose.change"),
            tuple(self.given(so_far)),
            can_go_back=True,
        )
        reply = self.prompter.choose(question) if question.options else BACK
        if isinstance(reply, str):
            self.prefill[reply] = self.answers.pop(reply)

    def given(self, so_far: Walk) -> Iterator[Option]:
        """Every answer on the path, as an option that says what was asked and answered."""
        for visit in so_far.path:
            node = self.forest.trees[visit.tree].nodes[visit.node]
            name = node.fact if isinstance(node, Ask) else node.id
            if not isinstance(node, Ask | Step) or name not in self.answers:
                continue
            asked, answer = visited(self.session, node, self.forest, self.answers[name])
            label = self.session.say("cli.diagnose.change_one", asked=asked, answer=answer)
            yield Option(name, label)
