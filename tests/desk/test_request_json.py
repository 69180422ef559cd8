"""The JSON form keeps to its published schema, and the schema describes all of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tpsupport import desk
from tpsupport.case import Case, Finding
from tpsupport.desk.render import render
from tpsupport.pack.library import Library
from tpsupport.trees.forest import Forest

from .conftest import HASH, TOLD, walked

assert desk.__file__
SCHEMA = json.loads(
    (Path(desk.__file__).parent / "schemas" / "request.schema.json").read_text(encoding="utf-8")
)
KINDS: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
KEYWORDS = {
    *("$schema", "title", "description", "type", "const", "enum", "minimum", "items"),
    *("properties", "required", "additionalProperties"),
}


def flaws(schema: dict[str, Any], value: Any, path: str = "$") -> list[str]:
    """What is wrong with ``value``, by the part of JSON Schema that we use."""
    assert set(schema) <= KEYWORDS, path
    if "const" in schema and value != schema["const"]:
        return [f"{path}: not {schema['const']!r}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{path}: {value!r} is not one of {schema['enum']}"]
    named = schema.get("type", list(KINDS))
    allowed = [
        kind for name in ([named] if isinstance(named, str) else named) for kind in KINDS[name]
    ]
    if type(value) not in allowed:
        return [f"{path}: {value!r} is no {named}"]
    if isinstance(value, list):
        return [
            each
            for at, item in enumerate(value)
            for each in flaws(schema["items"], item, f"{path}[{at}]")
        ]
    if not isinstance(value, dict):
        return []
    known = schema.get("properties", {})
    rest = schema["additionalProperties"]
    found = [f"{path}: no {name}" for name in schema.get("required", ()) if name not in value]
    for name, item in value.items():
        inner = known.get(name, rest)
        found += (
            [f"{path}: {name} is unknown"]
            if inner is False
            else flaws(inner, item, f"{path}.{name}")
        )
    return found


def rendered(library: Library, forest: Forest, case: Case) -> Any:
    return json.loads(render(case, forest, library, "json"))


@pytest.mark.parametrize(
    "answers", [{"how": "moved"}, {"how": "unsure"}, {"how": "broken", "again": "fixed"}]
)
def test_keeps_to_its_schema(acorn: Library, nuts: Forest, answers: dict[str, str]) -> None:
    finding = Finding(
        "network", "fail", "service_down", {"a": "b"}, {"token": "NUT"}, {"brought": True}
    )
    found = rendered(acorn, nuts, walked(nuts, answers, finding=finding))
    assert flaws(SCHEMA, found) == []
    assert list(found) == list(SCHEMA["properties"])
    assert found["schema_version"] == SCHEMA["properties"]["schema_version"]["const"]


def test_the_check_by_schema_sees_what_is_wrong(acorn: Library, nuts: Forest) -> None:
    found = rendered(acorn, nuts, walked(nuts, {"how": "moved"}))
    found["kind"] = "reply"
    found["extra"] = 1
    found["facts"]["token"]["value"] = 5
    del found["end"]["node"]
    assert len(flaws(SCHEMA, found)) == 4


def test_holds_canonical_values_beside_words(acorn: Library, nuts: Forest) -> None:
    told = {**TOLD, "amount": None, "attachments": "/a/b/one.png\n/c/two.png"}
    facts = rendered(acorn, nuts, walked(nuts, {"how": "moved"}, told))["facts"]
    assert facts["tx_hash"] == {
        "type": "tx_hash",
        "label": "Transaction hash",
        "value": HASH,
        "shown": HASH,
    }
    assert (facts["network"]["value"], facts["network"]["shown"]) == ("oak", "Oak")
    assert (facts["amount"]["value"], facts["amount"]["shown"]) == (None, "Not sure")
    assert facts["attachments"]["value"] == "one.png, two.png"
    assert facts["how"]["label"] == "How did they go?"


def test_says_what_is_missing(acorn: Library, nuts: Forest) -> None:
    case = walked(nuts, {"how": "moved"}, {"what_happened": "x"})
    assert rendered(acorn, nuts, case)["missing"][:2] == ["happened_at", "network"]
