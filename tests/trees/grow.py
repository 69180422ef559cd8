"""Small random trees, and what can be found out about them by trying every path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.pack.small import CHECKS
from tpsupport.case import OUTCOMES, STATUSES, Finding, Status
from tpsupport.pack.models import (
    STEP_OUTCOMES,
    Ask,
    Branch,
    Check,
    End,
    Fact,
    Node,
    Route,
    Step,
    Tree,
)
from tpsupport.pack.safety import Safety
from tpsupport.trees.forest import Forest
from tpsupport.trees.lint.subject import Ground, Subject

SAID = {"zh": "说", "en": "said"}
SAFETY = Safety({}, {"zh": ["说"], "en": ["said"]}, [SAID], {})
FACTS: Mapping[str, Fact] = {
    "colour": Fact("colour", "choice", SAID, SAID, options={"red": SAID, "unsure": SAID}),
    "bulbs": Fact("bulbs", "amount", SAID, SAID),
    "serial": Fact("serial", "tx_hash", SAID, SAID),
    "where": Fact("where", "network", SAID, SAID),
}
CONDITIONS: tuple[Mapping[str, Any], ...] = (
    {"colour": "red"},
    {"bulbs": {"<": 5}},
    {"bulbs": {">=": 2}, "colour": {"in": ["red"]}},
    {"any": [{"colour": "unsure"}, {"not": {"bulbs": {">": 1}}}]},
    {"all": [{"where": "alpha"}, {"not": {"colour": "red"}}]},
)


@dataclass
class Gardener:
    """Grows trees of at most ``size`` nodes; with ``wild``, edges may lead anywhere."""

    random: Random
    size: int = 7
    wild: bool = False

    def forest(self, trees: int = 1) -> Forest:
        """Trees of which each jumps only to those after it."""
        names = [f"t{at}" for at in range(trees)]
        grown = {name: self.tree(name, names[at + 1 :]) for at, name in enumerate(names)}
        return Forest(names[0], grown, FACTS)

    def tree(self, name: str, others: list[str]) -> Tree:
        names = [f"{name}n{at}" for at in range(self.random.randint(1, self.size))]
        nodes = {}
        for at, each in enumerate(names):
            ahead = names if self.wild and self.random.random() < 0.3 else names[at + 1 :]
            jumps = [f"tree:{other}" for other in others if self.random.random() < 0.4]
            nodes[each] = self.node(each, [*ahead, *jumps])
        shuffled = dict(self.random.sample(list(nodes.items()), len(nodes)))
        return Tree(name, SAID, SAID, {}, names[0], shuffled, (), "", "")

    def node(self, name: str, targets: list[str]) -> Node:
        kind = self.random.choice(["ask", "ask", "own", "check", "step", "retest", "route", "end"])
        if kind == "end" or not targets:
            return self.end(name)

        match kind:
            case "ask":
                fact = self.random.choice(list(FACTS.values()))
                return Ask(name, fact.id, self.ways(fact.outcomes, targets))
            case "own":
                own = Fact(name, "choice", SAID, SAID, options={"yes": SAID, "unsure": SAID})
                return Ask(name, name, self.ways(own.outcomes, targets), own)
            case "check":
                return self.check(name, targets)
            case "step" | "retest":
                retest = "network" if kind == "retest" else None
                return Step(name, self.text(), self.ways(STEP_OUTCOMES, targets), retest)
        whens = self.random.sample(CONDITIONS, self.random.randint(1, 2))
        branches = [Branch(when, self.random.choice(targets)) for when in whens]
        return Route(name, branches, self.random.choice(targets))

    def ways(self, outcomes: Iterable[str], targets: list[str]) -> dict[str, str]:
        return {outcome: self.random.choice(targets) for outcome in outcomes}

    def check(self, name: str, targets: list[str]) -> Check:
        check = self.random.choice(["network", "transaction"])
        outcomes: list[str] = []
        for status, causes in CHECKS[check].causes.items():
            split = [f"{status}.{cause}" for cause in causes if self.random.random() < 0.5]
            outcomes += split
            if len(split) < len(causes) or not causes:
                outcomes.append(status)
        arguments = {"hash": "serial"} if check == "transaction" else {}
        if self.random.random() < 0.5:
            arguments["network"] = "where"
        return Check(name, check, arguments, self.ways(outcomes, targets))

    def text(self) -> Mapping[str, str]:
        if self.random.random() < 0.6:
            return SAID
        fact = self.random.choice(list(FACTS))
        return {language: f"{words} {{{fact}}}" for language, words in SAID.items()}

    def end(self, name: str) -> End:
        outcome = self.random.choice([*OUTCOMES, OUTCOMES[-1], OUTCOMES[-1]])
        return End(name, outcome, self.text(), self.text(), [SAID], SAID, [], [])


def subject(tree: Tree, trees: Mapping[str, Tree]) -> Subject:
    """``tree`` under proof."""
    return Subject(tree, ground(trees))


def ground(trees: Mapping[str, Tree]) -> Ground:
    return Ground(
        trees=trees,
        jumps={name: tree.jumps for name, tree in trees.items()},
        tree_ids=tuple(trees),
        facts=FACTS,
        networks=("alpha", "beta"),
        checks=CHECKS,
        sources=(),
        safety=SAFETY,
    )


def needing(tree: Tree, random: Random) -> Tree:
    """``tree`` with ends that need some of its own questions."""
    own = [node.id for node in tree.nodes.values() if isinstance(node, Ask) and node.own]
    nodes = {
        name: node._replace(needs=random.sample(own, random.randint(0, len(own))))
        if isinstance(node, End) and own
        else node
        for name, node in tree.nodes.items()
    }
    return tree._replace(nodes=nodes)


Way = tuple[tuple[str, str, str], ...]
"""Tree, node and outcome of each step."""


def paths(forest: Forest, tree: Tree, name: str, way: Way = ()) -> Iterator[tuple[Way, Tree, Node]]:
    """Every node that can be come to from ``name``, once for each way, with the way to it."""
    node = tree.nodes[name]
    yield way, tree, node
    for outcome, target in node.next.items():
        there, following = forest.follow(tree, target)
        yield from paths(forest, there, following.id, (*way, (tree.id, name, outcome)))


def known_on(forest: Forest, way: Way, *, strictly: bool) -> set[str]:
    """The facts that were asked on a way; with ``strictly``, those that were also answered."""
    found = set()
    for tree, name, outcome in way:
        node = forest.trees[tree].nodes[name]
        if isinstance(node, Ask) and not (strictly and outcome == "skipped"):
            found.add(node.fact)
    return found


def any_finding(check: str, random: Random) -> Finding:
    """Something that a check may find, or that none should."""
    causes = dict(CHECKS[check].causes)
    status: Status = random.choice(STATUSES)
    listed = [*causes.get(status, ()), "unheard_of", None]
    facts = {random.choice(list(FACTS)): random.choice(["red", "3", "alpha", "what"])}
    learned = facts if random.random() < 0.3 else {}
    return Finding(check, status, random.choice(listed), facts=learned)
