"""A clerk who takes answers: the shipped pack, on one afternoon in Shanghai."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tpsupport.case import Value
from tpsupport.errors import UsageError
from tpsupport.facts.parse import parse
from tpsupport.facts.rules import Rules
from tpsupport.facts.show import show
from tpsupport.pack.library import Library

NOW = datetime(2026, 11, 22, 16, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
"""A Sunday."""


class Clerk:
    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def take(self, fact: str, raw: str, known: Mapping[str, Value] | None = None) -> str:
        return parse(self.rules.library.facts[fact], raw, self.rules, known or {})

    def refuse(self, fact: str, raw: str, known: Mapping[str, Value] | None = None) -> UsageError:
        """The error; its words can be said in every language."""
        with pytest.raises(UsageError) as caught:
            self.take(fact, raw, known)
        error = caught.value
        for language in self.rules.library.languages:
            assert self.rules.library.phrase(error.code, language, **error.details)
        return error

    def code(self, fact: str, raw: str, known: Mapping[str, Value] | None = None) -> str:
        return self.refuse(fact, raw, known).code.removeprefix("facts.errors.")

    def show(self, fact: str, value: Value, language: str = "en") -> str:
        return show(self.rules.library.facts[fact], value, language, self.rules)

    def at(self, now: datetime) -> Clerk:
        return Clerk(self.rules._replace(now=now))

    def inside(self, directory: Path) -> Clerk:
        return Clerk(self.rules._replace(directory=directory))


@pytest.fixture(scope="session")
def clerk() -> Clerk:
    return Clerk(Rules(Library.open(), NOW))
