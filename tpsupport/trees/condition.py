"""Whether a route's condition holds for the facts known so far."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tpsupport.case import Value
from tpsupport.pack.source import Path_

if TYPE_CHECKING:
    from decimal import Decimal

_COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def holds(condition: Mapping[str, Any], facts: Mapping[str, Value]) -> bool:
    """Every part of ``condition`` is true; a fact that was skipped makes its part false."""
    return all(_part(key, value, facts) for key, value in condition.items())


def facts_in(condition: Mapping[str, Any], path: Path_ = ()) -> Iterator[tuple[Path_, str, Any]]:
    """Each fact that ``condition`` looks at: where in it, which one, what it is compared to."""
    for key, value in condition.items():
        here = (*path, key)
        if key in ("all", "any"):
            for at, item in enumerate(value):
                yield from facts_in(item, (*here, at))
        elif key == "not":
            yield from facts_in(value, here)
        else:
            yield here, key, value


def _part(key: str, value: Any, facts: Mapping[str, Value]) -> bool:
    match key:
        case "all":
            return all(holds(item, facts) for item in value)
        case "any":
            return any(holds(item, facts) for item in value)
        case "not":
            return not holds(value, facts)
    known = facts.get(key)
    return known is not None and _matches(known, value)


def _matches(known: str, wanted: Any) -> bool:
    if not isinstance(wanted, dict):
        return bool(known == wanted)
    if "in" in wanted:
        return known in wanted["in"]
    number = _number(known)
    if number is None:
        return False
    return all(_COMPARE[sign](number, limit) for sign, limit in wanted.items())


def _number(text: str) -> Decimal | None:
    from decimal import Decimal, InvalidOperation

    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
