"""The network check: can this device reach the service, and if it cannot, whose fault is it?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from tpsupport.case import Finding, Status
from tpsupport.checks.check import Contact
from tpsupport.checks.network.causes import CAUSES

if TYPE_CHECKING:
    from tpsupport.checks.context import Context
    from tpsupport.checks.network.report import NetworkReport


class NetworkCheck(NamedTuple):
    """Its arguments: ``network`` adds one node of that network; ``target`` names hosts to reach in
    place of the pack's services (see ``targets.parse_all``)."""

    name: str = "network"
    arguments: Mapping[str, str] = {"network": "network?", "target": "text?"}
    causes: Mapping[Status, tuple[str, ...]] = CAUSES

    def contacts(self, context: Context, **facts: str) -> tuple[Contact, ...]:
        """The hosts of a run, the services first, and the proxies it would pass through."""
        from tpsupport.checks.network import proxy, targets

        found = targets.chosen(context, **facts)
        by = [proxy.applying(context, target) for target in found if target.role != "portal"]
        listed = [Contact(target.host, target.why) for target in found]
        listed += [Contact(one.host, "network.why.proxy") for one in by if one and one.usable]
        return tuple(dict.fromkeys(listed))

    def run(self, context: Context, **facts: str) -> Finding:
        """The finding of what ``look`` sees."""
        return look(context, **facts).finding()


CHECK = NetworkCheck()


def look(context: Context, **facts: str) -> NetworkReport:
    """Everything that one run sees, within ``context.timeout`` seconds."""
    started = context.monotonic()
    from tpsupport.checks.network import blame, clock, proxy, targets
    from tpsupport.checks.network.report import NetworkReport
    from tpsupport.checks.network.scene import scene
    from tpsupport.checks.network.survey import survey

    chosen = targets.chosen(context, **facts)
    document = targets.known(context.library, "targets")
    challenges = [(one["header"].lower(), one["value"]) for one in document.get("challenges") or ()]
    rows, trust = survey(chosen, context, started, challenges)
    believed = [row for row in rows if row.verified or row.level == "ok"]
    time = clock.judge((row.target.host, row.ahead) for row in believed if row.ahead is not None)
    slow = document.get("slow_ms", 3000)
    seen = scene(rows, time, trust=trust, timeout=context.timeout, slow_ms=slow)
    return NetworkReport(
        rows=rows,
        verdict=blame.judge(seen),
        clock=time,
        proxies=tuple(dict.fromkeys(one.name for one in proxy.configured(context).values())),
        portal=next((row.location for row in rows if row.cause == "captive_portal"), ""),
        trust=trust,
        timeout=context.timeout,
    )
