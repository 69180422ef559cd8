"""Answers from a file, standard input or ``--set``: read strictly, kept as their facts say."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tpsupport.case import Value
from tpsupport.errors import UsageError
from tpsupport.facts.parse import parse
from tpsupport.facts.rules import Rules
from tpsupport.pack.flat import flat
from tpsupport.pack.flaw import Flaw, FlawedPackError
from tpsupport.pack.models import STEP_OUTCOMES, Fact, Step
from tpsupport.pack.shape import near, type_name
from tpsupport.pack.source import MAX_BYTES, Path_, decoded, places, text_of
from tpsupport.pack.source import parse as parse_yaml
from tpsupport.trees.forest import Forest
from tpsupport.trees.stub import codes

if TYPE_CHECKING:
    from tpsupport.trees.lint.subject import Declared

STDIN = "-"
_QUOTED = 60
_KEYS = ("tree", "digest", "answers", "found")


class FlawedAnswersError(UsageError):
    """An answers file that is not strict YAML; ``flaws`` say where and why."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__("answers_flawed")
        self.flaws = flaws


class Sheet(NamedTuple):
    """What an answers file says, before the facts have looked at it."""

    name: str = ""
    text: str = ""
    tree: str | None = None
    digest: str | None = None
    answers: Mapping[str, Any] = {}
    found: Mapping[str, str] = {}
    """Check to ``status`` or ``status.cause``, seen at another time."""

    def at(self, fact: str) -> str:
        """Where the answer for ``fact`` stands: file:line:column."""
        marks = places(self.text, self.name) if self.text else {}
        tops: tuple[Path_, ...] = (("answers", fact), (fact,))
        place = next((marks[path] for path in tops if path in marks), (1, 1))
        return f"{self.name}:{place[0]}:{place[1]}"


def read_sheet(source: str) -> Sheet:
    """The answers in a file, or on standard input for ``-``.

    :raises UsageError: if it is not an answers file.
    """
    name = "stdin" if source == STDIN else source
    try:
        text = decoded(_stdin(), name) if source == STDIN else text_of(Path(source))
        data = flat(text) or parse_yaml(text, name)
    except FlawedPackError as error:
        raise FlawedAnswersError(error.flaws) from None
    if not isinstance(data, dict):
        raise UsageError("answers_not_mapping", file=name, found=type_name(data))
    if "answers" not in data:
        return Sheet(name, text, answers=data)
    for key in data:
        if key not in _KEYS:
            raise UsageError("unknown_fact", fact=quoted(key), **near(key, _KEYS))
    answers, found = data["answers"], data.get("found", {})
    if not isinstance(answers, dict) or not isinstance(found, dict):
        raise UsageError("answers_not_mapping", file=name, found=type_name(answers))
    tree = data.get("tree")
    if not isinstance(tree, str | None):
        raise UsageError("unknown_tree", tree=quoted(tree))
    return Sheet(name, text, tree, data.get("digest"), answers, found)


def quoted(value: object) -> str:
    """The beginning of what an error quotes; the whole is looked at, half a secret is one.

    :raises SecretFound: if it holds a secret.
    """
    from tpsupport.privacy.guard import admit

    text = str(value)
    admit(text)
    return text[:_QUOTED]


def read_set(pairs: Sequence[str]) -> dict[str, str]:
    """The ``name=value`` pairs of ``--set``; the last of a name wins."""
    found = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise UsageError("bad_set", value=name.strip()[:40])
        found[name.strip()] = value
    return found


def accept_all(
    forest: Forest, sheet: Sheet, pairs: Mapping[str, str], rules: Rules
) -> dict[str, Value]:
    """Every answer in its canonical form; ``--set`` wins over the file.

    :raises UsageError: for a name that is never asked, or a value that its fact refuses.
    """
    accepted: dict[str, Value] = {}
    raw: dict[str, tuple[Any, str]] = {name: (value, "") for name, value in sheet.answers.items()}
    raw.update({name: (value, "--set") for name, value in pairs.items()})
    for name, (value, origin) in raw.items():
        try:
            accepted[name] = accept(forest, name, value, rules, accepted)
        except UsageError as error:
            error.details["place"] = f"{origin} {name[:40]}" if origin else sheet.at(name)
            raise
    return accepted


def accept(
    forest: Forest, name: str, value: Any, rules: Rules, known: Mapping[str, Value]
) -> Value:
    """One answer in its canonical form; nothing or ``null`` says that it was skipped."""
    fact = forest.fact(name)
    if fact is None:
        return _step(forest, name, value)
    if isinstance(value, list):
        value = "\n".join(str(each) for each in value)
    if value is None or (isinstance(value, str) and not value.strip()):
        if fact.options is not None:
            raise _bad_option(fact, "")
        return None
    if isinstance(value, dict | bool):
        raise UsageError("answers_not_mapping", file=name, found=type_name(value))
    return parse(fact, str(value), rules, known)


def brought(sheet: Sheet, checks: Mapping[str, Declared]) -> Mapping[str, str]:
    """The findings that the file brings along, each one that its check can have.

    :raises UsageError: for another one.
    """
    for name, code in sheet.found.items():
        check = name.split(":")[-1]
        if check not in checks:
            raise UsageError("unknown_check", check=quoted(name), **near(check, checks))
        allowed = codes(checks[check].causes)
        if code not in allowed:
            value = quoted(code)
            raise UsageError("bad_finding", check=name, value=value, **near(value, allowed))
    return sheet.found


def _step(forest: Forest, name: str, value: Any) -> str:
    steps = [
        node.id
        for tree in forest.trees.values()
        for node in tree.nodes.values()
        if isinstance(node, Step)
    ]
    if name not in steps:
        own = [node for tree in forest.trees.values() for node in tree.nodes]
        names = {*forest.facts, *steps, *(each for each in own if forest.fact(each))}
        raise UsageError("unknown_fact", fact=quoted(name), nearest=near(name, names)["nearest"])
    if value not in STEP_OUTCOMES:
        raise UsageError(
            "bad_option", fact=name, value=quoted(value), allowed=", ".join(STEP_OUTCOMES)
        )
    return str(value)


def _bad_option(fact: Fact, value: str) -> UsageError:
    return UsageError(
        "bad_option", fact=fact.id, value=value, allowed=", ".join(fact.options or ())
    )


def _stdin() -> bytes:
    raw = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise UsageError("too_much_input", most=MAX_BYTES)
    return raw
