"""Running the network check as the program does, and picking rows out of what it found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tpsupport.case import Finding
from tpsupport.checks import runner
from tpsupport.checks.context import Context

Make = Callable[..., Context]
HOST = "service.loop.test"
CONTROL = "control.loop.test"


def look(context: Context, **facts: str) -> Finding:
    """The finding of the network check on ``facts``."""
    (finding,) = runner.run([("network", facts)], context).values()
    return finding


def row(finding: Finding, host: str = HOST, way: str = "ipv4") -> dict[str, Any]:
    """The row of ``host`` by one way."""
    rows = finding.evidence["rows"]
    (found,) = [row for row in rows if row["host"] == host and row["way"] == way]
    return dict(found)
