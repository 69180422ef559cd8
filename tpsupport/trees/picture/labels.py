"""What stands in a picture of a tree, in one language: at its nodes, and at the ways between."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from tpsupport.pack.models import (
    ELSE,
    SKIPPED,
    Ask,
    Check,
    End,
    Fact,
    Node,
    Route,
    Step,
    check_of,
    kind_of,
)
from tpsupport.text import Text, clean, in_language
from tpsupport.trees.forest import Forest


class Labels(NamedTuple):
    """Speaks of nodes and ways. Whatever it gives is free of what nobody could see."""

    forest: Forest
    language: str
    say: Callable[[str], str]
    """The words for ``given``, ``skipped``, ``fixed``, ``not_fixed``, ``cannot`` and ``else``."""
    title: Callable[[str], str]
    """What a check is called."""

    def node(self, node: Node) -> str:
        """What is asked, looked at, to be done, or found at ``node``; a route says nothing."""
        match node:
            case Ask():
                return self.words(self._fact(node).prompt)
            case Check():
                return self._checked(node)
            case Step():
                said = self.words(node.text)
                return f"{said} [{self._checked(node)}]" if node.retest else said
            case Route():
                return ""
            case End():
                return self.words(node.title)

    def way(self, node: Node, outcome: str) -> str:
        """What leads from ``node`` onward by ``outcome``."""
        match node:
            case Ask():
                fact = self._fact(node)
                if fact.options is not None:
                    return self.words(fact.options[outcome])
                if outcome == SKIPPED and fact.skip:
                    return self.words(fact.skip)
                return self.say(outcome)
            case Route() if outcome != ELSE:
                return clean(condition_text(node.branches[int(outcome) - 1].when))
            case Step() | Route():
                return self.say(outcome)
        return outcome

    def words(self, text: Text) -> str:
        return " ".join(clean(in_language(text, self.language)).split())

    def _fact(self, node: Ask) -> Fact:
        return node.own or self.forest.facts[node.fact]

    def _checked(self, node: Check | Step) -> str:
        taken = node.arguments or {}
        facts = dict.fromkeys(taken.values())
        title = self.title(check_of(node) or "")
        return f"{title} ({', '.join(facts)})" if facts else title


def kind_to_show(node: Node) -> str:
    """The kind of a node; for an end, which one."""
    return node.outcome if isinstance(node, End) else kind_of(node)


def ways_by_target(node: Node) -> list[tuple[Sequence[str], str]]:
    """The outcomes that lead to each target, in the order of the file."""
    found: dict[str, list[str]] = {}
    for outcome, target in node.next.items():
        found.setdefault(target, []).append(outcome)
    return [(outcomes, target) for target, outcomes in found.items()]


def condition_text(condition: Mapping[str, Any]) -> str:
    """A condition in one line, such as ``network = bsc | eth & not (amount < 1)``."""
    return " & ".join(_part(key, value) for key, value in condition.items())


def _part(key: str, value: Any) -> str:
    match key:
        case "all" | "any":
            joint = " & " if key == "all" else " | "
            return joint.join(f"({condition_text(item)})" for item in value)
        case "not":
            return f"not ({condition_text(value)})"
    if not isinstance(value, dict):
        return f"{key} = {value}"
    if "in" in value:
        return f"{key} = {' | '.join(value['in'])}"
    return ", ".join(f"{key} {sign} {limit}" for sign, limit in value.items())
