"""All ways to all targets at once, each on a thread of its own, under one deadline.

The threads are bare: starting one does not wait for it, and none keeps the process alive.
"""

from __future__ import annotations

import _thread
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from tpsupport.checks.network import proxy
from tpsupport.checks.network.address import is_address
from tpsupport.checks.network.probe import probe, settled
from tpsupport.checks.network.row import Row, Way
from tpsupport.checks.network.trace import Tools

if TYPE_CHECKING:
    import ssl

    from tpsupport.checks.context import Context
    from tpsupport.checks.network.targets import Target

SETTLE = 2.0
"""Seconds that the other rows still have once every service is reached."""


@dataclass(frozen=True, slots=True)
class _Event:
    index: int
    row: Row
    final: bool = False
    fault: Exception | None = None


def ways(targets: Iterable[Target], context: Context) -> list[tuple[Row, proxy.Proxy | None]]:
    """The rows to fill, in order: each target by IPv4, IPv6 and the proxy, where they apply."""
    found: list[tuple[Row, proxy.Proxy | None]] = []
    for target in targets:
        families: tuple[Way, ...] = ("ipv4", "ipv6")
        if is_address(target.host):
            families = ("ipv6",) if ":" in target.host else ("ipv4",)
        found += [(Row(target, way, "dns"), None) for way in families]
        by = None if target.role == "portal" else proxy.applying(context, target)
        if by:
            found.append((Row(target, "proxy", "proxy", via=by.name), by))
    return found


def survey(
    targets: Sequence[Target],
    context: Context,
    started: float,
    challenges: Sequence[tuple[str, str]] = (),
) -> tuple[tuple[Row, ...], bool]:
    """Every row, in the order of ``ways``, within ``context.timeout`` seconds of ``started``; and
    whether this device has any authorities to trust. A row that is not finished stands as far as
    it came.

    ``context.progress`` is told ``host:port way`` with each stage, and in the end with its level.
    """
    planned = ways(targets, context)
    tls = context.trust() if any(target.scheme == "https" for target in targets) else None
    tools = Tools(context, started + context.timeout, tls, challenges)
    events: SimpleQueue[_Event] = SimpleQueue()
    for index, (row, by) in enumerate(planned):
        _thread.start_new_thread(_work, (index, row, by, tools, events))
    rows = [row for row, _ in planned]
    for index in _collect(rows, events, tools):
        rows[index] = _cut(rows[index], context.monotonic() - started)
        _tell(context, _Event(index, rows[index], final=True))
    return tuple(_offered(rows)), tls is None or _trusts(tls)


def _collect(rows: list[Row], events: SimpleQueue[_Event], tools: Tools) -> set[int]:
    """Fill ``rows`` as they are told, until all are or time is up; the indexes of the open ones."""
    monotonic = tools.context.monotonic
    until = tools.deadline
    wanted = {row.target for row in rows if row.target.role not in {"control", "portal"}}
    unfinished = set(range(len(rows)))
    while unfinished:
        try:
            event = events.get(timeout=max(until - monotonic(), 0))
        except Empty:
            break
        if event.fault:
            raise event.fault
        rows[event.index] = event.row
        _tell(tools.context, event)
        if event.final:
            unfinished.discard(event.index)
            if event.row.target in wanted and event.row.level == "ok":
                wanted.discard(event.row.target)
                until = until if wanted else min(until, monotonic() + SETTLE)
    return unfinished


def _work(
    index: int,
    row: Row,
    by: proxy.Proxy | None,
    tools: Tools,
    events: SimpleQueue[_Event],
) -> None:
    try:
        done = probe(row, tools, lambda grown: events.put(_Event(index, grown)), by)
        events.put(_Event(index, done, final=True))
    except Exception as fault:
        events.put(_Event(index, row, fault=fault))


def _tell(context: Context, event: _Event) -> None:
    row = event.row
    context.progress(f"{row.target.label} {row.way}", row.level if event.final else row.stage)


def _cut(row: Row, seconds: float) -> Row:
    """``row`` as it stands after ``seconds``: its open stage took all that the others left."""
    done = {stage: ms for stage, ms in row.ms.items() if stage != row.stage}
    open_ms = max(round(seconds * 1000) - sum(done.values()), 0)
    late = replace(row, cause=f"{row.stage}_timeout", ms={**done, row.stage: open_ms})
    return settled(late)


def _offered(rows: Iterable[Row]) -> Iterable[Row]:
    """Rows in which a family that a resolved name does not have is no failure.

    Some systems say of such a family that the name does not exist.
    """
    rows = tuple(rows)
    resolved = {row.target for row in rows if row.way != "proxy" and row.address}
    for row in rows:
        absent = row.cause == "dns_nxdomain" and row.target in resolved
        yield replace(row, cause="dns_no_address") if absent else row


def _trusts(tls: ssl.SSLContext) -> bool:
    """Whether there is any authority by which a server could prove itself."""
    import ssl
    from pathlib import Path

    if tls.cert_store_stats()["x509_ca"]:
        return True
    folder = ssl.get_default_verify_paths().capath
    return bool(folder) and any(Path(folder).iterdir())
