"""Findings that somebody says were seen: of an example, or of an answers file."""

from __future__ import annotations

from collections.abc import Mapping

from tpsupport.case import STATUSES, Finding, Status


class Stubs:
    """Findings by check, whatever it is asked about, or by ``step:check`` for a retest.

    It remembers which were wanted.
    """

    def __init__(self, found: Mapping[str, str]) -> None:
        self.found = found
        self.used: set[str] = set()

    def get(self, key: str, /) -> Finding | None:
        name = key.split("(", 1)[0]
        if name not in self.found:
            return None
        self.used.add(name)
        return stub(name, self.found[name])


def stub(name: str, code: str) -> Finding:
    """The finding that ``status`` or ``status.cause`` stands for."""
    status, _, cause = code.partition(".")
    known = status if status in STATUSES else "unknown"
    return Finding(name.rsplit(":", maxsplit=1)[-1], known, cause or None)


def codes(causes: Mapping[Status, tuple[str, ...]]) -> list[str]:
    """Everything that a check can find: each status, and each with its causes."""
    return [*causes, *(f"{status}.{cause}" for status in causes for cause in causes[status])]
