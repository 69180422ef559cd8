"""A conversation played for its author: from any node, and checks find what they are told to."""

from __future__ import annotations

from tpsupport.case import STATUSES, Finding
from tpsupport.cli.diagnose.conversation import Conversation
from tpsupport.cli.prompt.protocol import Option, Question
from tpsupport.errors import UsageError
from tpsupport.pack.models import Check, Step
from tpsupport.trees.midway import seen
from tpsupport.trees.stub import stub
from tpsupport.trees.walk import Walk, wanted_finding


class Play(Conversation):
    """Nothing is looked at unless it is ``live``: the author says what a check would find."""

    live = False
    alone = False
    """Whether there is nobody to ask."""

    def walk(self) -> Walk:
        """How far it has come from where it began."""
        return seen(Conversation.walk(self))

    def look(self, name: str, node: Check | Step, so_far: Walk) -> Finding:
        """What the author says that a check sees."""
        if self.live:
            return Conversation.look(self, name, node, so_far)
        found: list[str] = [*node.next] if isinstance(node, Check) else [*STATUSES]
        if self.alone:
            key = name if isinstance(node, Check) else f"{node.id}:{name}"
            raise UsageError("tree_tools.errors.no_finding", check=key, allowed=", ".join(found))
        reply = self.prompter.choose(self._question(name, found))
        _, arguments = wanted_finding(node, so_far.facts)
        finding = stub(name, str(reply))
        return Finding(finding.check, finding.status, finding.cause, arguments)

    def _question(self, name: str, found: list[str]) -> Question:
        from tpsupport.desk import words

        title = words.title(name, self.session.library, self.session.language)
        prompt = self.session.say("tree_tools.play.finds", title=title)
        options = tuple(Option(code, self._seen(name, code)) for code in found)
        return Question(name, prompt, options)

    def _seen(self, name: str, code: str) -> str:
        """What a check would say; a status that has causes may have no words of its own."""
        from tpsupport.desk import words

        try:
            said = words.summary(stub(name, code), self.session.library, self.session.language)
        except KeyError:
            return code
        return f"{code}: {said}"
