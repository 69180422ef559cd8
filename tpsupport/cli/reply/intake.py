"""What a reply is wanted to: an end with facts, a request as it was pasted, or as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from tpsupport.case import Value
from tpsupport.cli.answers import accept, quoted
from tpsupport.cli.session import Session
from tpsupport.cli.surroundings import rules_for
from tpsupport.desk.reply.compose import LONGEST_NAME, one_line
from tpsupport.desk.reply.desk import Desk
from tpsupport.desk.reply.letter import Letter
from tpsupport.errors import SupportError, UsageError
from tpsupport.facts.local import Local
from tpsupport.text import match_language
from tpsupport.trees.forest import Forest

if TYPE_CHECKING:
    from tpsupport.facts.rules import Rules


_FREE = ("contact", "files", "link", "text")
"""Types whose values a request in JSON need not prove: a reply at most quotes a line of them."""


class Wish(NamedTuple):
    """How replies are to be written, as far as it was said."""

    language: str | None = None
    """``None``: the customer's."""
    channel: str = "chat"
    tone: str = "full"
    names: Mapping[str, str] = {}


class Asked(NamedTuple):
    """What is to be answered."""

    tree: str
    end: str
    facts: Mapping[str, Value]
    language: str
    """The customer's."""
    verified: bool | None = None
    """Whether a pasted request came back as it was written; ``None`` if there was none."""
    problems: tuple[tuple[str, str], ...] = ()
    """What is to be known of it: a code, and the words for the desk."""

    @property
    def leaked(self) -> bool:
        """Whether the customer sent a secret along, which was removed."""
        return any(code == "secret" for code, _ in self.problems)


@dataclass(frozen=True)
class Intake:
    """Takes in what comes from outside; whatever is wrong with it is a UsageError."""

    session: Session
    desk: Desk
    _rules: list[Any] = field(default_factory=list)

    @cached_property
    def rules(self) -> Rules:
        """How answers are read."""
        return rules_for(self.session, datetime.now(Local()))

    def letter(self, asked: Asked, wish: Wish) -> Letter:
        """The letter that ``asked`` and ``wish`` make."""
        language = wish.language or asked.language
        return Letter(
            asked.tree,
            asked.end,
            asked.facts,
            language,
            wish.channel,
            wish.tone,
            wish.names,
            leaked=asked.leaked,
        )

    def end(self, place: str, facts: Mapping[str, Any], language: str) -> Asked:
        """The end at ``tree/end`` with facts as people type them."""
        tree, _, end = place.partition("/")
        self.desk.end(tree, end)
        return Asked(tree, end, self.accepted(tree, facts), language)

    def accepted(
        self, tree: str, facts: Mapping[str, Any], known: Mapping[str, Value] | None = None
    ) -> dict[str, Value]:
        """The facts in their canonical form, beside those that are ``known``."""
        library = self.desk.library
        forest = Forest(tree, {tree: library.tree(tree)}, library.facts)
        accepted: dict[str, Value] = dict(known or {})
        for name, value in facts.items():
            try:
                accepted[name] = accept(forest, name, value, self.rules, accepted)
            except UsageError as error:
                error.details["place"] = str(name)[:40]
                raise
        return accepted

    def document(self, data: Mapping[str, Any]) -> Asked:
        """A request in its JSON form. What this pack does not know of it is left out."""
        end = data.get("end")
        facts = data.get("facts")
        if not isinstance(end, dict) or not isinstance(facts, dict):
            raise UsageError("reply.errors.not_a_request")
        tree, node = (str(end.get(key)) for key in ("tree", "node"))
        self.desk.end(tree, node)
        values = {name: one.get("value") for name, one in facts.items() if isinstance(one, dict)}
        kinds = {name: fact.type for name in values if (fact := self.desk.fact(tree, name))}
        free = {name: _plain(values[name]) for name in kinds if kinds[name] in _FREE}
        typed = {name: values[name] for name in kinds if kinds[name] not in _FREE}
        known = self.accepted(tree, typed, free)
        return Asked(tree, node, known, self.spoken(data.get("language")))

    def text(self, text: str) -> Asked:
        """A request as it came back from a chat or a letter, in whichever form."""
        from tpsupport.desk.paste.read import read
        from tpsupport.desk.paste.reading import Problem
        from tpsupport.desk.paste.show import words

        library = self.desk.library
        reading = read(text, library)
        problems = list(reading.problems)
        if _has_secret(text) and not any(each.code == "secret" for each in problems):
            problems.append(Problem("secret"))
        told = [words(each, library, self.session.language) for each in problems]
        case = reading.case
        if case is None or not case.end:
            if told:
                raise UsageError("reply.errors.unreadable", words=" ".join(told))
            raise UsageError("reply.errors.not_a_request")
        self.desk.end(case.end_tree, case.end)
        codes = [each.code for each in problems]
        return Asked(
            case.end_tree,
            case.end,
            case.facts,
            reading.language,
            reading.verified,
            tuple(zip(codes, told, strict=True)),
        )

    def spoken(self, tag: object) -> str:
        """The language that ``tag`` means, or the pack's own."""
        languages = self.desk.library.languages
        return match_language(str(tag), languages) or languages[0]


def names(given: Mapping[str, str | None]) -> dict[str, str]:
    """Names as a reply may say them: one line, not long, no secret.

    :raises SecretFound: if one holds a secret.
    """
    return {
        name: said
        for name, value in given.items()
        if value and (said := one_line(quoted(value), LONGEST_NAME))
    }


def _has_secret(text: str) -> bool:
    """Whether a secret stands anywhere in what was pasted, beside the request as well."""
    from tpsupport.privacy.guard import SecretFound, admit

    try:
        admit(text)
    except SecretFound as error:
        return not error.ambiguous
    except SupportError:
        pass
    return False


def _plain(value: object) -> Value:
    return None if value is None else one_line(str(value))
