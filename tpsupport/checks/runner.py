"""Running checks: all at once, under one deadline, each once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from tpsupport.case import Finding, finding_key
from tpsupport.checks import registry
from tpsupport.errors import SupportError

if TYPE_CHECKING:
    from tpsupport.checks.check import Check
    from tpsupport.checks.context import Context

GRACE = 1.08
"""A check that keeps the deadline itself may use this much of it to say what it saw."""

Load = Callable[[str], "Check"]
Wanted = tuple[str, Mapping[str, str]]
"""A check's name and its arguments."""


@dataclass(frozen=True, slots=True)
class _Event:
    key: str
    outcome: Finding | SupportError | tuple[str, str]
    """What came of it, or a label and its state on the way there."""


def run(
    wanted: Iterable[Wanted],
    context: Context,
    *,
    known: Mapping[str, Finding] | None = None,
    load: Load = registry.load,
) -> dict[str, Finding]:
    """The finding of every wanted check by its key, within ``context.timeout`` seconds.

    What is ``known`` is not looked at again. A check that crashes, or is late, or may not go out,
    is ``unknown``. A ``SupportError`` of a check is raised: its arguments were wrong.
    """
    asked = {finding_key(name, arguments): (name, arguments) for name, arguments in wanted}
    found = {key: finding for key, finding in (known or {}).items() if key in asked}
    started = context.monotonic()
    events: SimpleQueue[_Event] = SimpleQueue()
    running = [key for key in asked if key not in found]
    for key in running:
        name, arguments = asked[key]
        context.progress(name, "started")
        _start(load(name), arguments, context, events.put, key)
    found |= _collect(events, set(running), context, started + context.timeout * GRACE)
    for key in [key for key in running if key not in found]:
        name, arguments = asked[key]
        found[key] = _stamped(unanswered(name, "timeout"), arguments, context, started)
        context.progress(name, "unknown")
    return {key: found[key] for key in asked}


def _collect(
    events: SimpleQueue[_Event], running: set[str], context: Context, until: float
) -> dict[str, Finding]:
    """The findings that come before ``until``, while progress is passed on."""
    found = {}
    while running:
        try:
            event = events.get(timeout=max(until - context.monotonic(), 0))
        except Empty:
            break
        if isinstance(event.outcome, SupportError):
            raise event.outcome
        if isinstance(event.outcome, Finding):
            found[event.key] = event.outcome
            running.discard(event.key)
            context.progress(event.outcome.check, event.outcome.status)
        else:
            context.progress(*event.outcome)
    return found


def unanswered(name: str, cause: str, **evidence: str) -> Finding:
    """The finding of a check that could not look: ``cause`` is offline, timeout or crashed."""
    return Finding(name, "unknown", cause, evidence=evidence)


def _start(
    check: Check,
    arguments: Mapping[str, str],
    context: Context,
    tell: Callable[[_Event], None],
    key: str,
) -> None:
    """Run ``check`` on a daemon thread: what hangs in it does not keep the process alive."""
    inside = replace(context, progress=lambda label, state: tell(_Event(key, (label, state))))

    def work() -> None:
        started = context.monotonic()
        try:
            finding = _look(check, arguments, inside)
        except SupportError as error:
            tell(_Event(key, error))
        except Exception as error:
            finding = unanswered(check.name, "crashed", error=type(error).__name__)
            tell(_Event(key, _stamped(finding, arguments, context, started)))
        else:
            tell(_Event(key, _stamped(finding, arguments, context, started)))

    Thread(target=work, name=f"check {key}", daemon=True).start()


def _look(check: Check, arguments: Mapping[str, str], context: Context) -> Finding:
    if context.offline and check.contacts(context, **arguments):
        return unanswered(check.name, "offline")
    return check.run(context, **arguments)


def _stamped(
    finding: Finding, arguments: Mapping[str, str], context: Context, started: float
) -> Finding:
    """``finding`` with what it was asked, when, and how long it took."""
    now = time.localtime(context.clock())
    zone = time.strftime("%z", now)
    return finding._replace(
        arguments=dict(arguments),
        seconds=round(context.monotonic() - started, 3),
        at=f"{time.strftime('%Y-%m-%dT%H:%M:%S', now)}{zone[:3]}:{zone[3:5]}",
    )
