"""One diagnosis from its wish to its exit code: who asks, what is shown, where the request goes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from tpsupport.checks.registry import declarations
from tpsupport.cli.answers import Sheet, accept_all, brought
from tpsupport.cli.arrival import SAID, Arrival
from tpsupport.cli.diagnose.conversation import Conversation
from tpsupport.cli.prompt.choose import prompter_for, somebody
from tpsupport.cli.prompt.protocol import Option, Prompter, Question
from tpsupport.cli.session import Session
from tpsupport.cli.surroundings import rules_for
from tpsupport.errors import SupportError, UsageError
from tpsupport.trees.proof import load

if TYPE_CHECKING:
    from tpsupport.checks.context import Context
    from tpsupport.cli.prompt.protocol import Progress
    from tpsupport.desk.render import Form
    from tpsupport.pack.models import End
    from tpsupport.trees.forest import Forest
    from tpsupport.trees.walk import Walk

_SOLVED = 0
_PROBLEM = 1


class Wish(NamedTuple):
    """What the command line asked for."""

    problem: str | None = None
    """The name of a tree, or what happened in somebody's own words."""
    sheet: Sheet | None = None
    pairs: Mapping[str, str] = {}
    no_input: bool = False
    offline: bool = False
    timeout: float = 8.0
    request: bool = False
    form: Form = "text"
    output: str | None = None
    copy: bool = False


class Consultation(NamedTuple):
    """Holds one conversation with one person, or with a script."""

    session: Session
    wish: Wish
    started: datetime

    def hold(self) -> int:
        """Talk to the end; the exit code says how it ended."""
        stdin_taken = self.wish.sheet is not None and self.wish.sheet.name == "stdin"
        prompter = prompter_for(self.session, no_input=self.wish.no_input, stdin_taken=stdin_taken)
        if not self.wish.no_input:
            prompter.say(self.session.say("cli.diagnose.welcome"))
        arrival = self.arrive(prompter)
        forest = load(self.session.library, arrival.tree, declarations())
        while arrival.end and not self.wish.request:
            from tpsupport.cli.diagnose.advice import advise

            wanted = advise(self.session, prompter, forest, arrival, self.started)
            if not isinstance(wanted, Arrival):
                return wanted
            arrival = wanted
            forest = load(self.session.library, arrival.tree, declarations())
        conversation = self.conversation(forest, prompter, arrival.said)
        try:
            return self.conclude(conversation)
        except (KeyboardInterrupt, SupportError):
            repeated = {SAID} if self.wish.problem else set()
            if {*conversation.answers} - repeated and not self.wish.no_input:
                self.save(conversation)
            raise

    def arrive(self, prompter: Prompter) -> Arrival:
        """Where to begin: the tree that was named, or what the front door makes of the words."""
        wanted = self.wish.problem
        if wanted is None and self.wish.sheet:
            wanted = self.wish.sheet.tree
            if wanted is not None:
                return Arrival(wanted)
        if wanted in self.session.library.tree_ids:
            return Arrival(str(wanted))
        from tpsupport.cli.diagnose.front_door import FrontDoor

        rules = rules_for(self.session, self.started)
        return FrontDoor(self.session, prompter, rules, somebody(prompter)).enter(wanted)

    def conversation(
        self, forest: Forest, prompter: Prompter, said: str | None = None
    ) -> Conversation:
        """A conversation that knows what the command line and the answers file said.

        ``said``: what happened in somebody's own words, if they said so at the door.
        """
        session, wish = self.session, self.wish
        sheet = wish.sheet or Sheet()
        if sheet.tree not in (None, forest.start):
            raise UsageError(
                "answers_wrong_tree", file=sheet.name, found=sheet.tree, tree=forest.start
            )
        if sheet.digest is not None and sheet.digest != forest.digest:
            prompter.say(session.say("cli.diagnose.other_version"))
        rules = rules_for(session, self.started)
        told = {SAID: said} if said is not None and SAID in forest.facts else {}
        return Conversation(
            session=session,
            forest=forest,
            prompter=prompter,
            context=self.context,
            rules=rules,
            answers={**told, **accept_all(forest, sheet, wish.pairs, rules)},
            found=brought(sheet, declarations()),
            asks_consent=session.settings.ask_before_lookup and somebody(prompter),
        )

    def context(self, progress: Progress) -> Context:
        """The world as checks of this run see it."""
        from tpsupport.checks.context import Context

        settings, nodes = self.session.settings, dict[str, str]()
        if settings.endpoints:
            from tpsupport.cli.endpoint import configured

            nodes = configured(self.session)
        return Context(
            library=self.session.library,
            language=self.session.language,
            timeout=self.wish.timeout,
            offline=self.wish.offline or settings.offline,
            endpoints=nodes,
            progress=progress,
        )

    def conclude(self, conversation: Conversation) -> int:
        """Talk, show the end, and do what the person wants next."""
        while True:
            done = conversation.talk()
            end = done.end
            assert end is not None
            self.show(conversation, done)
            choice = self.next(conversation, end)
            if choice == "change":
                conversation.change(done)
                continue
            if choice == "request":
                self.request(conversation, done, end)
            solved = choice == "solved" or end.outcome == "resolved"
            return _SOLVED if solved else _PROBLEM

    def show(self, conversation: Conversation, done: Walk) -> None:
        """The verdict and the advice, for people."""
        from tpsupport.cli.diagnose.casework import case_of
        from tpsupport.desk.result import result_lines

        case = case_of(conversation, done, {}, self.started)
        lines = result_lines(case, conversation.forest, self.session.library, self.session.language)
        conversation.prompter.say("\n".join(lines))

    def next(self, conversation: Conversation, end: End) -> str:
        """What to do after the end: the person chooses, or the command line did."""
        if self.wish.no_input or self.wish.request:
            return "request"
        choices = ["solved", "request", "change", "quit"]
        if end.outcome in ("escalate", "danger"):
            choices = ["request", "change", "quit"]
        options = [Option(each, self.session.say(f"cli.diagnose.after.{each}")) for each in choices]
        prompt = self.session.say("cli.diagnose.after.prompt")
        return str(conversation.put(Question("next", prompt, tuple(options))))

    def request(self, conversation: Conversation, done: Walk, end: End) -> None:
        """Ask for what is still missing, then deliver the request."""
        from tpsupport.cli.diagnose.casework import case_of, gather
        from tpsupport.cli.diagnose.delivery import deliver

        ask = not self.wish.no_input
        required = end.outcome == "escalate" or self.wish.request
        more = gather(conversation, done, end, ask=ask, required=required)
        case = case_of(conversation, done, more, self.started)
        deliver(self.session, case, conversation.forest, self.wish)

    def save(self, conversation: Conversation) -> None:
        """Print the answers so far as an answers file."""
        from tpsupport.cli.diagnose.resume import answers_file

        forest = conversation.forest
        text = answers_file(forest.start, forest.digest, conversation.answers, conversation.found)
        conversation.prompter.say(self.session.say("cli.diagnose.saved"))
        self.session.result(text)
