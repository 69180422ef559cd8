"""What a route's condition is true of."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpsupport.case import Value
from tpsupport.trees.condition import facts_in, holds

KNOWN: dict[str, Value] = {
    "colour": "red",
    "bulbs": "5",
    "price": "1.10",
    "tiny": "1e-30",
    "huge": "1e999999",
    "words": "five",
    "endless": "Infinity",
    "none": "NaN",
    "skipped": None,
}

CONDITIONS: list[tuple[dict[str, Any], bool]] = [
    ({"colour": "red"}, True),
    ({"colour": "blue"}, False),
    ({"colour": "red", "bulbs": "5"}, True),
    ({"colour": "red", "bulbs": "4"}, False),
    ({"bulbs": "5.0"}, False),
    ({"colour": {"in": ["blue", "red"]}}, True),
    ({"colour": {"in": ["blue"]}}, False),
    ({"bulbs": {"<": 5}}, False),
    ({"bulbs": {"<=": 5}}, True),
    ({"bulbs": {">": 5}}, False),
    ({"bulbs": {">=": 5}}, True),
    ({"price": {">": 1}}, True),
    ({"price": {"<": 2}}, True),
    ({"tiny": {">": 0}}, True),
    ({"tiny": {"<=": 0}}, False),
    ({"huge": {">": 10**17}}, True),
    ({"bulbs": {">": -1}}, True),
    ({"words": {">": 0}}, False),
    ({"words": {"<=": 0}}, False),
    ({"endless": {">": 0}}, False),
    ({"none": {"<": 1}}, False),
    ({"skipped": "x"}, False),
    ({"skipped": {"in": ["x"]}}, False),
    ({"skipped": {"<": 1}}, False),
    ({"unasked": "x"}, False),
    ({"not": {"skipped": "x"}}, True),
    ({"not": {"colour": "red"}}, False),
    ({"all": [{"colour": "red"}, {"bulbs": {">": 4}}]}, True),
    ({"all": [{"colour": "red"}, {"bulbs": {">": 5}}]}, False),
    ({"any": [{"colour": "blue"}, {"bulbs": {">": 4}}]}, True),
    ({"any": [{"colour": "blue"}, {"bulbs": {">": 5}}]}, False),
    ({"any": [{"colour": "red"}], "bulbs": "4"}, False),
    ({"not": {"any": [{"not": {"all": [{"colour": "red"}]}}]}}, True),
]


@pytest.mark.parametrize(("condition", "truth"), CONDITIONS)
def test_a_condition_holds_or_not(condition: dict[str, Any], truth: bool) -> None:  # noqa: FBT001
    assert holds(condition, KNOWN) is truth


def test_every_fact_is_named_with_its_place() -> None:
    condition = {
        "colour": "red",
        "any": [{"bulbs": {"<": 1}}, {"not": {"where": {"in": ["a"]}}}],
        "all": [{"colour": "blue"}],
    }
    assert list(facts_in(condition)) == [
        (("colour",), "colour", "red"),
        (("any", 0, "bulbs"), "bulbs", {"<": 1}),
        (("any", 1, "not", "where"), "where", {"in": ["a"]}),
        (("all", 0, "colour"), "colour", "blue"),
    ]


ATOMS = st.one_of(
    st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["1", "2"])).map(lambda it: dict([it])),
    st.tuples(
        st.sampled_from(["a", "b"]),
        st.sampled_from(["<", "<=", ">", ">="]),
        st.integers(-3, 3),
    ).map(lambda it: {it[0]: {it[1]: it[2]}}),
)
TREES = st.recursive(
    ATOMS,
    lambda inside: st.one_of(
        st.lists(inside, min_size=1, max_size=3).map(lambda it: {"all": it}),
        st.lists(inside, min_size=1, max_size=3).map(lambda it: {"any": it}),
        inside.map(lambda it: {"not": it}),
    ),
    max_leaves=6,
)
VALUES = st.one_of(st.none(), st.decimals(-3, 3, places=1).map(str), st.text(max_size=3))


def plainly(condition: dict[str, Any], facts: dict[str, Value]) -> bool:
    """The same, said the long way."""
    [(key, value)] = condition.items()
    if key == "all":
        return False not in [plainly(each, facts) for each in value]
    if key == "any":
        return True in [plainly(each, facts) for each in value]
    if key == "not":
        return not plainly(value, facts)
    known = facts.get(key)
    return known is not None and compared(known, value)


def compared(known: str, value: Any) -> bool:
    if isinstance(value, str):
        return known == value
    [(sign, limit)] = value.items()
    try:
        number = Decimal(known)
    except ArithmeticError:
        return False
    if not number.is_finite():
        return False
    if number == limit:
        return "=" in sign
    return bool(number < limit) == ("<" in sign)


@given(TREES, st.dictionaries(st.sampled_from(["a", "b"]), VALUES))
@settings(max_examples=300, deadline=None)
def test_conditions_are_what_logic_says(condition: dict[str, Any], facts: dict[str, Value]) -> None:
    assert holds(condition, facts) == plainly(condition, facts)
    assert holds({"not": condition}, facts) != holds(condition, facts)
