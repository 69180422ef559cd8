"""The single lines of a request: what was told, answered, tried and found."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from tpsupport.case import Case, Finding
from tpsupport.desk import words
from tpsupport.facts.fill import fill
from tpsupport.facts.show import show
from tpsupport.pack.library import Library
from tpsupport.pack.models import UNSURE, End, Fact, Node, Step
from tpsupport.text import Text, clean, in_language
from tpsupport.trees.forest import Forest

_SENTENCE = re.compile(r".+?(?:[。！？]|[.!?](?=\s|$)|$)")
DIGITS = 6
"""Of the hash of the trees: enough to tell one version from another."""
LONGEST_QUESTION, LONGEST_STEP, BRIEF = 40, 48, 20
"""Characters of a question, of a step, and of either where there is little room."""
_LONGEST_FINDING = 100
_FULL = 1_000_000


class Line(NamedTuple):
    """One thing said: ``id`` is a fact, a node or a check; the label may be empty."""

    id: str
    label: str
    value: str
    own: bool = False
    """The value is the pack's own words, with nothing in them from outside."""


class Subject(NamedTuple):
    """A case with what is needed to put it into words."""

    case: Case
    forest: Forest
    library: Library
    language: str
    release: Callable[[str], str]

    @property
    def end(self) -> End | None:
        """Where the case ended, if these trees have that end."""
        node = self.node(self.case.end_tree, self.case.end)
        return node if isinstance(node, End) else None

    def node(self, tree: str, name: str) -> Node | None:
        """A node of one of the trees, if it is there."""
        found = self.forest.trees.get(tree)
        return found.nodes.get(name) if found else None

    def say(self, name: str, /, **values: object) -> str:
        """A phrase of requests."""
        return self.library.phrase(f"request.{name}", self.language, **values)

    def label(self, fact: Fact) -> str:
        """What a request calls a shared fact: in fewer words than the question for it, if any."""
        short = self.library.phrase_text(f"request.fact.{fact.id}")
        return in_language(short or fact.label, self.language)

    def words(self, text: Text) -> str:
        """A text of a tree, its placeholders filled from the case, on one line and released."""
        said = in_language(text, self.language)
        facts = self.case.facts
        filled = fill(said, facts, self.forest.fact, self.language, self.library)
        return self.released(filled)

    def shown(self, name: str) -> str:
        """The value of a fact as people read it, on one line and released."""
        value = self.case.facts.get(name)
        fact = self.forest.fact(name)
        if fact:
            value = show(fact, value, self.language, self.library)
        return self.released(value or "", in_language(fact.label, self.language) if fact else name)

    def released(self, text: str, label: str = "") -> str:
        """``text`` without secrets, escapes and line breaks; what it is called helps to judge it.

        A hash alone cannot be told from a key, a hash that is called one can.
        """
        before = f"{label}: " if label else ""
        freed = self.release(before + clean(text)).removeprefix(before)
        return " ".join(freed.split())


def summary(subject: Subject) -> str:
    """One line: the problem, the network, how much of what, when, and the hash."""
    tree = subject.forest.trees.get(subject.case.end_tree)
    parts = []
    if tree and subject.end:
        title = subject.words(subject.end.title)
        parts.append(subject.say("problem", tree=subject.words(tree.title), end=title))
    facts = subject.case.facts
    parts += [subject.shown("network")] if facts.get("network") else []
    coin = [_short(subject.shown(name)) for name in ("amount", "token") if facts.get(name)]
    parts += [" ".join(coin)] if coin else []
    parts += [subject.shown("happened_at")] if facts.get("happened_at") else []
    if "tx_hash" in facts:
        shown = subject.say("hash", hash=_short(subject.shown("tx_hash")))
        parts.append(shown if facts["tx_hash"] else subject.say("no_hash"))
    return subject.say("semicolon").join(parts)


def given(subject: Subject, names: Sequence[str], none: Collection[str]) -> Iterator[Line]:
    """The facts of the case among ``names``; a skipped one only if it is among ``none``."""
    for name in names:
        fact = subject.library.facts.get(name)
        if fact is None or name not in subject.case.facts:
            continue
        if subject.case.facts[name] is not None:
            yield Line(name, subject.label(fact), subject.shown(name))
        elif name in none:
            yield Line(name, subject.label(fact), subject.say("none"))


def answered(subject: Subject, *, brief: bool) -> Iterator[Line]:
    """The answers to the trees' own questions that say something; if ``brief`` on one line."""
    own = [
        fact
        for name, value in subject.case.facts.items()
        if name not in subject.library.facts and value not in (None, UNSURE)
        if (fact := subject.forest.fact(name))
    ]
    if brief and own:
        limit = {fact.id: BRIEF if fact.options else _FULL for fact in own}
        short = (clipped(subject.shown(name), most) for name, most in limit.items())
        given = subject.say("semicolon").join(short)
        yield Line("answers", subject.say("label.answers"), given)
        return
    for fact in own:
        question = clipped(subject.words(fact.prompt), LONGEST_QUESTION)
        said = subject.say("answered", question=question, answer=subject.shown(fact.id))
        yield Line(fact.id, "", said)


def stepped(subject: Subject, *, brief: bool) -> Iterator[Line]:
    """The steps that the user was shown, and how each went; if ``brief`` in few words."""
    limit = BRIEF if brief else LONGEST_STEP
    for visit in subject.case.path:
        node = subject.node(visit.tree, visit.node)
        if isinstance(node, Step) and visit.outcome:
            step = clipped(first(subject.words(node.text)), limit).rstrip("。.")
            outcome = subject.say(f"step.{visit.outcome}")
            yield Line(node.id, "", subject.say("stepped", step=step, outcome=outcome))


def found(subject: Subject) -> Iterator[Line]:
    """The end that was reached, and what is wrong by each check."""
    case = subject.case
    if case.end:
        yield Line("end", subject.say("label.end"), verdict(case))
    yield from (looked(subject, finding) for finding in case.findings)


def verdict(case: Case) -> str:
    """The end by its name, and the first digits of the hash of the trees that led there."""
    return f"{case.end_tree}/{case.end}/{case.digest[:DIGITS]}".rstrip("/")


def looked(subject: Subject, finding: Finding) -> Line:
    """What one check is called, and what it saw."""
    title, said = checked(subject, finding)
    brought = bool(finding.evidence.get("brought"))
    status = subject.say(f"status.{finding.status}")
    worth = finding.status in ("warn", "fail") and said and not (brought and "…" in said)
    value = subject.say("found", status=status, words=_opening(said)) if worth else status
    if brought:
        value = subject.say("brought", words=value.rstrip("。."))
    return Line(finding.check, title, value)


def checked(subject: Subject, finding: Finding) -> tuple[str, str]:
    """What a check is called and what it saw; empty where its evidence is not at hand."""
    library, language = subject.library, subject.language
    try:
        title = words.title(finding.check, library, language)
    except KeyError:
        title = finding.check
    try:
        said = words.summary(finding, library, language)
    except (KeyError, IndexError, ValueError, AttributeError):
        said = ""
    return title, subject.released(said)


def first(text: str) -> str:
    """The first sentence of ``text``."""
    match = _SENTENCE.match(text)
    return match[0] if match else text


def _opening(text: str) -> str:
    """As many whole sentences from the beginning of ``text`` as are not too long, at least one."""
    opening = ""
    for match in _SENTENCE.finditer(text):
        if opening and len(opening) + len(match[0]) > _LONGEST_FINDING:
            break
        opening += match[0]
    return opening.strip()


def _short(value: str) -> str:
    """A long hash or address by its two ends."""
    return value if len(value) <= 24 or " " in value else f"{value[:8]}…{value[-6:]}"


def clipped(text: str, limit: int) -> str:
    """The beginning of ``text``, no longer than ``limit``."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
