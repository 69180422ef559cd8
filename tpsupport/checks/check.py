"""What every self-check declares, and how it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tpsupport.case import Finding, Status

if TYPE_CHECKING:
    from tpsupport.checks.context import Context

UNANSWERED: tuple[str, ...] = ("offline", "timeout", "crashed")
"""The causes that ``unknown`` has in every check: not allowed to look, no time, a fault in it."""


class Contact(NamedTuple):
    """One host that a check would talk to. ``why`` names the phrase that says what for."""

    host: str
    why: str


class Check(Protocol):
    """A self-check: a declaration that is cheap to import, and ``run``."""

    @property
    def name(self) -> str:
        """The word by which trees and commands call it."""
        ...

    @property
    def arguments(self) -> Mapping[str, str]:
        """Argument to the type of its fact; an optional one ends in ``?``."""
        ...

    @property
    def causes(self) -> Mapping[Status, tuple[str, ...]]:
        """The closed list of causes of each status; empty where the status stands alone."""
        ...

    def contacts(self, context: Context, **facts: str) -> tuple[Contact, ...]:
        """The hosts that ``run`` with the same facts would talk to; nothing is contacted here."""
        ...

    def run(self, context: Context, **facts: str) -> Finding:
        """What the check sees within ``context.timeout`` seconds.

        The runner fills in the arguments, the time and the duration. Wrong facts raise
        ``UsageError``.
        """
        ...
