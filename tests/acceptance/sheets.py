"""An answers file for every end of every tree: an example of the tree, and a person to tell it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

from tpsupport.case import Value
from tpsupport.desk.request import missing
from tpsupport.pack.library import Library
from tpsupport.pack.models import End, Example
from tpsupport.pack.source import read as read_yaml
from tpsupport.trees.forest import Forest, read
from tpsupport.trees.lint.examples import play

DATA = Path(__file__).resolve().parents[1] / "data"
ANSWERS = DATA / "answers"
LIBRARY = Library.open()

_PLAIN = re.compile(r"[A-Za-z\u3400-\u9fff][\w\u3400-\u9fff，。、→（）\-./ ]*")
_RESERVED = ("true", "false", "null")
_EVM_HASH = re.compile(r"0x[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Goal:
    """One end of one tree, and the file whose answers lead there."""

    tree: str
    end: str

    @property
    def id(self) -> str:
        return f"{self.tree}/{self.end}"

    @property
    def node(self) -> End:
        found = forest(self.tree).tree.nodes[self.end]
        assert isinstance(found, End)
        return found

    @property
    def file(self) -> Path:
        return ANSWERS / self.tree / f"{self.end}.yaml"


@cache
def forest(tree: str) -> Forest:
    """A tree of the shipped pack with those that it jumps to."""
    return read(LIBRARY, tree)


def goals() -> tuple[Goal, ...]:
    """Every end of every tree."""
    return tuple(
        Goal(tree, node.id)
        for tree in LIBRARY.tree_ids
        for node in forest(tree).tree.nodes.values()
        if isinstance(node, End)
    )


def write(goal: Goal) -> None:
    """Make the answers file of an end anew."""
    goal.file.parent.mkdir(parents=True, exist_ok=True)
    goal.file.write_text(text(goal), encoding="utf-8")


def text(goal: Goal) -> str:
    """The answers that lead to an end, and then those that its request asks for."""
    person = Person(goal)
    example = person.example()
    told = person.told(example)
    lines = [f"# {goal.node.title['en']}", f"tree: {goal.tree}"]
    lines += ["answers:", *(f"  {name}: {_yaml(value)}" for name, value in example.given.items())]
    if told:
        lines += ["", "  # for the request"]
        lines += [f"  {name}: {_yaml(value)}" for name, value in told.items()]
    if example.found:
        lines += ["", "found:", *(f"  {_yaml(key)}: {code}" for key, code in example.found.items())]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to whom it happened; the same one every time."""

    goal: Goal

    def example(self) -> Example:
        """The first example of the tree that reaches the end, with values of this person's own."""
        examples = forest(self.goal.tree).tree.examples
        found = next(each for each in examples if each.reaches in (self.goal.end, self.goal.id))
        given = dict(found.given)
        for name, value in given.items():
            for other in self._instead(name, value):
                changed = Example(
                    found.name, {**found.given, name: other}, found.found, found.reaches
                )
                if self._reaches(changed):
                    found = changed
                    break
        return found

    def told(self, example: Example) -> dict[str, Value]:
        """What the request asks beside the way there."""
        done, _ = play(forest(self.goal.tree), example)
        assert done.end is not None
        network = done.facts.get("network") or self._network()
        facts = missing(LIBRARY, done.end, done.tree.id, done.facts)
        told = {fact.id: self._value(fact.id, network) for fact in facts}
        never_sent = people()["never_sent"].items()
        if "tx_hash" in told and any(done.facts.get(name) in ways for name, ways in never_sent):
            told["tx_hash"] = None
        return told

    def _value(self, fact: str, network: str) -> Value:
        at, story = self._place(network), self._story
        if fact in story:
            return _text_or_none(story[fact])
        others = dict.fromkeys(
            ("counterparty_address", "attacker_address", "spender_address"), "other"
        )
        if others.get(fact, fact) in at:
            return at[others.get(fact, fact)]
        fitting: dict[str, Callable[[], Value]] = {
            "what_happened": lambda: str(story[self.language]),
            "network": lambda: network,
            "sent_network": lambda: network,
            "tx_hash": lambda: self._hash(fact, network),
            "attacker_tx": lambda: self._hash(fact, network),
        }
        return fitting.get(fact, lambda: self._anything(fact))()

    def _anything(self, fact: str) -> Value:
        choices = people()["anybody"][fact]
        if isinstance(choices, dict):
            choices = choices[self.language]
        return _text_or_none(self._pick(choices, fact))

    @property
    def language(self) -> str:
        """The language in which this person writes."""
        return "zh" if "zh" in self._story else "en"

    @property
    def _story(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = people()["stories"].get(self.goal.tree, {}).get(self.goal.end)
        return found or {"en": self.goal.node.title["en"]}

    def _network(self) -> str:
        """Where it happened, if the way to the end does not say it."""
        found = self._story.get("network") or self._pick(tuple(people()["networks"]), "network")
        return str(found)

    def _instead(self, name: str, value: Value) -> Iterator[str]:
        """Values that would be as good as an example's: a network that it left out, a hash."""
        if name == "network" and value is None:
            yield self._network()
            yield "ethereum"
        if value and _EVM_HASH.fullmatch(value):
            yield self._hash(name, "ethereum")

    def _reaches(self, example: Example) -> bool:
        done, _ = play(forest(self.goal.tree), example)
        return (done.tree.id, done.node.id) == (self.goal.tree, self.goal.end)

    def _hash(self, fact: str, network: str) -> str:
        if "tx_hash" in self._place(network):
            return self._place(network)["tx_hash"]
        digits = sha256(f"{self.goal.id} {fact}".encode()).hexdigest()
        return digits if network in ("bitcoin", "tron", "eos") else f"0x{digits}"

    def _place(self, network: str) -> Mapping[str, str]:
        places: Mapping[str, Mapping[str, str]] = people()["networks"]
        return places.get(network) or places["ethereum"]

    def _pick(self, choices: Any, salt: str) -> Any:
        return choices[crc32(f"{self.goal.id} {salt}".encode()) % len(choices)]


@cache
def people() -> Mapping[str, Any]:
    """The data of people.yaml."""
    found: Mapping[str, Any] = read_yaml(DATA / "people.yaml")
    return found


def _text_or_none(value: Any) -> Value:
    return None if value is None else str(value)


def _yaml(value: Value) -> str:
    if value is None:
        return "null"
    if _PLAIN.fullmatch(value) and value not in _RESERVED:
        return value
    return json.dumps(value, ensure_ascii=False)
