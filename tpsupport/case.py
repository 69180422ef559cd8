"""The case: the one record that flows from the first question to every rendering."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, get_args

Status = Literal["ok", "warn", "fail", "unknown"]
STATUSES: tuple[Status, ...] = get_args(Status)

Outcome = Literal["resolved", "self_help", "escalate", "danger"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

Value = str | None
"""A fact's canonical text; ``None`` says that the user was asked and skipped it."""


class Finding(NamedTuple):
    """What one check saw. ``cause`` is one of the codes that the check declares for ``status``."""

    check: str
    status: Status
    cause: str | None = None
    arguments: Mapping[str, str] = {}
    """What the check was asked about: argument to canonical value."""
    facts: Mapping[str, str] = {}
    """Public facts that it learned: fact to canonical value."""
    evidence: Mapping[str, Any] = {}
    """JSON values that show why; they fill the placeholders of the cause's phrase."""
    hosts: tuple[str, ...] = ()
    """Every host that it contacted."""
    seconds: float = 0.0
    at: str = ""
    """When it ran: ISO 8601 with an offset."""

    @property
    def key(self) -> str:
        """What the finding is kept by: the check and its arguments."""
        return finding_key(self.check, self.arguments)

    @property
    def code(self) -> str:
        """``status`` or ``status.cause``, as trees write it."""
        return f"{self.status}.{self.cause}" if self.cause else self.status


def finding_key(check: str, arguments: Mapping[str, str]) -> str:
    """The key of a finding: ``name(argument=value, …)``, arguments in order of their names."""
    inside = ", ".join(f"{name}={arguments[name]}" for name in sorted(arguments))
    return f"{check}({inside})"


class Visit(NamedTuple):
    """One node that the walk went through, and the outcome by which it left."""

    tree: str
    node: str
    kind: str
    outcome: str | None = None


class Case(NamedTuple):
    """One walk from question to end, as every rendering needs it."""

    tree: str
    digest: str
    """The content hash of the tree (and of those it jumps to) that was walked."""
    language: str
    started: str
    """ISO 8601 with an offset, in the user's own time zone."""
    finished: str
    facts: Mapping[str, Value]
    """Only facts on the path, and those the request asked for: answered, skipped or learned."""
    findings: tuple[Finding, ...] = ()
    path: tuple[Visit, ...] = ()
    end_tree: str = ""
    """The tree in which the end stands: another than ``tree`` after a jump."""
    end: str = ""
    """The node at which the walk ended."""
    outcome: Outcome | None = None
