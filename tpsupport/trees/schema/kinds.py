"""The JSON Schema of each kind of node."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from tpsupport.case import OUTCOMES
from tpsupport.pack.models import STEP_OUTCOMES
from tpsupport.pack.shape import IDENTIFIER
from tpsupport.trees.lint.subject import Declared
from tpsupport.trees.schema.parts import (
    CONDITION,
    MAPPING,
    NAME,
    SAID,
    TARGET,
    TEXT,
    Schema,
    Vocabulary,
    closed,
    found_by,
    one_of,
    outcomes,
    several,
    when,
)

NAMED = f"^{IDENTIFIER.pattern}$"


class Kinds(NamedTuple):
    """What each kind of node may hold, described by ``say``."""

    known: Vocabulary
    say: Callable[[str], str]

    def told(self, phrase: str, schema: Schema) -> Schema:
        return {"description": self.say(phrase), **schema}

    def keys(self, *optional: str, **properties: Schema) -> Schema:
        """An object, each key of which is described by the phrase of its name."""
        told = {key: self.told(f"key.{key}", each) for key, each in properties.items()}
        return closed(told, *optional)

    def every(self) -> dict[str, Schema]:
        """Each kind by its name."""
        kinds = {
            "fact": self.fact(),
            "own": self.own(),
            "check": self.check(),
            "step": self.step(),
            "route": self.route(),
            "end": self.end(),
        }
        return {kind: self.told(f"kind.{kind}", each) for kind, each in kinds.items()}

    def fact(self) -> Schema:
        facts = self.known.facts
        found = self.keys(ask=one_of(facts), next=MAPPING)
        if facts:
            found["allOf"] = [
                when("ask", name, {"next": outcomes(fact.outcomes)}) for name, fact in facts.items()
            ]
        return found

    def own(self) -> Schema:
        options: Schema = {
            "type": "object",
            "minProperties": 2,
            "propertyNames": {"pattern": NAMED},
            "additionalProperties": TEXT,
        }
        ways = {"type": "object", "additionalProperties": TARGET}
        sure = {"type": "boolean"}
        found = self.keys(
            "help", "sure", ask=TEXT, help=TEXT, options=options, sure=sure, next=ways
        )
        found["properties"]["ask"] = self.told("key.prompt", TEXT)
        certain = {"properties": {"sure": {"const": True}}, "required": ["sure"]}
        doubt = {"properties": {"options": {"required": ["unsure"]}}}
        return {**found, "anyOf": [certain, doubt]}

    def check(self) -> Schema:
        checks = self.known.checks
        parts = {"check": one_of(checks), "with": MAPPING, "next": MAPPING}
        found = self.keys("with", **parts)
        found["allOf"] = [
            when("check", name, {"with": self.arguments(check), "next": found_by(check)}, check)
            for name, check in checks.items()
        ]
        return found

    def step(self) -> Schema:
        checks = self.known.checks
        parts = {"step": TEXT, "retest": one_of(checks), "with": MAPPING}
        found = self.keys("retest", "with", **parts, next=outcomes(STEP_OUTCOMES))
        found["dependentRequired"] = {"with": ["retest"]}
        found["allOf"] = [
            when("retest", name, {"with": self.arguments(check)}, check)
            for name, check in checks.items()
        ]
        return found

    def arguments(self, check: Declared) -> Schema:
        """Each argument takes a fact; a question of the tree's own may be one."""
        optional = [name for name, kind in check.arguments.items() if kind.endswith("?")]
        fits = {name: self.fitting(kind.rstrip("?")) for name, kind in check.arguments.items()}
        return closed(fits, *optional)

    def fitting(self, kind: str) -> Schema:
        facts = self.known.facts or {}
        if kind == "text" or not facts:
            return self.named(facts)
        return one_of([name for name, fact in facts.items() if fact.type == kind])

    def named(self, names: Collection[str] | None) -> Schema:
        """One of ``names``, or a question of the tree's own."""
        return {"anyOf": [one_of(names), NAME]} if names else NAME

    def route(self) -> Schema:
        way = closed({"when": CONDITION, "to": TARGET})
        return self.keys(**{"route": several(way), "else": TARGET})

    def end(self) -> Schema:
        sources = one_of(self.known.sources) if self.known.sources else SAID
        found = self.keys(
            "needs",
            end={"type": "string", "enum": [*OUTCOMES]},
            title=TEXT,
            because=TEXT,
            advice=several(TEXT),
            cannot_tell=TEXT,
            needs=several(self.named(self.known.facts)),
            sources=several(sources),
        )
        calm = {"properties": {"end": {"enum": ["resolved", "self_help"]}}}
        grave = {"properties": {"end": {"enum": ["escalate", "danger"]}}, "required": ["end"]}
        found["allOf"] = [
            {"if": calm, "then": {"properties": {"needs": False}}},
            {"if": grave, "then": {"required": ["needs"]}},
        ]
        return found
