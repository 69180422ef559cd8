"""The proofs say the same as trying every path of small random trees."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from tpsupport.pack.models import Ask, Check, End, Node, Route, Step, Tree
from tpsupport.pack.shape import PLACEHOLDER
from tpsupport.pack.source import Path_
from tpsupport.trees.condition import facts_in
from tpsupport.trees.forest import Forest
from tpsupport.trees.lint.danger import danger
from tpsupport.trees.lint.flow import flow
from tpsupport.trees.lint.known import known, texts
from tpsupport.trees.lint.names import names
from tpsupport.trees.lint.outcomes import outcomes
from tpsupport.trees.lint.own import own
from tpsupport.trees.lint.subject import Subject
from tpsupport.trees.measure import longest

from .grow import FACTS, Gardener, known_on, needing, paths, subject

SEEDS = range(400)


def noted(found: Subject, code: str) -> set[str]:
    return {str(path[1]) for path, each, _ in found.noted if each == code}


def walk_from(tree: Tree, name: str) -> set[str]:
    """Every node that one or more steps lead to, found without the product."""
    seen: set[str] = set()

    def visit(each: str) -> None:
        for target in tree.nodes[each].next.values():
            if target in tree.nodes and target not in seen:
                seen.add(target)
                visit(target)

    visit(name)
    return seen


@pytest.mark.parametrize("wild", [False, True])
def test_flow(*, wild: bool) -> None:
    loops = 0
    for seed in SEEDS:
        tree = Gardener(Random(seed), wild=wild).tree("t", [])
        under = subject(tree, {"t": tree})
        order = flow(under)
        reached = {tree.start} | walk_from(tree, tree.start)
        wrong_start = any(code == "start_inside" for _, code, _ in under.noted)
        lost = set() if wrong_start else set(tree.nodes) - reached
        assert noted(under, "unreachable") == lost
        looping = {name for name in reached if name in walk_from(tree, name)}
        assert (order == []) == bool(looping)
        assert noted(under, "loop") <= looping
        assert bool(noted(under, "loop")) == bool(looping)
        loops += bool(looping)
        places = {name: at for at, name in enumerate(order)}
        for name in order:
            for target in under.onward[name]:
                assert places[name] < places[target]
        assert set(order) == (set() if looping else reached)
    assert (loops > 50) == wild


def test_a_loop_is_noted_on_one_of_its_edges() -> None:
    for seed in SEEDS:
        tree = Gardener(Random(seed), wild=True).tree("t", [])
        under = subject(tree, {"t": tree})
        flow(under)
        for path, code, details in under.noted:
            if code == "loop":
                loop = str(details["loop"]).split(" → ")
                assert loop[0] == loop[-1]
                for one, other in pairwise(loop):
                    assert other in tree.nodes[one].next.values()
                assert path[1] == loop[-2]


def uses(forest: Forest, tree: Tree, name: str) -> list[tuple[Path_, str, bool]]:
    """Where a node uses which fact, and whether it must have been answered."""
    node = tree.nodes[name]
    found: list[tuple[Path_, str, bool]] = []
    for path, text in texts(node):
        for language, words in text.items():
            found += [((*path, language), fact, True) for fact in PLACEHOLDER.findall(words)]
    match node:
        case Check():
            optional = {"network"}
            found += [
                (("with", key), fact, key not in optional) for key, fact in node.arguments.items()
            ]
        case Route():
            for at, branch in enumerate(node.branches):
                found += [
                    (("route", at, "when", *path), fact, False)
                    for path, fact, _ in facts_in(branch.when)
                ]
        case End():
            found += [(("needs", at), fact, False) for at, fact in enumerate(node.needs)]
    return [(("nodes", name, *path), fact, strictly) for path, fact, strictly in found]


def test_known() -> None:
    flaws = 0
    for seed in SEEDS:
        random = Random(seed)
        tree = needing(Gardener(random).tree("t", []), random)
        forest = Forest("t", {"t": tree}, FACTS)
        under = subject(tree, forest.trees)
        order = flow(under)
        known(under, order)
        missing = set()
        for way, _, node in paths(forest, tree, tree.start):
            for path, fact, strictly in uses(forest, tree, node.id):
                if fact not in known_on(forest, way, strictly=strictly):
                    missing.add((path, fact))
        assert missing == {
            (path, details["fact"]) for path, code, details in under.noted if code == "fact_not_set"
        }
        flaws += len(missing)
    assert flaws > 300


def test_danger() -> None:
    compared = 0
    for seed in range(2000):
        forest = Gardener(Random(seed), size=5).forest(3)
        for tree in forest.trees.values():
            under = subject(tree, forest.trees)
            order = flow(under)
            danger(under, order)
            wrong = set()
            for name in order:
                ends = {
                    node.outcome
                    for _, _, node in paths(forest, tree, name)
                    if isinstance(node, End)
                }
                if isinstance(tree.nodes[name], Ask | Step) and ends == {"danger"}:
                    wrong.add(name)
            assert noted(under, "question_in_danger") <= wrong
            if whole(forest):
                assert noted(under, "question_in_danger") == wrong
                compared += len(wrong)
    assert compared > 100


def whole(forest: Forest) -> bool:
    """Every node of every tree is reached: a jump then leads to every end that is behind it."""
    trees = forest.trees
    return all(set(flow(subject(tree, trees))) == set(tree.nodes) for tree in trees.values())


def test_what_is_grown_has_every_name_and_outcome() -> None:
    for seed in SEEDS:
        forest = Gardener(Random(seed)).forest(3)
        for tree in forest.trees.values():
            under = subject(tree, forest.trees)
            names(under)
            outcomes(under)
            own(under)
            codes = {code for _, code, _ in under.noted}
            assert codes <= {"doubt_is_no_answer"}


def test_measures() -> None:
    for seed in SEEDS:
        forest = Gardener(Random(seed), size=5).forest(Random(seed).randint(1, 3))
        start = (forest.start, forest.tree.start)
        lengths = longest(forest)
        for tree, name in lengths:
            every = list(paths(forest, forest.trees[tree], name))
            ends = [(way, node) for way, _, node in every if not node.next]
            asked = [
                sum(isinstance(forest.trees[each].nodes[step], Ask | Step) for each, step, _ in way)
                for way, _ in ends
            ]
            assert lengths[tree, name] == max(asked)
        reached = {(tree.id, node.id) for _, tree, node in paths(forest, forest.tree, start[1])}
        assert set(lengths) == reached


def test_a_ladder_is_as_long_as_its_steps() -> None:
    nodes: dict[str, Node] = {
        f"n{at}": Ask(f"n{at}", "bulbs", dict.fromkeys(("given", "skipped"), f"n{at + 1}"))
        for at in range(80)
    }
    for steps in (1, 10, 59, 60, 80):
        tree = Gardener(Random(0)).tree("t", [])
        ladder = {**nodes, f"n{steps}": Gardener(Random(0)).end(f"n{steps}")}
        forest = Forest("t", {"t": tree._replace(start="n0", nodes=ladder)}, FACTS)
        assert longest(forest)["t", "n0"] == steps
