"""The JSON Schema of a tree file: what an editor needs to complete it, and to underline mistakes.

It says what the reader says of one file, and as much of what lint proves as a schema can hold.
"""

from __future__ import annotations

from collections.abc import Callable

from tpsupport.pack.condition_reader import COMPARISONS
from tpsupport.pack.models import JUMP, SHARED
from tpsupport.pack.shape import IDENTIFIER
from tpsupport.trees.schema.kinds import NAMED, Kinds
from tpsupport.trees.schema.parts import (
    CONDITION,
    MAPPING,
    NAME,
    SAID,
    TEXT,
    Schema,
    Vocabulary,
    closed,
    one_of,
    several,
)
from tpsupport.trees.stub import codes

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def tree_schema(vocabulary: Vocabulary, say: Callable[[str], str]) -> Schema:
    """The JSON Schema (2020-12) of a tree; ``say`` gives the phrases below ``schema``."""
    kinds = Kinds(vocabulary, say)
    top = {
        "tree": NAME,
        "title": TEXT,
        "summary": TEXT,
        "keywords": closed(dict.fromkeys(vocabulary.languages, several(SAID))),
        "start": SAID,
        "nodes": {
            **MAPPING,
            "minProperties": 1,
            "propertyNames": {"pattern": NAMED},
            "additionalProperties": {"$ref": "#/$defs/node"},
        },
        "examples": {"type": "array", "items": _example(kinds)},
    }
    told = {key: kinds.told(f"tree.{key}", each) for key, each in top.items()}
    head = {"$schema": DIALECT, "title": say("title"), "description": say("about")}
    return {**head, **closed(told, "examples"), "$defs": _definitions(kinds)}


def _definitions(kinds: Kinds) -> Schema:
    every = kinds.every()
    texts = closed(dict.fromkeys(kinds.known.languages, SAID))
    return {
        "name": kinds.told("name", {"type": "string", "pattern": NAMED}),
        "text": kinds.told("text", texts),
        "target": kinds.told("target", _target(kinds.known)),
        "condition": kinds.told("key.when", _condition(kinds.known)),
        "node": {"oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in every]},
        **every,
    }


def _target(known: Vocabulary) -> Schema:
    either: list[Schema] = [{"pattern": NAMED}]
    for word, names in ((SHARED, known.endings), (JUMP, known.trees)):
        if names is None:
            either.append({"pattern": f"^{word}{IDENTIFIER.pattern}$"})
        elif names:
            either.append({"enum": [f"{word}{each}" for each in names]})
    return {"type": "string", "anyOf": either}


def _condition(known: Vocabulary) -> Schema:
    some = {"type": "object", "minProperties": 1}
    compared = [closed({sign: {"type": "integer"}}) for sign in COMPARISONS]
    facts: Schema = {}
    for name, fact in (known.facts or {}).items():
        values = known.networks if fact.type == "network" else fact.options
        value = one_of(values) if values else SAID
        numbers = compared if fact.type == "amount" else ()
        facts[name] = {"anyOf": [value, closed({"in": several(value)}), *numbers]}
    parts = {"all": several(CONDITION), "any": several(CONDITION), "not": CONDITION}
    own = {"anyOf": [SAID, closed({"in": several(SAID)}), *(() if known.facts else compared)]}
    return {**some, "properties": {**parts, **facts}, "additionalProperties": own}


def _example(kinds: Kinds) -> Schema:
    answer: Schema = {"type": ["string", "number", "null"]}
    seen = {
        f"^(?:{IDENTIFIER.pattern}:)?{name}$": {"enum": codes(check.causes)}
        for name, check in kinds.known.checks.items()
    }
    found = {"type": "object", "patternProperties": seen, "additionalProperties": False}
    given = {"type": "object", "additionalProperties": answer}
    return kinds.keys("given", "found", name=SAID, given=given, found=found, reaches=SAID)
