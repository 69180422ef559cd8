"""The checks by name; a check's module is imported when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from tpsupport.errors import UsageError

if TYPE_CHECKING:
    from tpsupport.checks.check import Check

MODULES: Mapping[str, str] = {
    "network": "tpsupport.checks.network",
    "link": "tpsupport.checks.link",
    "address": "tpsupport.checks.address",
    "transaction": "tpsupport.checks.transaction",
    "arrival": "tpsupport.checks.arrival",
    "balance": "tpsupport.checks.balance",
    "approvals": "tpsupport.checks.approvals",
    "permissions": "tpsupport.checks.permissions",
    "node": "tpsupport.checks.node",
}
"""Name to the module whose ``CHECK`` it is."""


def names() -> tuple[str, ...]:
    """Every check's name, in order."""
    return tuple(MODULES)


def load(name: str) -> Check:
    """The check called ``name``; ``UsageError`` if there is none."""
    if name not in MODULES:
        raise UsageError("checks.errors.unknown_check", check=name, known=", ".join(MODULES))
    check: Check = import_module(MODULES[name]).CHECK
    return check


class Declarations(Mapping[str, "Check"]):
    """Every check by its name; its module is imported when it is looked up."""

    def __getitem__(self, name: str) -> Check:
        if name not in MODULES:
            raise KeyError(name)
        return load(name)

    def __iter__(self) -> Iterator[str]:
        return iter(MODULES)

    def __len__(self) -> int:
        return len(MODULES)


def declarations() -> Declarations:
    """Every check by its name, as the lint of trees wants them."""
    return Declarations()
