"""The walk: a pure fold, on the small pack and on random trees."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pack.small import SMALL, Pack
from tpsupport.case import Finding, Value, finding_key
from tpsupport.pack.models import STEP_OUTCOMES, Ask, Check, End, Node, Step
from tpsupport.trees.forest import Forest
from tpsupport.trees.measure import longest
from tpsupport.trees.walk import Walk, walk, wanted_finding

from .grow import FACTS, Gardener, any_finding

LAMP = Pack(SMALL).load()
ANSWERS: Mapping[str, Value] = {
    "power": "yes",
    "where": "alpha",
    "colour": "blue",
    "bulbs": "10",
}
OK = {finding_key("network", {"network": "alpha"}): Finding("network", "ok")}


def seen(done: Walk) -> list[str]:
    return [*(f"{visit.node}:{visit.outcome}" for visit in done.path), done.node.id]


def test_nothing_is_known_at_the_start() -> None:
    done = walk(LAMP, {}, {})
    assert (done.node.id, done.path, done.facts, done.findings, done.end) == (
        "power",
        (),
        {},
        (),
        None,
    )


def test_answers_and_findings_lead_on() -> None:
    done = walk(LAMP, ANSWERS, OK)
    assert seen(done) == [
        "power:yes",
        "circuit:given",
        "reach:ok",
        "shade:blue",
        "count:given",
        "sort:4",
        "write",
    ]
    assert done.facts == ANSWERS
    assert done.end
    assert done.end.outcome == "escalate"
    assert [finding.check for finding in done.findings] == ["network"]
    assert [visit.kind for visit in done.path] == ["ask", "ask", "check", "ask", "ask", "route"]


def test_the_order_of_answers_does_not_matter() -> None:
    expected = walk(LAMP, ANSWERS, OK)
    for seed in range(20):
        items = Random(seed).sample(list(ANSWERS.items()), len(ANSWERS))
        assert walk(LAMP, dict(items), OK) == expected


@pytest.mark.parametrize(
    ("dropped", "wanted"),
    [("power", "power"), ("where", "circuit"), ("colour", "shade"), ("bulbs", "count")],
)
def test_to_drop_an_answer_is_to_go_back_to_it(dropped: str, wanted: str) -> None:
    rest = {name: value for name, value in ANSWERS.items() if name != dropped}
    done = walk(LAMP, rest, OK)
    assert done.node.id == wanted
    assert dropped not in done.facts
    assert done.path == walk(LAMP, ANSWERS, OK).path[: len(done.path)]


def test_an_answer_off_the_path_is_not_reported() -> None:
    done = walk(LAMP, {**ANSWERS, "power": "no", "room": "hall", "smell": "yes"}, OK)
    assert seen(done) == ["power:no", "plug_in"]
    assert done.facts == {"power": "no"}
    assert done.findings == ()


def test_a_skipped_fact_is_known_as_skipped() -> None:
    finding = {finding_key("network", {}): Finding("network", "ok")}
    done = walk(LAMP, {**ANSWERS, "where": None, "bulbs": None}, finding)
    assert seen(done) == [
        "power:yes",
        "circuit:skipped",
        "reach:ok",
        "shade:blue",
        "count:skipped",
        "room",
    ]
    assert done.facts == {**ANSWERS, "where": None, "bulbs": None}


@pytest.mark.parametrize("value", ["green", "", "Red", None])
def test_an_answer_that_is_no_option_is_wanted_again(value: Value) -> None:
    done = walk(LAMP, {**ANSWERS, "colour": value}, OK)
    assert done.node.id == "shade"
    assert "colour" not in done.facts


def test_a_finding_about_something_else_is_not_taken() -> None:
    done = walk(LAMP, {**ANSWERS, "where": "beta"}, OK)
    assert done.node.id == "reach"
    assert isinstance(done.node, Check)
    assert wanted_finding(done.node, done.facts) == ("network(network=beta)", {"network": "beta"})


FIRST = {finding_key("network", {"network": "alpha"}): Finding("network", "fail", "down")}
AGAIN = "try_again:network(network=alpha)"
RETESTS = [
    (None, None, "try_again", None),
    (None, "fixed", "fine", "fixed"),
    (None, "not_fixed", "shade", "not_fixed"),
    (None, "cannot", "shade", "cannot"),
    (None, "nonsense", "try_again", None),
    ("ok", None, "fine", "fixed"),
    ("warn", "cannot", "fine", "fixed"),
    ("fail", "fixed", "shade", "not_fixed"),
    ("unknown", None, "shade", "not_fixed"),
]


@pytest.mark.parametrize(("found", "answer", "comes_to", "outcome"), RETESTS)
def test_a_retest_says_what_a_step_did(
    found: str | None, answer: str | None, comes_to: str, outcome: str | None
) -> None:
    findings = dict(FIRST)
    if found:
        findings[AGAIN] = Finding("network", found)  # type: ignore[arg-type]
    answers = {"power": "yes", "where": "alpha"} | ({"try_again": answer} if answer else {})
    done = walk(LAMP, answers, findings)
    assert done.node.id == comes_to
    last = done.path[-1]
    assert (last.node, last.outcome) == (("try_again", outcome) if outcome else ("reach", "fail"))
    assert len(done.findings) == (2 if found else 1)
    assert "try_again" not in done.facts


def test_a_jump_goes_on_in_the_other_tree() -> None:
    answers = {**ANSWERS, "colour": "red", "bulbs": "3", "smell": "yes"}
    done = walk(LAMP, answers, OK)
    assert seen(done)[-3:] == ["sort:2", "smell:yes", "burning"]
    assert [visit.tree for visit in done.path][-2:] == ["dark", "fuse"]
    assert done.tree.id == "fuse"


def learned(**facts: str) -> dict[str, Finding]:
    return {finding_key("network", {"network": "alpha"}): Finding("network", "ok", facts=facts)}


def test_what_a_check_learned_is_not_asked_again() -> None:
    done = walk(LAMP, {"power": "yes", "where": "alpha"}, learned(colour="blue", bulbs="1"))
    assert done.node.id == "few"
    assert done.facts == {"power": "yes", "where": "alpha", "colour": "blue", "bulbs": "1"}


def test_what_was_answered_goes_before_what_is_learned_later() -> None:
    done = walk(LAMP, ANSWERS, learned(where="beta", power="no"))
    assert done.facts["where"] == "alpha"
    assert done.facts["power"] == "yes"


def test_what_was_learned_goes_before_an_answer_kept_for_later() -> None:
    done = walk(LAMP, {**ANSWERS, "colour": "red"}, learned(colour="blue"))
    assert done.facts["colour"] == "blue"


def test_a_learned_value_that_is_no_option_is_asked_for() -> None:
    found = learned(colour="green")
    assert walk(LAMP, {"power": "yes", "where": "alpha"}, found).node.id == "shade"
    done = walk(LAMP, ANSWERS, found)
    assert done.facts["colour"] == "blue"
    assert done.end


def test_a_skipped_fact_can_be_learned() -> None:
    finding = {finding_key("network", {}): Finding("network", "ok", facts={"where": "beta"})}
    done = walk(LAMP, {**ANSWERS, "where": None}, finding)
    assert done.facts["where"] == "beta"


WAYS = [("ok", None, "shade"), ("fail", "down", "try_again"), ("unknown", "offline", "shade")]
WAYS += [("unknown", "timeout", "try_again"), ("fail", "unheard_of", "try_again")]


@pytest.mark.parametrize(("status", "cause", "comes_to"), WAYS)
def test_the_most_exact_way_is_taken(status: str, cause: str | None, comes_to: str) -> None:
    finding = Finding("network", status, cause)  # type: ignore[arg-type]
    found = {finding_key("network", {"network": "alpha"}): finding}
    assert walk(LAMP, {"power": "yes", "where": "alpha"}, found).node.id == comes_to


def test_a_finding_beyond_the_closed_lists_is_unknown() -> None:
    """Where a status is split by its causes, another cause of it has no way of its own."""
    ways = ("ok", "warn", "fail.down", "fail.blocked", "unknown.offline", "unknown.crashed")
    reach = Check("reach", "network", {}, {way: f"at_{way}" for way in ways})
    ends = {f"at_{way}": Gardener(Random(0)).end(f"at_{way}") for way in ways}
    tree = LAMP.tree._replace(start="reach", nodes={"reach": reach, **ends})
    forest = Forest("dark", {"dark": tree}, FACTS)
    for cause in ("unheard_of", None):
        found = {"network()": Finding("network", "fail", cause)}
        assert walk(forest, {}, found).node.id == "at_unknown.crashed"
    del reach.next["unknown.crashed"]  # type: ignore[attr-defined]
    assert walk(forest, {}, found).node.id == "reach"


def test_one_finding_that_two_nodes_use_counts_once() -> None:
    nodes: dict[str, Node] = {
        "a": Check("a", "network", {}, dict.fromkeys(("ok", "warn", "fail", "unknown"), "b")),
        "b": Check("b", "network", {}, dict.fromkeys(("ok", "warn", "fail", "unknown"), "c")),
        "c": Gardener(Random(0)).end("c"),
    }
    tree = LAMP.tree._replace(start="a", nodes=nodes)
    done = walk(Forest("dark", {"dark": tree}, FACTS), {}, {"network()": Finding("network", "ok")})
    assert [visit.node for visit in done.path] == ["a", "b"]
    assert len(done.findings) == 1


VALUES = st.one_of(
    st.none(),
    st.sampled_from(["red", "yes", "unsure", "alpha", "3", *STEP_OUTCOMES]),
    st.text(max_size=4),
)
KEYS = st.one_of(st.sampled_from([*FACTS]), st.from_regex(r"t[0-2]n[0-6]", fullmatch=True))


@given(st.integers(0, 10**6), st.dictionaries(KEYS, VALUES, max_size=12))
@settings(max_examples=300, deadline=None)
def test_any_answers_lead_somewhere(seed: int, answers: dict[str, Value]) -> None:
    random = Random(seed)
    forest = Gardener(random).forest(random.randint(1, 3))

    class Findings:
        """Every check has found something, sometimes what none should find."""

        def get(self, key: str, /) -> Finding | None:
            check = key.split("(", maxsplit=1)[0].rsplit(":", maxsplit=1)[-1]
            chosen = Random(f"{seed}{key}")
            return any_finding(check, chosen) if chosen.random() < 0.8 else None

    done = walk(forest, answers, Findings())
    assert walk(forest, dict(reversed(answers.items())), Findings()) == done
    nodes = [forest.trees[visit.tree].nodes[visit.node] for visit in done.path]
    for visit, node in zip(done.path, nodes, strict=True):
        assert visit.outcome in node.next
    assert len({(visit.tree, visit.node) for visit in done.path}) == len(nodes)
    asked = {node.fact for node in nodes if isinstance(node, Ask)}
    told = {name for finding in done.findings for name in finding.facts}
    assert asked <= set(done.facts) <= asked | told
    assert not isinstance(done.node, End) or done.end is done.node
    for name in list(answers)[:4]:
        shorter = walk(forest, {key: answers[key] for key in answers if key != name}, Findings())
        common = len(shorter.path)
        if name not in done.facts and not any(node.id == name for node in nodes):
            assert shorter == done
        elif name not in told:
            assert shorter.path == done.path[:common]


@given(st.integers(0, 10**6))
@settings(max_examples=200, deadline=None)
def test_a_conversation_comes_to_an_end(seed: int) -> None:
    """Whoever answers what is wanted, and nothing else, is at an end after so many questions."""
    random = Random(seed)
    forest = Gardener(random).forest(random.randint(1, 3))
    answers: dict[str, Value] = {}
    findings: dict[str, Finding] = {}
    most = longest(forest)[forest.start, forest.tree.start]
    asked = 0
    before: tuple[object, ...] = ()
    while not (done := walk(forest, answers, findings)).end:
        assert done.path[: len(before)] == before
        before = done.path
        match done.node:
            case Ask() as node:
                options = (node.own or FACTS[node.fact]).options
                answers[node.fact] = random.choice([*options] if options else ["3", None])
                asked += 1
            case Step() as node if node.retest and random.random() < 0.5:
                findings[wanted_finding(node, done.facts)[0]] = any_finding("network", random)
                asked += 1
            case Step() as node:
                answers[node.id] = random.choice(STEP_OUTCOMES)
                asked += 1
            case Check() as node:
                key = wanted_finding(node, done.facts)[0]
                assert key not in findings
                findings[key] = any_finding(node.check, random)
        assert asked <= most
