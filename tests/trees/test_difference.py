"""Two versions of a tree: whatever ends elsewhere is found, and what is found ends elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

import pytest

from tests.pack.small import CHECKS
from tpsupport.case import Finding, Value
from tpsupport.pack.models import (
    ELSE,
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
from tpsupport.trees.difference.changes import Change, changes, compared
from tpsupport.trees.difference.moved import Moved, moved
from tpsupport.trees.difference.side import Side
from tpsupport.trees.forest import Forest
from tpsupport.trees.lint.flow import flow
from tpsupport.trees.lint.known import known
from tpsupport.trees.stub import codes, stub
from tpsupport.trees.walk import Walk, walk, wanted_finding

from .grow import FACTS, SAID, Gardener, subject

WRITTEN = {
    "bulbs": (None, "0", "1.5", "2", "4", "7"),
    "serial": (None, "0x1"),
    "where": (None, "alpha", "beta"),
}


def with_targets(node: Node, change: Mapping[str, str]) -> Node:
    """``node`` with some of its outcomes leading elsewhere."""
    if isinstance(node, Route):
        ways = [
            way._replace(to=change.get(str(at), way.to)) for at, way in enumerate(node.branches, 1)
        ]
        return node._replace(branches=ways, otherwise=change.get(ELSE, node.otherwise))
    if isinstance(node, End):
        return node
    return node._replace(next={**node.next, **change})


def reachable(tree: Tree) -> Tree:
    """``tree`` without the nodes that nothing leads to."""
    seen, waiting = {tree.start}, [tree.start]
    while waiting:
        for target in tree.nodes[waiting.pop()].next.values():
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return tree._replace(nodes={name: node for name, node in tree.nodes.items() if name in seen})


def place(name: str) -> float:
    return float(name.rpartition("n")[2])


def mutated(tree: Tree, random: Random) -> Tree:
    """``tree`` with a few edges turned, a question put in, or a node taken out."""
    nodes = dict(tree.nodes)
    for _ in range(random.randint(1, 3)):
        name = random.choice([name for name, node in nodes.items() if node.next] or [tree.start])
        if not nodes[name].next:
            continue
        outcome, target = random.choice(list(nodes[name].next.items()))
        if random.random() < 0.4:
            fact = random.choice(list(FACTS.values()))
            added = f"new{len(nodes)}"
            own = Fact(added, "choice", SAID, SAID, options={"yes": SAID, "no": SAID})
            asked = own if random.random() < 0.5 else fact
            ways = dict.fromkeys(asked.outcomes, target)
            nodes[added] = Ask(added, asked.id, ways, own if asked is own else None)
            nodes[name] = with_targets(nodes[name], {outcome: added})
        else:
            later = [
                each
                for each in nodes
                if each.startswith("t") and name.startswith("t") and place(each) > place(name)
            ]
            if later:
                nodes[name] = with_targets(nodes[name], {outcome: random.choice(later)})
    return reachable(tree._replace(nodes=nodes))


def knows_what_it_uses(tree: Tree) -> bool:
    """Whether its routes look only at what every path to them has asked."""
    proof = subject(tree, {"t": tree})
    known(proof, flow(proof))
    return not any(code == "fact_not_set" and "route" in path for path, code, _ in proof.noted)


def pairs(count: int) -> Iterator[tuple[Random, Forest, Forest]]:
    for seed in range(count):
        random = Random(seed)
        old = reachable(Gardener(random, size=16).tree("t", []))
        new = mutated(old, random)
        if len(old.nodes) < 5 or not all(map(knows_what_it_uses, (old, new))):
            continue
        yield random, Forest("t", {"t": old}, FACTS), Forest("t", {"t": new}, FACTS)


def compared_walks(old: Forest, new: Forest) -> list[Moved]:
    found, complete = moved(Side(old.tree, FACTS), Side(new.tree, FACTS))
    assert complete
    return found


def answer_all(
    random: Random, forest: Forest, answers: dict[str, Value], found: dict[str, Finding]
) -> Walk:
    """Walk to the end; what is still open is answered by chance, and kept."""
    while not (done := walk(forest, answers, found)).end:
        match done.node:
            case Ask() as node:
                options = (node.own or forest.facts[node.fact]).options
                answers[node.fact] = random.choice(list(options or WRITTEN[node.fact]))
            case Check() as node:
                key = wanted_finding(node, done.facts)[0]
                found[key] = stub(node.check, random.choice(codes(CHECKS[node.check].causes)))
            case Step() as node:
                answers[node.id] = random.choice(STEP_OUTCOMES)
    return done


def test_whatever_ends_elsewhere_is_found() -> None:
    elsewhere = 0
    for random, old, new in pairs(1200):
        said = {(move.old, move.new) for move in compared_walks(old, new)}
        for _ in range(12):
            answers: dict[str, Value] = {}
            found: dict[str, Finding] = {}
            ends = [answer_all(random, each, answers, found).node.id for each in (old, new)]
            if ends[0] != ends[1]:
                elsewhere += 1
                assert tuple(ends) in said
    assert elsewhere > 120


def replayed(forest: Forest, move: Moved) -> str | None:
    """Where the answers of ``move`` lead; nothing where findings could share one key."""
    answers: dict[str, Value] = {}
    found: dict[str, Finding] = {}
    things = dict(move.answers)
    checks = [thing[1] for thing in things if thing[0] == "check"]
    if len(set(checks)) < len(checks):
        return None
    for (kind, name, *_), value in move.answers:
        if kind != "check":
            answers[name] = "anything" if value == "" else value
    while not (done := walk(forest, answers, found)).end:
        node = done.node
        if not isinstance(node, Check):
            return None
        taken = (f"{key}={fact}" for key, fact in sorted(node.arguments.items()))
        code = things.get(("check", node.check, *taken))
        key = wanted_finding(node, done.facts)[0]
        if key in found or code is None:
            return None
        found[key] = stub(node.check, code)
    return done.node.id


def test_what_is_found_ends_elsewhere() -> None:
    tried = 0
    for _, old, new in pairs(1200):
        for move in compared_walks(old, new):
            ends = replayed(old, move), replayed(new, move)
            if all(ends):
                tried += 1
                assert ends == (move.old, move.new)
    assert tried > 50


def test_a_tree_is_like_itself() -> None:
    for _, old, _ in pairs(100):
        assert compared_walks(old, old) == []


# By hand


def own(name: str, ways: Mapping[str, str], words: str = "said") -> Ask:
    text = {"zh": words, "en": words}
    return Ask(
        name, name, ways, Fact(name, "choice", text, text, options=dict.fromkeys(ways, text))
    )


def end(name: str, words: str = "") -> End:
    text = {"zh": words or name, "en": words or name}
    return End(name, "self_help", text, text, [text], text, [], [])


def tree(*nodes: Node) -> Tree:
    named = {node.id: node for node in nodes}
    return Tree("t", SAID, SAID, {}, nodes[0].id, named, (), "", "")


def found(old: Tree, new: Tree, renamed: Mapping[str, str] | None = None) -> list[Any]:
    pairs, complete = moved(Side(old, FACTS), Side(new, FACTS, renamed))
    assert complete
    return [
        (move.old, move.new, [(thing[1], value) for thing, value in move.answers]) for move in pairs
    ]


X, Y, Z = end("x"), end("y"), end("z")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            tree(own("a", {"yes": "x", "no": "y"}), X, Y),
            tree(own("a", {"yes": "y", "no": "y"}), Y),
            [("x", "y", [("a", "yes")])],
        ),
        (  # a question put before: its answers belong to the new one alone
            tree(own("a", {"yes": "x", "no": "y"}), X, Y),
            tree(own("b", {"red": "a", "blue": "z"}), own("a", {"yes": "x", "no": "y"}), X, Y, Z),
            [("x", "z", [("b", "blue"), ("a", "yes")]), ("y", "z", [("b", "blue"), ("a", "no")])],
        ),
        (  # the same two questions the other way round
            tree(own("a", {"yes": "b", "no": "y"}), own("b", {"red": "x", "blue": "y"}), X, Y),
            tree(own("b", {"red": "a", "blue": "y"}), own("a", {"yes": "x", "no": "y"}), X, Y),
            [],
        ),
        (  # an option that only one version has ends nowhere else
            tree(own("a", {"yes": "x", "no": "y"}), X, Y),
            tree(own("a", {"yes": "x", "no": "y", "new": "z"}), X, Y, Z),
            [],
        ),
        (  # a route that draws its line elsewhere
            tree(
                Ask("q", "bulbs", {"given": "r", "skipped": "y"}),
                Route("r", [Branch({"bulbs": {"<": 3}}, "x")], "y"),
                X,
                Y,
            ),
            tree(
                Ask("q", "bulbs", {"given": "r", "skipped": "y"}),
                Route("r", [Branch({"bulbs": {"<=": 3}}, "x")], "y"),
                X,
                Y,
            ),
            [("y", "x", [("bulbs", "3")])],
        ),
        (  # answers that contradict each other show nothing
            tree(
                own("a", {"yes": "r", "no": "r"}),
                Route("r", [Branch({"a": "yes"}, "s")], "y"),
                Route("s", [Branch({"a": "no"}, "x")], "y"),
                X,
                Y,
            ),
            tree(
                own("a", {"yes": "r", "no": "r"}),
                Route("r", [Branch({"a": "yes"}, "s")], "y"),
                Route("s", [Branch({"a": "no"}, "y")], "y"),
                Y,
            ),
            [],
        ),
        (  # a cause that has its own way now
            tree(
                Check("c", "network", {}, {"ok": "x", "warn": "x", "fail": "y", "unknown": "y"}),
                X,
                Y,
            ),
            tree(
                Check(
                    "c",
                    "network",
                    {},
                    {"ok": "x", "warn": "x", "fail.down": "z", "fail": "y", "unknown": "y"},
                ),
                X,
                Y,
                Z,
            ),
            [("y", "z", [("network", "fail.down")])],
        ),
        (
            tree(own("a", {"yes": "tree:other", "no": "y"}), Y),
            tree(own("a", {"yes": "y", "no": "tree:other"}), Y),
            [("tree:other", "y", [("a", "yes")]), ("y", "tree:other", [("a", "no")])],
        ),
    ],
)
def test_what_answers_lead_to(old: Tree, new: Tree, expected: list[Any]) -> None:
    assert found(old, new) == expected


def test_a_renamed_question_is_the_same() -> None:
    old = tree(own("a", {"yes": "x", "no": "y"}), X, Y)
    new = tree(own("b", {"yes": "x", "no": "r"}), Route("r", [Branch({"b": "no"}, "y")], "x"), X, Y)
    assert found(old, new, {"b": "a"}) == []
    assert found(old, new)


def test_the_fewest_answers_are_told() -> None:
    long = own("a", {"yes": "b", "no": "c"}), own("b", {"yes": "c", "no": "c"})
    old = tree(*long, own("c", {"yes": "x", "no": "y"}), X, Y)
    new = tree(*long, own("c", {"yes": "y", "no": "y"}), Y)
    assert found(old, new) == [("x", "y", [("a", "no"), ("c", "yes")])]


def test_many_ways_are_few_steps() -> None:
    """Two to the power of sixty ways, and a change at the very end."""
    names = [f"n{at}" for at in range(60)]
    asks = [
        own(name, dict.fromkeys(("yes", "no"), after))
        for name, after in zip(names, [*names[1:], "last"], strict=True)
    ]
    old = tree(*asks, own("last", {"yes": "x", "no": "y"}), X, Y)
    new = tree(*asks, own("last", {"yes": "x", "no": "x"}), X)
    [(_, _, answers)] = found(old, new)
    assert len(answers) == 61


def data(said: Tree) -> dict[str, Any]:
    """A file in short: what the nodes of a tree say."""
    nodes = {
        name: {
            "say": str(node.own.prompt["en"] if isinstance(node, Ask) and node.own else ""),
            "next": dict(node.next),
        }
        for name, node in said.nodes.items()
    }
    return {"title": said.title, "start": said.start, "nodes": nodes, "examples": [said.id]}


def test_changes_of_nodes_and_words() -> None:
    old = tree(own("a", {"yes": "b", "no": "x"}), own("b", {"yes": "x", "no": "y"}, "second"), X, Y)
    new = tree(own("a", {"yes": "c", "no": "z"}), own("c", {"yes": "x", "no": "z"}, "second"), X, Z)
    before, after = data(old), {**data(new), "title": {"zh": "新", "en": "said"}}
    seen = changes(old, new, before, after)
    assert (seen.added, seen.removed, seen.renamed) == (["z"], ["y"], {"c": "b"})
    assert seen.top == [Change("title.zh", "说", "新")]
    assert seen.nodes == {
        "a": [Change("next.no", "x", "z")],
        "c": [Change("next.no", "y", "z")],
    }
    assert not seen.none
    assert changes(old, old, before, before).none


def test_what_says_the_same_twice_is_not_renamed() -> None:
    old = tree(own("a", {"yes": "x", "no": "y"}), X, Y)
    new = tree(own("b", {"yes": "x", "no": "c"}), own("c", {"yes": "x", "no": "y"}), X, Y)
    assert changes(old, new, data(old), data(new)).renamed == {}


def test_documents_are_compared_place_by_place() -> None:
    assert compared({"a": "1", "b": "2"}, {"b": "3", "c": "4"}) == [
        Change("a", "1", None),
        Change("b", "2", "3"),
        Change("c", None, "4"),
    ]
