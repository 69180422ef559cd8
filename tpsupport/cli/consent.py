"""Before something is looked up: who will see it, and whether that may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tpsupport.cli.prompt.protocol import Option, Question
from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tpsupport.checks.check import Contact
    from tpsupport.checks.context import Context
    from tpsupport.cli.prompt.protocol import Prompter
    from tpsupport.cli.session import Session

_FEW = 3
_OURS = ("address", "tx_hash")
"""Types of facts that say something about a person when somebody is asked about them."""


def who_sees(session: Session, contacts: Iterable[Contact]) -> list[str]:
    """For each purpose a line with what will be seen, and by which hosts: the first few."""
    purposes: dict[str, list[str]] = {}
    for contact in contacts:
        hosts = purposes.setdefault(contact.why, [])
        if contact.host not in hosts:
            hosts.append(contact.host)
    return [_line(session, why, hosts) for why, hosts in purposes.items()]


def tell_hosts(session: Session, contacts: Iterable[Contact]) -> None:
    """Say who will see what is looked up, before anybody does."""
    for line in who_sees(session, contacts):
        session.tell(line)


def _line(session: Session, why: str, hosts: list[str]) -> str:
    shown = session.say("cli.look_up.comma").join(hosts[:_FEW])
    if len(hosts) > _FEW:
        shown = session.say(
            "cli.look_up.more", hosts=shown, more=len(hosts) - _FEW, count=len(hosts)
        )
    return session.say("cli.look_up.hosts", why=session.say(why), hosts=shown)


@dataclass(slots=True)
class Consent:
    """What the person said, once for a run, to looking up what they gave."""

    session: Session
    prompter: Prompter
    ask: bool
    """Whether somebody is there to be asked, and wants to be."""
    given: bool | None = None

    def allows(self, check: str, arguments: Mapping[str, str], context: Context) -> bool:
        """Whether the check may look; the first time its hosts are told, and the person asked.

        Always, where nothing of the person's would be sent, or nothing may be sent anyway.
        """
        from tpsupport.checks.registry import load

        declared = load(check)
        types = {declared.arguments[name].rstrip("?") for name in arguments}
        if context.offline or types.isdisjoint(_OURS):
            return True
        contacts = declared.contacts(context, **arguments)
        if not contacts:
            return True
        if self.given is None:
            self.prompter.say("\n".join(who_sees(self.session, contacts)))
            self.given = self._answer() if self.ask else True
        return self.given

    def _answer(self) -> bool:
        """Yes or no; it is no where the person has gone."""
        try:
            return self.prompter.choose(self._question()) == "yes"
        except UsageError:
            return False

    def _question(self) -> Question:
        say = self.session.say
        options = tuple(Option(each, say(f"cli.look_up.{each}")) for each in ("yes", "no"))
        return Question("look_up", say("cli.look_up.ask"), options, help=say("cli.look_up.help"))
