"""The report of one run, and the finding that trees and commands read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tpsupport.case import Finding, Status
from tpsupport.checks.network.causes import Blame
from tpsupport.checks.network.clock import Clock
from tpsupport.checks.network.row import Row


@dataclass(frozen=True, slots=True)
class Verdict:
    """What it comes to: status and cause, whom that points at, and which hosts it is about."""

    status: Status
    cause: str | None = None
    blame: Blame = "none"
    hosts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Every warning that holds beside it, gravest first."""


@dataclass(frozen=True, slots=True)
class NetworkReport:
    """Everything one run saw."""

    rows: tuple[Row, ...]
    verdict: Verdict
    clock: Clock
    proxies: tuple[str, ...] = ()
    """Names without passwords."""
    portal: str = ""
    """The host of a login page, where one answered and named it."""
    trust: bool = True
    """Whether this device has any authorities to trust."""
    timeout: float = 8.0

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every host that was contacted, a proxy's address aside, each once."""
        return tuple(dict.fromkeys(row.target.host for row in self.rows))

    def finding(self) -> Finding:
        """The finding. Its evidence holds JSON values, and fills the placeholders of its phrase."""
        return Finding(
            check="network",
            status=self.verdict.status,
            cause=self.verdict.cause,
            evidence=self.evidence(),
            hosts=self.hosts,
        )

    def evidence(self) -> Mapping[str, Any]:
        """The report in JSON values."""
        offset = self.clock.offset
        return {
            "blame": self.verdict.blame,
            "notes": list(self.verdict.notes),
            "targets": ", ".join(self.verdict.hosts),
            "rows": [row.as_json() for row in self.rows],
            "proxies": list(self.proxies),
            "proxy": ", ".join(self.proxies),
            "portal": self.portal or None,
            "clock_offset": offset,
            "clock_hosts": self.clock.hosts,
            "clock_off_by": 0 if offset is None else round(abs(offset)),
            "trust": self.trust,
            "timeout": self.timeout,
        }
