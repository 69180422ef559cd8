"""The rows of one run, sorted by what they are for, and what can be seen in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from tpsupport.checks.network.address import is_loopback
from tpsupport.checks.network.causes import DATES, FORGED, STAGES, UNRESOLVED
from tpsupport.checks.network.clock import Clock
from tpsupport.checks.network.row import Row
from tpsupport.checks.network.targets import Target

_SILENT = frozenset({"tcp_timeout", "tls_timeout", "http_timeout"})
_ANSWERING = frozenset({"tls", "http"})
_NO_WAY = frozenset({"tcp_unreachable", "tcp_denied"})


@dataclass(frozen=True, slots=True)
class Reach:
    """What all rows of one target come to. Any way that works clears the others."""

    target: Target
    rows: tuple[Row, ...]

    @property
    def ok(self) -> bool:
        """Whether any way works."""
        return any(row.level == "ok" for row in self.rows)

    @property
    def directly(self) -> bool:
        """Whether a way without a proxy works."""
        return any(row.level == "ok" and row.way != "proxy" for row in self.rows)

    @property
    def best(self) -> Row:
        """The row that tells most of a failure: the one that came furthest, IPv4 before others."""
        return max([row for row in self.rows if row.level == "fail"] or self.rows, key=_depth)

    @property
    def cause(self) -> str:
        """What stopped the best row."""
        return self.best.cause or ""

    @property
    def milliseconds(self) -> int | None:
        """The time of the quickest way that works."""
        return min((row.total for row in self.rows if row.level == "ok"), default=None)


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that a verdict rests on."""

    services: tuple[Reach, ...]
    controls: tuple[Reach, ...]
    portals: tuple[Reach, ...]
    clock: Clock
    trust: bool
    """Whether this device has any authorities to trust."""
    timeout: float
    slow_ms: int

    @property
    def rows(self) -> list[Row]:
        """Every row."""
        return [row for reach in self.reaches for row in reach.rows]

    @property
    def reaches(self) -> tuple[Reach, ...]:
        """Every target."""
        return (*self.services, *self.controls, *self.portals)

    @property
    def failing(self) -> tuple[Reach, ...]:
        """The services that no way reaches."""
        return tuple(reach for reach in self.services if not reach.ok)

    @property
    def control_works(self) -> bool:
        """Whether something independent of the services was reached."""
        return any(reach.ok for reach in (*self.controls, *self.portals))

    @property
    def at_home(self) -> bool:
        """Whether all that fails was named by a person and runs on this device: nothing lies
        between, and the network has no part in it."""
        return all(
            reach.target.role == "given" and is_loopback(reach.best.address)
            for reach in self.failing
        )

    @property
    def replaced(self) -> bool:
        """Whether every control that could be connected to was answered by somebody else."""
        met = [row for row in self.rows if row.target.role == "control" and row.stage in _ANSWERING]
        return bool(met) and all(row.cause in FORGED for row in met)

    @property
    def silent(self) -> bool:
        """Whether nothing at all came back from anywhere."""
        failed = [row for row in self.rows if row.level == "fail" and row.cause not in _NO_WAY]
        return not any(reach.ok for reach in self.reaches) and all(
            (row.cause or "").endswith("_timeout") for row in failed
        )

    @property
    def disconnected(self) -> bool:
        """Whether this device has no way out: it refuses every known address itself."""
        outside = [row for row in self.rows if row.target.role != "given" and row.way != "proxy"]
        known = [row for row in outside if row.level == "fail" and row.stage != "dns"]
        return (
            not any(row.level == "ok" for row in outside)
            and any(row.way == "ipv4" for row in known)
            and all(row.cause in _NO_WAY for row in known)
        )

    @property
    def login_page(self) -> bool:
        """Whether a login page answered, and the network is not open all the same."""
        met = any(reach.cause == "captive_portal" for reach in self.portals)
        known_page = any(reach.ok for reach in self.portals)
        return met and not (known_page and any(reach.ok for reach in self.controls))

    @property
    def clock_at_fault(self) -> bool:
        """Whether the clock makes good certificates seem out of date.

        Known from the dates in answers; without those, from certificates that are out of date on
        several hosts and right on none.
        """
        if any(self.clock.explains(reach.cause) for reach in self.failing):
            return True
        if self.clock.offset is not None or any(row.verified for row in self.rows):
            return False
        dated = {row.target.host for row in self.rows if row.cause in DATES}
        return len(dated) > 1 and any(reach.cause in DATES for reach in self.failing)

    @property
    def names_fail(self) -> bool:
        """Whether no name was found at all, whoever asked for it."""
        named = [row for row in self.rows if row.way != "proxy" and row.address != row.target.host]
        lost = bool(named) and all(row.cause in UNRESOLVED for row in named)
        return lost and all(reach.cause in UNRESOLVED for reach in self.failing)

    @property
    def border(self) -> bool:
        """Whether controls answer on one side of mainland China's border and none on the other."""
        sides = [
            [reach.ok for reach in self.controls if reach.target.region == region]
            for region in ("mainland", "world")
        ]
        return all(sides) and any(sides[0]) != any(sides[1])

    @property
    def proxy_at_fault(self) -> bool:
        """Whether a proxy is set, and does not do its work for anything."""
        rows = [row for row in self.rows if row.way == "proxy" and row.level != "aside"]
        return bool(rows) and all((row.cause or "").startswith("proxy_") for row in rows)

    @property
    def proxy_needed(self) -> bool:
        """Whether a service is reached by the proxy alone."""
        return any(reach.ok and not reach.directly for reach in self.services)

    @property
    def ipv6_broken(self) -> bool:
        """Whether this network offers IPv6, and it swallows everything while IPv4 works."""
        tried = [row for row in self.rows if row.way == "ipv6" and row.stage != "dns"]
        works = {row.target for row in self.rows if row.way == "ipv4" and row.level == "ok"}
        swallowed = [row for row in tried if row.cause in _SILENT and row.target in works]
        return bool(swallowed) and all(row.cause in _SILENT | _NO_WAY for row in tried)

    @property
    def slow(self) -> bool:
        """Whether a service answers, but late."""
        return any((reach.milliseconds or 0) > self.slow_ms for reach in self.services)

    @property
    def all_slow(self) -> bool:
        """Whether the controls are late as well."""
        times = [reach.milliseconds for reach in self.controls if reach.milliseconds is not None]
        return bool(times) and median(times) > self.slow_ms


def scene(
    rows: Iterable[Row],
    clock: Clock,
    *,
    trust: bool = True,
    timeout: float = 8.0,
    slow_ms: int = 3000,
) -> Scene:
    """The rows of one run, by target and by what each is for."""
    by_target: dict[Target, list[Row]] = {}
    for row in rows:
        by_target.setdefault(row.target, []).append(row)
    reaches = [Reach(target, tuple(found)) for target, found in by_target.items()]
    return Scene(
        services=tuple(one for one in reaches if one.target.role not in {"control", "portal"}),
        controls=tuple(one for one in reaches if one.target.role == "control"),
        portals=tuple(one for one in reaches if one.target.role == "portal"),
        clock=clock,
        trust=trust,
        timeout=timeout,
        slow_ms=slow_ms,
    )


def _depth(row: Row) -> tuple[int, bool]:
    at_proxy = (row.cause or "").startswith("proxy_")
    return -1 if at_proxy else STAGES.index(row.stage), row.way == "ipv4"
