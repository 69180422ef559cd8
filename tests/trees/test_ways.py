"""Every way through a tree: counted, listed, and taken by real walks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product
from random import Random

import pytest

from tests.pack.small import CHECKS, SMALL, Pack
from tpsupport.case import Finding, Value, Visit
from tpsupport.pack.models import STEP_OUTCOMES, Ask, Branch, Check, End, Fact, Route, Step, Tree
from tpsupport.trees.forest import Forest
from tpsupport.trees.graph import graph
from tpsupport.trees.paths import DIGITS, Path, count, fewest, listed, longest, questions
from tpsupport.trees.stub import codes, stub
from tpsupport.trees.walk import Walk, walk, wanted_finding
from tpsupport.trees.ways import ways

from .grow import FACTS, SAID, Gardener
from .grow import paths as edge_by_edge

WRITTEN: Mapping[str, tuple[str, ...]] = {
    "bulbs": ("0", "1", "2", "3", "5", "9"),
    "serial": ("0xab",),
    "where": ("alpha", "beta"),
}
"""Values on each side of every condition of the random trees."""
Forests = list[Forest]


def grown(seeds: range) -> Iterator[tuple[Random, Forest]]:
    for seed in seeds:
        random = Random(seed)
        yield random, Gardener(random, size=7).forest(random.randint(1, 3))


def test_a_graph_leads_onward_from_its_start() -> None:
    for _, forest in grown(range(150)):
        found = graph(forest)
        places = range(len(found.nodes))
        keys = [found.key(place) for place in places]
        assert keys[0] == (forest.start, forest.tree.start)
        assert len(set(keys)) == len(keys)
        assert {*places[1:]} == {to for targets in found.targets for to in targets}
        for place, (tree, name) in enumerate(keys):
            node = forest.trees[tree].nodes[name]
            assert found.nodes[place] is node
            assert all(target > place for target in found.targets[place])
            for target, written in zip(found.targets[place], node.next.values(), strict=True):
                other, there = forest.follow(forest.trees[tree], written)
                assert keys[target] == (other.id, there.id)


def test_the_small_pack() -> None:
    found = ways(graph(Pack(SMALL).load()))
    assert count(found) == len(list(listed(found)))
    said = questions(found)
    assert (said.fewest, said.most) == (1, longest(found).questions)
    assert longest(found).questions == max(path.questions for path in listed(found))


def test_what_is_counted_is_what_is_listed() -> None:
    for _, forest in grown(range(120)):
        found = ways(graph(forest))
        paths = list(listed(found))
        assert count(found) == len(paths) == len({path.visits for path in paths})
        edges = {tuple((v.tree, v.node, v.outcome) for v in path.visits) for path in paths}
        tree = forest.tree
        assert edges <= {
            way for way, _, node in edge_by_edge(forest, tree, tree.start) if isinstance(node, End)
        }
        asked = [path.questions for path in paths]
        assert longest(found).questions == max(asked)
        assert longest(found) in paths
        least = {end: min(p.questions for p in paths if p.end == end) for _, end, _ in paths}
        assert fewest(found) == least
        ordered = sorted(least.values())
        assert questions(found) == (min(asked), ordered[(len(ordered) - 1) // 2], max(asked))


def random_walk(random: Random, forest: Forest) -> tuple[Walk, int]:
    """Somebody answers whatever comes; and how often they were asked."""
    answers: dict[str, Value] = {}
    findings: dict[str, Finding] = {}
    asked = 0
    while not (done := walk(forest, answers, findings)).end:
        node = done.node
        match node:
            case Ask():
                fact = node.own or forest.facts[node.fact]
                open_values = (None, *WRITTEN.get(fact.id, ()))
                answers[fact.id] = random.choice(list(fact.options or open_values))
            case Check():
                key = wanted_finding(node, done.facts)[0]
                findings[key] = stub(node.check, random.choice(codes(CHECKS[node.check].causes)))
            case Step():
                answers[node.id] = random.choice(STEP_OUTCOMES)
        asked += not isinstance(node, Check)
    return done, asked


def test_every_walk_is_one_of_the_ways() -> None:
    for random, forest in grown(range(120)):
        paths = {path.visits: path for path in listed(ways(graph(forest)))}
        for _ in range(8):
            done, asked = random_walk(random, forest)
            path = paths[done.path]
            assert path.end == (done.tree.id, done.node.id)
            assert path.questions == asked


def walked(forest: Forest, path: Path) -> bool:
    """Whether some answers lead along ``path``; several checks may see different things."""
    answers: dict[str, Value] = {}
    findings: dict[str, Finding] = {}
    choices: dict[str, tuple[Value, ...]] = {}
    for visit in path.visits:
        node = forest.trees[visit.tree].nodes[visit.node]
        match node:
            case Ask() if (node.own or forest.facts[node.fact]).options:
                answers[node.fact] = visit.outcome
            case Ask():
                choices[node.fact] = (None,) if visit.outcome == "skipped" else WRITTEN[node.fact]
            case Step():
                answers[node.id] = visit.outcome
            case Check():
                findings[node.id] = stub(node.check, visit.outcome or "")
    for values in product(*choices.values()):
        given = {**answers, **dict(zip(choices, values, strict=True))}
        if walk(forest, given, _Each(forest, path, given, findings)).path == path.visits:
            return True
    return False


class _Each:
    """Findings node by node, in the order of a path."""

    def __init__(
        self, forest: Forest, path: Path, given: Mapping[str, Value], found: Mapping[str, Finding]
    ) -> None:
        checks = [v for v in path.visits if v.kind == "check"]
        self.waiting = [found[visit.node] for visit in checks]

    def get(self, key: str, /) -> Finding | None:
        is_retest = ":" in key.partition("(")[0]
        return None if is_retest or not self.waiting else self.waiting.pop(0)


def test_every_way_can_be_walked() -> None:
    """Where at most one route looks at written answers, which may be anything each time."""
    tried = 0
    for _, forest in grown(range(120)):
        for path in islice(listed(ways(graph(forest))), 40):
            nodes = [forest.trees[visit.tree].nodes[visit.node] for visit in path.visits]
            if sum(isinstance(node, Route) for node in nodes) <= 1:
                tried += 1
                assert walked(forest, path), path
    assert tried > 500


def own(name: str, target: str) -> Ask:
    fact = Fact(name, "choice", SAID, SAID, options={"yes": SAID, "unsure": SAID})
    return Ask(name, name, dict.fromkeys(fact.options or (), target), fact)


def end(name: str) -> End:
    return End(name, "self_help", SAID, SAID, [SAID], SAID, [], [])


def planted(*nodes: Ask | Route | End) -> Forest:
    tree = Tree("t", SAID, SAID, {}, nodes[0].id, {node.id: node for node in nodes}, (), "", "")
    return Forest("t", {"t": tree}, FACTS)


def test_answers_that_contradict_each_other_are_no_way() -> None:
    forest = planted(
        own("a", "b"),
        own("b", "r"),
        Route("r", [Branch({"a": "yes"}, "x"), Branch({"not": {"b": "yes"}}, "y")], "z"),
        *(end(name) for name in "xyz"),
    )
    found = ways(graph(forest))
    ways_taken = [[visit.outcome for visit in path.visits] for path in listed(found)]
    assert ways_taken == [
        ["yes", "yes", "1"],
        ["yes", "unsure", "1"],
        ["unsure", "yes", "else"],
        ["unsure", "unsure", "2"],
    ]


def test_what_is_known_is_not_asked_again() -> None:
    again = Ask("again", "colour", {"red": "x", "unsure": "y"})
    first = Ask("first", "colour", {"red": "again", "unsure": "again"})
    found = ways(graph(planted(first, again, end("x"), end("y"))))
    assert [path.end[1] for path in listed(found)] == ["x", "y"]
    assert [path.questions for path in listed(found)] == [1, 1]


def ladder(steps: int) -> Forest:
    """Question upon question; only the last route looks at all the answers."""
    names = [f"n{at}" for at in range(steps)]
    asks = [own(name, after) for name, after in zip(names, [*names[1:], "r"], strict=True)]
    route = Route("r", [Branch(dict.fromkeys(names, "yes"), "x")], "y")
    return planted(*asks, route, end("x"), end("y"))


@pytest.mark.parametrize("steps", [3, 12, 400])
def test_there_are_never_too_many_states(steps: int) -> None:
    found = ways(graph(ladder(steps)))
    assert len(found.at) < 40 * (steps + 40)
    known = steps < 10
    exactly = 2**steps if known else 2 ** (steps + 1)
    assert abs(count(found) - exactly) <= exactly // 10 ** (DIGITS - 4)
    assert next(listed(found)).visits[0] == Visit("t", "n0", "ask", "yes")
    assert found.key(0) == ("t", "n0")
