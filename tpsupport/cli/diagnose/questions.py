"""From a fact or a step of a tree to a question that a prompter can put."""

from __future__ import annotations

from collections.abc import Mapping

from tpsupport.case import Value
from tpsupport.cli.prompt.protocol import Option, Question
from tpsupport.cli.session import Session
from tpsupport.facts.fill import fill
from tpsupport.facts.parse import parse
from tpsupport.facts.rules import Rules
from tpsupport.facts.show import show
from tpsupport.pack.models import Ask, Fact, Step
from tpsupport.text import Text
from tpsupport.trees.forest import Forest


def question_for(
    session: Session, fact: Fact, forest: Forest, rules: Rules, facts: Mapping[str, Value]
) -> Question:
    """The question for ``fact``, in the language of the run."""

    def words(text: Mapping[str, str] | None) -> str | None:
        return session.words(text) if text else None

    def accept(raw: str) -> str:
        return parse(fact, raw, rules, facts)

    skip = None
    if fact.options is None:
        skip = words(fact.skip) or session.say("prompt.skip")
    return Question(
        id=fact.id,
        prompt=_filled(session, fact.prompt, forest, facts),
        options=_options(session, fact),
        help=words(fact.help),
        example=words(fact.example),
        skip=skip,
        accept=accept,
        accepts=legal_values(session, fact),
    )


def legal_values(session: Session, fact: Fact) -> str:
    """What may be answered: the ids of the options, an example, or what it is about."""
    if fact.options is not None:
        return " | ".join(fact.options)
    if fact.type == "network":
        return " | ".join(option.id for option in _options(session, fact))
    if fact.example is None:
        return session.words(fact.label)
    return session.say("cli.diagnose.such_as", example=session.words(fact.example))


def step_question(
    session: Session, step: Step, forest: Forest, facts: Mapping[str, Value], *, tried: bool
) -> Question:
    """What to do, and the ways in which it may have gone."""
    choices = ["fixed", "not_fixed", "cannot"]
    if step.retest:
        choices = ["retest", *(["not_fixed"] if tried else []), "cannot"]
    options = [Option(each, session.say(f"cli.diagnose.step.{each}")) for each in choices]
    return Question(
        id=step.id,
        prompt=_filled(session, step.text, forest, facts),
        options=tuple(options),
        accepts="fixed | not_fixed | cannot",
    )


def visited(session: Session, node: Ask | Step, forest: Forest, answer: Value) -> tuple[str, str]:
    """What was asked at a node, in few words, and what was answered."""
    if isinstance(node, Step):
        return session.words(node.text), session.say(f"cli.diagnose.step.{answer}")
    fact = node.own or forest.facts[node.fact]
    shown = show(fact, answer, session.language, session.library)
    return session.words(fact.label), shown


def _filled(session: Session, text: Text, forest: Forest, facts: Mapping[str, Value]) -> str:
    return fill(session.words(text), facts, forest.fact, session.language, session.library)


def _options(session: Session, fact: Fact) -> tuple[Option, ...]:
    if fact.options is not None:
        return tuple(Option(key, session.words(text)) for key, text in fact.options.items())
    if fact.type != "network":
        return ()
    networks = session.library.document("networks")["networks"]
    return tuple(
        Option(key, session.words(each["name"]), tuple(each.get("aliases", ())))
        for key, each in networks.items()
    )
