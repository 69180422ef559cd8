"""The checks by name; a check's module is imported when somebody asks for it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tpsupport import __version__
from tpsupport.case import Status
from tpsupport.errors import UsageError
from tpsupport.pack.cache import cached

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


class Declaration(NamedTuple):
    """What a check says of itself: argument to its type, and the closed causes of each status."""

    arguments: Mapping[str, str]
    causes: Mapping[Status, tuple[str, ...]]


def declarations() -> Mapping[str, Declaration]:
    """What every check declares, as the lint of trees wants it.

    It is remembered, so that no check is imported for it, until a file of this room changes.
    """
    key = f"declared {__version__} {_stamp()}"
    return {
        name: Declaration(arguments, {status: tuple(causes[status]) for status in causes})
        for name, (arguments, causes) in cached(key.encode(), _declared).items()
    }


def _declared() -> dict[str, Any]:
    checks = {name: load(name) for name in MODULES}
    return {name: (dict(check.arguments), dict(check.causes)) for name, check in checks.items()}


def _stamp() -> list[tuple[str, int, int]]:
    """Each file of the room, its size and when it was last changed."""
    found = [
        (name, os.stat(f"{folder}/{name}"))  # noqa: PTH116 (paths take three times as long)
        for folder, _, names in os.walk(Path(__file__).parent)
        for name in names
        if name.endswith(".py")
    ]
    return sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in found)
