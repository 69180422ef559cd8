"""A walk from the middle of a tree is the rest of a walk from its start."""

from __future__ import annotations

import pytest

from tests.pack.small import SMALL, Pack
from tpsupport.case import Finding, Value, finding_key
from tpsupport.errors import UsageError
from tpsupport.pack.models import Ask
from tpsupport.trees.midway import midway, seen
from tpsupport.trees.walk import walk

LAMP = Pack(SMALL).load()
ANSWERS: dict[str, Value] = {"power": "yes", "where": "alpha", "colour": "blue", "bulbs": "10"}
OK = {finding_key("network", {"network": "alpha"}): Finding("network", "ok")}


def test_it_ends_where_the_whole_walk_ends() -> None:
    whole = walk(LAMP, ANSWERS, OK)
    asked: list[str] = []
    for at, visit in enumerate(whole.path):
        rest = seen(walk(midway(LAMP, visit.node, asked), ANSWERS, OK))
        assert rest.path == whole.path[at:]
        assert rest.node is whole.node
        assert rest.facts == whole.facts
        node = LAMP.tree.nodes[visit.node]
        asked += [node.fact] if isinstance(node, Ask) else []


def test_a_route_knows_only_what_was_told() -> None:
    answers: dict[str, Value] = {"bulbs": "0"}
    assert walk(midway(LAMP, "sort", ["bulbs"]), answers, {}).node.id == "count_again"
    assert walk(midway(LAMP, "sort", []), answers, {}).node.id == "room"


def test_what_was_told_is_no_part_of_the_path() -> None:
    done = walk(midway(LAMP, "count", ["power", "colour"]), ANSWERS, {})
    assert next(visit.node for visit in seen(done).path) == "count"
    assert done.facts["power"] == "yes"


def test_steps_are_not_told_and_unknown_nodes_are_named() -> None:
    assert midway(LAMP, "shade", ["try_again"]).tree.start == "shade"
    with pytest.raises(UsageError) as caught:
        midway(LAMP, "shede", [])
    assert caught.value.details["nearest"] == "shade"
