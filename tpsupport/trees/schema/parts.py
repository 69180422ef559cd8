"""The pieces that the JSON Schema of a tree is made of, and the words it may know."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from tpsupport.pack.models import Fact
from tpsupport.trees.lint.subject import Declared
from tpsupport.trees.stub import codes

Schema = dict[str, Any]

SAID: Schema = {"type": "string", "pattern": r"\S"}
NAME: Schema = {"$ref": "#/$defs/name"}
TEXT: Schema = {"$ref": "#/$defs/text"}
TARGET: Schema = {"$ref": "#/$defs/target"}
CONDITION: Schema = {"$ref": "#/$defs/condition"}
MAPPING: Schema = {"type": "object"}


class Vocabulary(NamedTuple):
    """What a tree of some pack may name. ``None``: it is not known, and any name will do."""

    languages: Sequence[str]
    checks: Mapping[str, Declared]
    facts: Mapping[str, Fact] | None
    networks: Collection[str] | None
    sources: Collection[str] | None
    endings: Collection[str] | None
    trees: Collection[str] | None


def closed(properties: Mapping[str, Schema], *optional: str) -> Schema:
    """An object with these keys and no other."""
    required = [key for key in properties if key not in optional]
    found = {"type": "object", "properties": dict(properties), "required": required}
    return {**found, "additionalProperties": False}


def several(items: Schema) -> Schema:
    return {"type": "array", "items": items, "minItems": 1}


def one_of(names: Collection[str] | None) -> Schema:
    return {"type": "string", "enum": [*names]} if names else NAME


def outcomes(names: Sequence[str]) -> Schema:
    """Every outcome, and where it leads."""
    return closed(dict.fromkeys(names, TARGET))


def when(key: str, value: str, then: Mapping[str, Schema], check: Declared | None = None) -> Schema:
    """Where ``key`` is ``value``, the rest is as in ``then``; what the check must be given is."""
    found: Schema = {"properties": dict(then)}
    if check and not all(kind.endswith("?") for kind in check.arguments.values()):
        found["required"] = ["with"]
    return {"if": {"properties": {key: {"const": value}}, "required": [key]}, "then": found}


def found_by(check: Declared) -> Schema:
    """A way for each status, or for every cause that it can have."""
    ways = closed(dict.fromkeys(codes(check.causes), TARGET))
    del ways["required"]
    ways["allOf"] = [
        {"anyOf": [{"required": [status]}, {"required": [f"{status}.{each}" for each in causes]}]}
        if causes
        else {"required": [status]}
        for status, causes in check.causes.items()
    ]
    return ways
